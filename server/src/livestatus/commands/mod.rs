//! External commands, carried out as requests to the REST interface are: by the same verbs, rules and
//! rights.

mod comments;
mod targets;

use livestatus_protocol::{Code, Command};
use serde_json::{Value, json};

use self::targets::{Target, Targets};
use super::access::{Commander, Fault, speaks_for_others};
use super::picture::Sight;
use super::{Listener, Shared};
use crate::contract::resource;
use crate::item;
use crate::rules::rights::Verb;
use crate::rules::{Refusal, StateBefore};

/// How far ahead a check that is not forced may be asked for, in seconds: it is made at once.
const MAX_AHEAD: i64 = 300;

pub(super) fn bad(message: impl Into<String>) -> Fault {
    (Code::BadRequest, message.into())
}

/// What a refusal is for clients.
fn fault(refusal: Refusal) -> Fault {
    let code = match &refusal {
        Refusal::NoRight(_)
        | Refusal::NoCommands
        | Refusal::Forbidden(_)
        | Refusal::ForbiddenFor(_) => Code::Forbidden,
        Refusal::Store(_) => Code::Unavailable,
        Refusal::TooLarge(_) => Code::TooLarge,
        _ => Code::BadRequest,
    };
    let message = match &refusal {
        Refusal::InvalidItem(issues) => format!("{refusal}: {}", item::to_text(issues)),
        Refusal::InvalidList(issues) => {
            let first = issues.iter().find(|issues| !issues.is_empty());
            let first = first.map(item::to_text).unwrap_or_default();
            format!("{refusal}: {first}")
        }
        _ => refusal.to_string(),
    };
    (code, message)
}

/// A command that is carried out: who asks, and what there is.
struct Work<'a> {
    shared: &'a Shared,
    commander: Commander,
    targets: Targets,
    command: &'a Command,
}

impl Shared {
    /// Carries out a command.
    pub(super) async fn command(
        &self,
        listener: &Listener,
        command: &Command,
    ) -> Result<(), Fault> {
        self.statistics.count_command();
        let commander = self
            .commander(listener, command.auth_user.as_deref())
            .await?;
        let picture = self.picture().await?;
        let givers: Vec<_> = commander.all().cloned().collect();
        let sight = Sight::of(&givers, &picture.places);
        let work = Work {
            shared: self,
            commander,
            targets: Targets { picture, sight },
            command,
        };
        work.run().await
    }
}

impl Work<'_> {
    async fn run(&self) -> Result<(), Fault> {
        let name = self.command.name.as_str();
        match name {
            "ACKNOWLEDGE_HOST_PROBLEM" => self.acknowledge(false).await,
            "ACKNOWLEDGE_SVC_PROBLEM" => self.acknowledge(true).await,
            "REMOVE_HOST_ACKNOWLEDGEMENT" => self.remove_acknowledgement(false).await,
            "REMOVE_SVC_ACKNOWLEDGEMENT" => self.remove_acknowledgement(true).await,
            "SCHEDULE_HOST_DOWNTIME"
            | "SCHEDULE_SVC_DOWNTIME"
            | "SCHEDULE_HOST_SVC_DOWNTIME"
            | "SCHEDULE_HOSTGROUP_HOST_DOWNTIME"
            | "SCHEDULE_HOSTGROUP_SVC_DOWNTIME"
            | "SCHEDULE_SERVICEGROUP_HOST_DOWNTIME"
            | "SCHEDULE_SERVICEGROUP_SVC_DOWNTIME"
            | "SCHEDULE_AND_PROPAGATE_HOST_DOWNTIME"
            | "SCHEDULE_AND_PROPAGATE_TRIGGERED_HOST_DOWNTIME" => self.downtime().await,
            "DEL_HOST_DOWNTIME" => self.end_downtime(false).await,
            "DEL_SVC_DOWNTIME" => self.end_downtime(true).await,
            "SCHEDULE_HOST_CHECK" | "SCHEDULE_FORCED_HOST_CHECK" => self.check(false).await,
            "SCHEDULE_SVC_CHECK" | "SCHEDULE_FORCED_SVC_CHECK" => self.check(true).await,
            "SCHEDULE_HOST_SVC_CHECKS" | "SCHEDULE_FORCED_HOST_SVC_CHECKS" => {
                let [host, time] = self.split()?;
                self.refuse_ahead(time)?;
                self.force_checks(self.targets.services_of(host)?).await
            }
            "PROCESS_HOST_CHECK_RESULT" => self.result(false).await,
            "PROCESS_SERVICE_CHECK_RESULT" => self.result(true).await,
            "ADD_HOST_COMMENT" => self.comment(false).await,
            "ADD_SVC_COMMENT" => self.comment(true).await,
            "DEL_HOST_COMMENT" => self.end_comment(false).await,
            "DEL_SVC_COMMENT" => self.end_comment(true).await,
            "DEL_ALL_HOST_COMMENTS" => self.end_comments(false).await,
            "DEL_ALL_SVC_COMMENTS" => self.end_comments(true).await,
            // There is nothing that would have to be saved.
            "SAVE_STATE_INFORMATION" => Ok(()),
            _ => Err(bad(format!(
                "The command '{name}' cannot be carried out by this server"
            ))),
        }
    }

    /// The arguments, of which the last takes the rest.
    fn split<const N: usize>(&self) -> Result<[&str; N], Fault> {
        let found = self
            .command
            .split(N)
            .and_then(|found| found.try_into().ok());
        found.ok_or_else(|| bad(format!("{} takes {N} arguments", self.command.name)))
    }

    /// The host, or host and service, that the first arguments name, and the arguments behind.
    fn target<const N: usize>(&self, is_service: bool) -> Result<(Target, [&str; N]), Fault> {
        let first = 1 + usize::from(is_service);
        let count = first + N;
        let few = || bad(format!("{} takes {count} arguments", self.command.name));
        let found = self.command.split(count).ok_or_else(few)?;
        let target = if is_service {
            self.targets.service(found[0], found[1])?
        } else {
            self.targets.host(found[0])?
        };
        let rest = found[first..].try_into().map_err(|_| few())?;
        Ok((target, rest))
    }

    fn number(&self, name: &str, text: &str) -> Result<i64, Fault> {
        text.trim().parse().map_err(|_| {
            bad(format!(
                "{}: {name} must be a number, and is '{text}'",
                self.command.name
            ))
        })
    }

    /// The user in whose name something is asked: the author, if the one who gives the command may
    /// speak for others.
    fn user(&self, author: &str) -> String {
        let speaker = self.commander.speaker();
        let author = self.targets.user(author);
        match author.filter(|_| speaks_for_others(speaker)) {
            Some(author) => author.to_string(),
            None => speaker.id.clone(),
        }
    }

    /// Refuses what the user in whose name the command is given could not create. What the user of
    /// the listener may do is seen when it is done.
    fn check_other(&self, name: &str, targets: &[Target]) -> Result<(), Fault> {
        let Some(other) = &self.commander.other else {
            return Ok(());
        };
        let resource = resource(name);
        other.check_verb(resource, Verb::Create).map_err(fault)?;
        for target in targets {
            let place = self.targets.place(target);
            let checked = place.map(|place| other.check_target(resource, Verb::Create, place));
            checked.unwrap_or(Ok(())).map_err(fault)?;
        }
        Ok(())
    }

    /// What is posted: target and user, and more members.
    fn request(&self, target: &Target, author: &str, more: &Value) -> Value {
        let mut body = json!({
            "host": target.host.to_string(),
            "service": target.service.map(|service| service.to_string()),
            "user": self.user(author),
        });
        if let (Some(body), Some(more)) = (body.as_object_mut(), more.as_object()) {
            body.extend(more.clone());
        }
        body
    }

    /// Posts an item for each target, all or none.
    async fn post(
        &self,
        name: &str,
        targets: &[Target],
        author: &str,
        more: &Value,
    ) -> Result<(), Fault> {
        self.check_other(name, targets)?;
        let bodies = targets
            .iter()
            .map(|target| self.request(target, author, more));
        let mut bodies: Vec<Value> = bodies.collect();
        let body = match bodies.len() {
            0 => return Ok(()),
            1 => bodies.swap_remove(0),
            _ => Value::Array(bodies),
        };
        let api = &self.shared.api;
        let created = api.create(&self.commander.own, resource(name), body).await;
        created.map(|_| ()).map_err(fault)
    }

    async fn acknowledge(&self, is_service: bool) -> Result<(), Fault> {
        let (target, [sticky, notify, persistent, author, comment]) = self.target(is_service)?;
        let more = json!({
            "action": "add",
            // Other numbers are an acknowledgement that ends with the state.
            "sticky": self.number("sticky", sticky)? == 2,
            "notify": self.number("notify", notify)? != 0,
            "persistent": self.number("persistent", persistent)? != 0,
            "comment": comment,
        });
        self.post("actionacknowledge", &[target], author, &more)
            .await
    }

    async fn remove_acknowledgement(&self, is_service: bool) -> Result<(), Fault> {
        let (target, []) = self.target(is_service)?;
        let more = json!({"action": "delete"});
        self.post("actionacknowledge", &[target], "", &more).await
    }

    async fn downtime(&self) -> Result<(), Fault> {
        let (targets, rest) = match self.command.name.as_str() {
            "SCHEDULE_HOST_DOWNTIME" => {
                let (target, rest) = self.target(false)?;
                (vec![target], rest)
            }
            "SCHEDULE_SVC_DOWNTIME" => {
                let (target, rest) = self.target(true)?;
                (vec![target], rest)
            }
            name => {
                let [first, rest @ ..]: [&str; 8] = self.split()?;
                let targets = match name {
                    "SCHEDULE_HOST_SVC_DOWNTIME" => self.targets.services_of(first)?,
                    "SCHEDULE_HOSTGROUP_HOST_DOWNTIME" => self.targets.hostgroup(first, false)?,
                    "SCHEDULE_HOSTGROUP_SVC_DOWNTIME" => self.targets.hostgroup(first, true)?,
                    "SCHEDULE_SERVICEGROUP_HOST_DOWNTIME" => {
                        self.targets.servicegroup(first, false)?
                    }
                    "SCHEDULE_SERVICEGROUP_SVC_DOWNTIME" => {
                        self.targets.servicegroup(first, true)?
                    }
                    _ => self.targets.below(first)?,
                };
                (targets, rest)
            }
        };
        let [start, end, fixed, _trigger, duration, author, comment] = rest;
        let fixed = self.number("fixed", fixed)?;
        if !(0..=1).contains(&fixed) {
            return Err(bad("Downtimes that come again cannot be scheduled"));
        }
        let more = json!({
            "action": "add",
            "start_time": self.number("start_time", start)?,
            "end_time": self.number("end_time", end)?,
            "fixed": fixed == 1,
            "duration": self.number("duration", duration)?,
            "comment": comment,
        });
        self.post("actiondowntime", &targets, author, &more).await
    }

    /// Ends the downtimes of what the one of that number is about: a request names no single one.
    async fn end_downtime(&self, is_service: bool) -> Result<(), Fault> {
        let [number] = self.split()?;
        let number = self.number("downtime_id", number)?;
        let downtimes = &self.targets.picture.notes.downtimes;
        let note = self.targets.note(downtimes, number, is_service);
        let note = note.ok_or_else(|| bad(format!("There is no downtime {number}")))?;
        let target = self.targets.of_note(note);
        let more = json!({"action": "delete"});
        self.post("actiondowntime", &[target], "", &more).await
    }

    async fn check(&self, is_service: bool) -> Result<(), Fault> {
        let (target, [time]) = self.target(is_service)?;
        self.refuse_ahead(time)?;
        self.force_checks(vec![target]).await
    }

    /// A forced check is made at once whatever time is named; another one cannot be put off.
    fn refuse_ahead(&self, time: &str) -> Result<(), Fault> {
        let time = self.number("check_time", time)?;
        if !self.command.name.contains("FORCED") && time > item::now() + MAX_AHEAD {
            return Err(bad("Checks can be made at once only, not at a later time"));
        }
        Ok(())
    }

    async fn force_checks(&self, targets: Vec<Target>) -> Result<(), Fault> {
        self.post("actionforcecheck", &targets, "", &json!({}))
            .await
    }

    /// A passive result. What it does not say is taken from the live state.
    async fn result(&self, is_service: bool) -> Result<(), Fault> {
        let (target, [code, output]) = self.target(is_service)?;
        let states: &[&str] = if is_service {
            &["OK", "WARNING", "CRITICAL", "UNKNOWN"]
        } else {
            &["UP", "DOWN", "UNREACHABLE"]
        };
        let number = self.number("return_code", code)?;
        let state = usize::try_from(number).ok().and_then(|at| states.get(at));
        let state = state.ok_or_else(|| bad(format!("return_code: {number} is no state")))?;
        let now = item::now();
        let time = match self.command.time {
            time if time > 0 && time < now => time,
            _ => now,
        };
        // A line feed is written as a backslash and `n`.
        let (first, long) = output.split_once("\\n").unwrap_or((output, ""));
        let (text, perf_data) = first.split_once('|').unwrap_or((first, ""));
        let body = json!([{
            "host": target.host.to_string(),
            "service": target.service.map(|service| service.to_string()),
            "state": state,
            "state_type": "HARD",
            "last_state_type": "HARD",
            "last_check": time,
            "output": text.trim_end(),
            "perf_data": perf_data.trim(),
            "long_output": long.replace("\\n", "\n"),
            "passive_check": true,
        }]);
        self.check_other("logcheckresult", std::slice::from_ref(&target))?;
        let api = &self.shared.api;
        let created = api
            .create_check_results(&self.commander.own, body, StateBefore::FromLiveState)
            .await
            .map_err(fault)?;
        if let crate::api::Created::Partly(elements) = created
            && let Some(Err(issues)) = elements.into_iter().next()
        {
            return Err(bad(item::to_text(&issues)));
        }
        Ok(())
    }
}
