//! Configurations made by a generator with a seed, together with what they mean.
//!
//! What they mean is worked out here by the plainest possible code, from the same decisions that
//! the text is written from.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::facts::Facts;

/// How large a configuration becomes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) hosts: usize,
    pub(crate) services: usize,
    pub(crate) templates: usize,
    pub(crate) groups: usize,
}

impl Size {
    pub(crate) const SMALL: Self = Self {
        hosts: 8,
        services: 6,
        templates: 5,
        groups: 4,
    };
    pub(crate) const LARGE: Self = Self {
        hosts: 150,
        services: 60,
        templates: 25,
        groups: 20,
    };
}

/// A text and the facts that are known about it.
pub(crate) struct Generated {
    pub(crate) text: String,
    pub(crate) facts: Facts,
}

/// A template as it is written, and its effective values.
#[derive(Debug, Clone, Default)]
struct Template {
    name: String,
    scalars: BTreeMap<&'static str, String>,
    /// What it has with its own templates, and whether that is still additive.
    contacts: Option<(Vec<String>, bool)>,
    customs: BTreeMap<String, String>,
}

struct Generator {
    random: fastrand::Rng,
    text: String,
    facts: Facts,
    size: Size,
    contacts: Vec<String>,
    contact_groups: Vec<String>,
    commands: Vec<String>,
    periods: Vec<String>,
    hosts: Vec<String>,
    host_groups: Vec<(String, BTreeSet<String>)>,
    services: Vec<(String, String)>,
}

/// Makes a configuration; equal seeds give equal configurations.
pub(crate) fn generate(seed: u64, size: Size) -> Generated {
    let mut generator = Generator {
        random: fastrand::Rng::with_seed(seed),
        text: format!("# Made with the seed {seed}\n"),
        facts: Facts::new(),
        size,
        contacts: Vec::new(),
        contact_groups: Vec::new(),
        commands: Vec::new(),
        periods: Vec::new(),
        hosts: Vec::new(),
        host_groups: Vec::new(),
        services: Vec::new(),
    };
    generator.commands();
    generator.periods();
    generator.contacts();
    let templates = generator.templates("host");
    generator.hosts(&templates);
    let templates = generator.templates("service");
    generator.services(&templates);
    generator.service_groups();
    generator.dependencies();
    generator.escalations();
    Generated {
        text: generator.text,
        facts: generator.facts,
    }
}

impl Generator {
    /// Writes a block in one of the layouts that are allowed.
    fn block(&mut self, kind: &str, lines: &[(String, String)]) {
        let brace = *self.random.choice(&["{", " {", "\t{ "]).expect("a choice");
        writeln!(self.text, "define {kind}{brace}").expect("a string can be written to");
        for (key, value) in lines {
            let blank = *self.random.choice(&[" ", "\t", "     "]).expect("a choice");
            let end = *self
                .random
                .choice(&["", "", "  ", " ; a comment", "\t;;"])
                .expect("a choice");
            // A continued line has its blank before the backslash.
            if value.contains(',') && !value.contains(", ") && self.random.u8(..8) == 0 {
                let (first, rest) = value.split_once(',').expect("a comma");
                writeln!(self.text, "  {key}{blank}{first},\\\n      {rest}{end}")
            } else {
                writeln!(self.text, "  {key}{blank}{value}{end}")
            }
            .expect("a string can be written to");
            if self.random.u8(..20) == 0 {
                self.text.push_str("# a comment\n\n");
            }
        }
        self.text.push_str("}\n");
    }

    fn fact(&mut self, object: &str, property: &str, words: impl IntoIterator<Item = String>) {
        let properties = self.facts.entry(object.to_owned()).or_default();
        properties.insert(property.to_owned(), words.into_iter().collect());
    }

    fn some(&mut self, from: &[String], most: usize) -> Vec<String> {
        let count = 1 + self.random.usize(..most.min(from.len()));
        let mut chosen = from.to_vec();
        self.random.shuffle(&mut chosen);
        chosen.truncate(count);
        chosen
    }

    fn commands(&mut self) {
        for index in 0..10 {
            let name = format!("command-{index}");
            let line = format!("$USER1$/check_{index} -H $HOSTADDRESS$ -a '$ARG1$' -b \"x=1, y\"");
            self.block(
                "command",
                &lines(&[
                    ("command_name", &name),
                    ("command_line", &format!("{line} \\; exit")),
                ]),
            );
            self.fact(
                &format!("command {name}"),
                "command_line",
                [format!("{line} ; exit")],
            );
            self.commands.push(name);
        }
    }

    fn periods(&mut self) {
        const DAYS: [(&str, &str); 9] = [
            ("monday", "08:00-12:00,13:00-18:00"),
            ("saturday", "10:00-12:00"),
            ("december 25", "00:00-00:00"),
            ("day 1 - 15 / 2", "06:00-18:00"),
            ("2027-01-01 - 2027-02-01", "00:00-24:00"),
            ("thursday -1 november", "00:00-24:00"),
            ("monday 3", "07:00-09:00"),
            ("july 10 - july 15", "00:00-12:00"),
            ("day -1", "00:00-24:00"),
        ];
        for index in 0..8 {
            let name = format!("period {index}");
            let mut all = lines(&[
                ("timeperiod_name", &name),
                ("alias", &format!("The {name}")),
            ]);
            let object = format!("timeperiod {name}");
            self.fact(&object, "alias", [format!("The {name}")]);
            for (days, ranges) in DAYS {
                if self.random.bool() || index == 0 {
                    let written = days.replace("- july ", "- ");
                    all.push((written, ranges.to_owned()));
                    self.fact(&object, days, [ranges.to_owned()]);
                }
            }
            if index > 2 {
                let excluded = format!("period {}", self.random.usize(..3));
                all.push(("exclude".to_owned(), excluded.clone()));
                self.fact(&object, "exclude", [excluded]);
            }
            // Continued lines would split the ranges.
            let text = std::mem::take(&mut self.text);
            self.block("timeperiod", &all);
            let block = self.text.replace(",\\\n      ", ",");
            self.text = text + &block;
            self.periods.push(name);
        }
    }

    fn contacts(&mut self) {
        let groups: Vec<String> = (0..self.size.groups)
            .map(|index| format!("team-{index}"))
            .collect();
        let mut members: BTreeMap<String, BTreeSet<String>> = groups
            .iter()
            .map(|group| (group.clone(), BTreeSet::new()))
            .collect();
        for index in 0..self.size.groups * 2 {
            let name = format!("contact-{index}");
            let command = self
                .random
                .choice(&self.commands)
                .cloned()
                .expect("commands");
            let period = self.random.choice(&self.periods).cloned().expect("periods");
            let mut all = lines(&[
                ("contact_name", &name),
                ("alias", &format!("Contact {index}")),
                ("email", &format!("{name}@example.com")),
                ("host_notification_period", &period),
                ("service_notification_period", &period),
                ("host_notification_options", "d,u,r"),
                ("service_notification_options", "w,c"),
                ("host_notification_commands", &command),
                ("service_notification_commands", &command),
            ]);
            if self.random.bool() {
                let named = self.some(&groups, 3);
                all.push(("contactgroups".to_owned(), named.join(",")));
                for group in named {
                    members.entry(group).or_default().insert(name.clone());
                }
            }
            self.block("contact", &all);
            let object = format!("contact {name}");
            self.fact(&object, "email", [format!("{name}@example.com")]);
            self.fact(&object, "host_notification_period", [period]);
            self.fact(
                &object,
                "service_notification_options",
                ["w".to_owned(), "c".to_owned()],
            );
            self.fact(&object, "host_notification_commands", [command]);
            self.contacts.push(name);
        }
        self.groups("contactgroup", &groups, &self.contacts.clone(), members);
        self.contact_groups = groups;
    }

    /// Groups with members of their own, excluded ones, and groups in them.
    fn groups(
        &mut self,
        kind: &str,
        groups: &[String],
        all_members: &[String],
        mut members: BTreeMap<String, BTreeSet<String>>,
    ) {
        let mut written: Vec<Vec<(String, String)>> = Vec::new();
        for (index, group) in groups.iter().enumerate() {
            let mut all = lines(&[
                (&format!("{kind}_name"), group),
                ("alias", &format!("The group {group}")),
            ]);
            let own = self.some(all_members, 5);
            let has_own = self.random.u8(..4) > 0;
            let everyone = kind == "hostgroup" && self.random.u8(..6) == 0;
            let entry = members.entry(group.clone()).or_default();
            let mut excluded = None;
            if everyone {
                all.push(("members".to_owned(), format!("*,!{}", own[0])));
                entry.extend(all_members.iter().cloned());
                excluded = Some(own[0].clone());
            } else if has_own {
                all.push(("members".to_owned(), own.join(",")));
                entry.extend(own);
            }
            // Only groups before it, so that there are no circles.
            if index > 0 && self.random.bool() {
                let below = groups[self.random.usize(..index)].clone();
                let inner = members[&below].clone();
                members.entry(group.clone()).or_default().extend(inner);
                all.push((format!("{kind}_members"), below));
            }
            if let Some(excluded) = excluded {
                members.entry(group.clone()).or_default().remove(&excluded);
            }
            written.push(all);
        }
        for all in written {
            self.block(kind, &all);
        }
        for group in groups {
            let object = format!("{kind} {group}");
            if !members[group].is_empty() {
                self.fact(&object, "members", members[group].clone());
            }
            if kind == "hostgroup" {
                self.host_groups
                    .push((group.clone(), members[group].clone()));
            }
        }
    }

    /// Templates, each over up to two others.
    fn templates(&mut self, kind: &str) -> Vec<Template> {
        let mut templates: Vec<Template> = Vec::new();
        for index in 0..self.size.templates {
            let mut template = Template {
                name: format!("{kind}-template-{index}"),
                ..Template::default()
            };
            let parents: Vec<usize> = match index {
                0 => Vec::new(),
                _ => (0..self.random.usize(..3))
                    .map(|_| self.random.usize(..index))
                    .collect(),
            };
            let mut parents: Vec<usize> = parents;
            parents.dedup();
            let mut all = lines(&[("name", &template.name), ("register", "0")]);
            if !parents.is_empty() {
                let names: Vec<&str> = parents.iter().map(|one| &*templates[*one].name).collect();
                all.push(("use".to_owned(), names.join(",")));
            }
            let complete = index == 0;
            let above: Vec<Template> = parents.iter().map(|one| templates[*one].clone()).collect();
            self.values(complete, &above, &mut all, &mut template);
            self.block(kind, &all);
            templates.push(template);
        }
        templates
    }

    /// Own values for an object or template, written to `all`, the effective ones to `result`.
    fn values(
        &mut self,
        complete: bool,
        above: &[Template],
        all: &mut Vec<(String, String)>,
        result: &mut Template,
    ) {
        const SCALARS: [(&str, &[&str]); 8] = [
            ("check_interval", &["1", "5", "10"]),
            ("retry_interval", &["1", "2"]),
            ("max_check_attempts", &["1", "3", "4"]),
            ("notification_interval", &["30", "60", "120"]),
            ("active_checks_enabled", &["0", "1"]),
            ("notifications_enabled", &["0", "1"]),
            ("notes", &["see the wiki", "rack 7"]),
            ("action_url", &["http://example.com/?a=1&b=2"]),
        ];
        for (name, choices) in SCALARS {
            if complete || self.random.u8(..3) == 0 {
                let value = (*self.random.choice(choices).expect("a choice")).to_owned();
                all.push((name.to_owned(), value.clone()));
                result.scalars.insert(name, value);
            }
        }
        for (name, choices) in [
            ("check_period", self.periods.clone()),
            ("notification_period", self.periods.clone()),
            ("check_command", self.commands.clone()),
        ] {
            if complete || self.random.u8(..4) == 0 {
                let mut value = self.random.choice(&choices).cloned().expect("a choice");
                if name == "check_command" {
                    value.push_str("!80%!x y");
                }
                all.push((name.to_owned(), value.clone()));
                result.scalars.insert(name, value);
            }
        }
        for template in above {
            for (name, value) in &template.scalars {
                result.scalars.entry(name).or_insert_with(|| value.clone());
            }
            for (name, value) in &template.customs {
                result
                    .customs
                    .entry(name.clone())
                    .or_insert_with(|| value.clone());
            }
        }
        if complete || self.random.u8(..3) == 0 {
            let name = format!("_mac{}", self.random.u8(..4));
            let value = format!("value {}", self.random.u8(..100));
            all.push((name.clone(), value.clone()));
            result.customs.insert(name.to_uppercase(), value);
        }
        self.contacts_of(complete, above, all, result);
    }

    fn contacts_of(
        &mut self,
        complete: bool,
        above: &[Template],
        all: &mut Vec<(String, String)>,
        result: &mut Template,
    ) {
        let chosen = self.some(&self.contacts.clone(), 3);
        let choice = if complete { 0 } else { self.random.u8(..4) };
        let own = match choice {
            0 => Some((chosen, false)),
            1 => Some((chosen, true)),
            _ => None,
        };
        if let Some((names, additive)) = &own {
            let plus = if *additive { "+" } else { "" };
            all.push(("contacts".to_owned(), format!("{plus}{}", names.join(","))));
        }
        result.contacts = match own {
            Some((names, false)) => Some((names, false)),
            own => {
                let mut names = own.map(|(names, _)| names);
                let mut open = true;
                for template in above {
                    if let Some((more, additive)) = &template.contacts
                        && open
                    {
                        names.get_or_insert_default().extend(more.iter().cloned());
                        open = *additive;
                    }
                }
                names.map(|names| (names, open))
            }
        };
    }

    /// The templates that an object uses; the complete one is always the last.
    fn used(&mut self, templates: &[Template]) -> Vec<Template> {
        let mut used = Vec::new();
        for _ in 0..self.random.usize(..3) {
            let template = self.random.choice(templates).expect("templates").clone();
            if used.iter().all(|one: &Template| one.name != template.name) {
                used.push(template);
            }
        }
        if used.iter().all(|one| one.name != templates[0].name) {
            used.push(templates[0].clone());
        }
        used
    }

    fn facts_of(&mut self, object: &str, effective: &Template) {
        for (name, value) in &effective.scalars {
            self.fact(object, name, [value.clone()]);
        }
        for (name, value) in &effective.customs {
            self.fact(object, name, [value.clone()]);
        }
        if let Some((names, _)) = effective.contacts.clone() {
            self.fact(object, "contacts", names);
        }
    }

    fn hosts(&mut self, templates: &[Template]) {
        let groups: Vec<String> = (0..self.size.groups)
            .map(|index| format!("hosts-{index}"))
            .collect();
        let mut members: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for index in 0..self.size.hosts {
            let name = format!("host-{index:03}");
            let used = self.used(templates);
            let names: Vec<&str> = used.iter().map(|template| &*template.name).collect();
            let mut all = lines(&[
                ("host_name", &name),
                ("use", &names.join(",")),
                ("address", &format!("192.0.2.{}", index % 250)),
                ("notification_options", "d,u,r"),
            ]);
            let mut effective = Template::default();
            self.values(false, &used, &mut all, &mut effective);
            let object = format!("host {name}");
            self.facts_of(&object, &effective);
            self.fact(&object, "address", [format!("192.0.2.{}", index % 250)]);
            if index > 0 && self.random.bool() {
                let parents = self.some(&self.hosts.clone(), 2);
                all.push(("parents".to_owned(), parents.join(",")));
                self.fact(&object, "parents", parents);
            }
            if self.random.bool() {
                let named = self.some(&groups, 3);
                all.push(("hostgroups".to_owned(), named.join(",")));
                for group in named {
                    members.entry(group).or_default().insert(name.clone());
                }
            }
            if self.random.bool() {
                let teams = self.some(&self.contact_groups.clone(), 2);
                all.push(("contact_groups".to_owned(), teams.join(",")));
                self.fact(&object, "contact_groups", teams);
            }
            self.block("host", &all);
            self.hosts.push(name);
        }
        for group in &groups {
            members.entry(group.clone()).or_default();
        }
        self.groups("hostgroup", &groups, &self.hosts.clone(), members);
    }

    fn services(&mut self, templates: &[Template]) {
        for index in 0..self.size.services {
            let name = format!("Service {index}");
            let used = self.used(templates);
            let names: Vec<&str> = used.iter().map(|template| &*template.name).collect();
            let mut all = lines(&[
                ("service_description", &name),
                ("use", &names.join(",")),
                ("notification_options", "w,c,r"),
            ]);
            let mut effective = Template::default();
            self.values(false, &used, &mut all, &mut effective);
            let mut hosts: BTreeSet<String> = BTreeSet::new();
            let mut named: Vec<String> = Vec::new();
            let by_name = self.random.bool();
            if by_name {
                named = self.some(&self.hosts.clone(), 4);
                hosts.extend(named.iter().cloned());
            }
            if !by_name || self.random.bool() {
                let groups = self.host_groups.clone();
                let group = self.random.choice(&groups).expect("groups");
                let mut value = group.0.clone();
                hosts.extend(group.1.iter().cloned());
                if self.random.u8(..3) == 0 {
                    let other = self.random.choice(&groups).expect("groups");
                    if other.0 != group.0 {
                        value = format!("{value},{}", other.0);
                        hosts.extend(other.1.iter().cloned());
                    }
                }
                all.push(("hostgroup_name".to_owned(), value));
            }
            if let Some(host) = hosts.first().cloned()
                && hosts.len() > 1
                && self.random.u8(..3) == 0
            {
                hosts.remove(&host);
                named.retain(|one| *one != host);
                named.push(format!("!{host}"));
            }
            if !named.is_empty() {
                all.push(("host_name".to_owned(), named.join(",")));
            }
            if hosts.is_empty() {
                continue;
            }
            self.block("service", &all);
            for host in hosts {
                self.facts_of(&format!("service {host}/{name}"), &effective);
                self.services.push((host, name.clone()));
            }
        }
    }

    fn service_groups(&mut self) {
        for index in 0..self.size.groups {
            let name = format!("services-{index}");
            let mut pairs: BTreeSet<(String, String)> = BTreeSet::new();
            for _ in 0..=self.random.usize(..4) {
                pairs.insert(
                    self.random
                        .choice(&self.services)
                        .cloned()
                        .expect("services"),
                );
            }
            let flat: Vec<String> = pairs
                .iter()
                .map(|(host, name)| format!("{host},{name}"))
                .collect();
            self.block(
                "servicegroup",
                &lines(&[
                    ("servicegroup_name", &name),
                    ("alias", &name),
                    ("members", &flat.join(",")),
                ]),
            );
            let words: BTreeSet<String> = pairs
                .into_iter()
                .map(|(host, name)| format!("{host}/{name}"))
                .collect();
            self.fact(&format!("servicegroup {name}"), "members", words);
        }
    }

    fn dependencies(&mut self) {
        for index in 0..self.size.groups.min(self.hosts.len() / 2) {
            // Host and dependent come from two halves, so that there are no circles.
            let half = self.hosts.len() / 2;
            let (first, second) = (self.hosts[..half].to_vec(), self.hosts[half..].to_vec());
            let masters = vec![first[index].clone()];
            let dependents = self.some(&second, 3);
            self.block(
                "hostdependency",
                &lines(&[
                    ("host_name", &masters.join(",")),
                    ("dependent_host_name", &dependents.join(",")),
                    ("notification_failure_criteria", "d,u"),
                    ("execution_failure_criteria", "n"),
                ]),
            );
            for master in &masters {
                for dependent in &dependents {
                    let object = format!("hostdependency {master} -> {dependent}");
                    self.fact(
                        &object,
                        "notification_failure_options",
                        ["d".into(), "u".into()],
                    );
                }
            }
        }
        let half = self.services.len() / 2;
        for index in 0..self.size.groups.min(half) {
            let (host, name) = self.services[index].clone();
            let other = half + self.random.usize(..self.services.len() - half);
            let (dependent_host, dependent) = self.services[other].clone();
            if host == dependent_host && name == dependent {
                continue;
            }
            self.block(
                "servicedependency",
                &lines(&[
                    ("host_name", &host),
                    ("service_description", &name),
                    ("dependent_host_name", &dependent_host),
                    ("dependent_service_description", &dependent),
                    ("notification_failure_criteria", "w,c"),
                    ("execution_failure_criteria", "n"),
                ]),
            );
            let object = format!("servicedependency {host}/{name} -> {dependent_host}/{dependent}");
            self.fact(
                &object,
                "notification_failure_options",
                ["w".into(), "c".into()],
            );
        }
    }

    fn escalations(&mut self) {
        for index in 0..self.size.groups {
            let first = (index + 2).to_string();
            let hosts = self.some(&self.hosts.clone(), 3);
            let teams = self.some(&self.contact_groups.clone(), 2);
            self.block(
                "hostescalation",
                &lines(&[
                    ("host_name", &hosts.join(",")),
                    ("first_notification", &first),
                    ("last_notification", "9"),
                    ("notification_interval", "20"),
                    ("contact_groups", &teams.join(",")),
                    ("escalation_options", "d,r"),
                ]),
            );
            for host in hosts {
                let object = format!("hostescalation {host} {first}-9");
                self.fact(&object, "last_notification", ["9".to_owned()]);
                self.fact(&object, "contact_groups", teams.clone());
                self.fact(
                    &object,
                    "escalation_options",
                    ["d".to_owned(), "r".to_owned()],
                );
            }
            let (host, name) = self
                .random
                .choice(&self.services)
                .cloned()
                .expect("services");
            let contacts = self.some(&self.contacts.clone(), 2);
            self.block(
                "serviceescalation",
                &lines(&[
                    ("host_name", &host),
                    ("service_description", &name),
                    ("first_notification", &first),
                    ("last_notification", "0"),
                    ("notification_interval", "20"),
                    ("contacts", &contacts.join(",")),
                    ("escalation_options", "w,c,r"),
                ]),
            );
            let object = format!("serviceescalation {host}/{name} {first}-0");
            self.fact(&object, "contacts", contacts);
        }
    }
}

fn lines(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = pairs
        .iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
    owned.collect()
}
