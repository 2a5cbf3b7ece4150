//! A site as large as asked for, the same each time: realms of three levels, a service template
//! with many users, hosts with 20 services each, 3 % of the services with a problem.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures_util::future::try_join_all;
use serde_json::{Value, json};

use crate::Failure;
use crate::client::Connection;

/// Services of each host.
pub(crate) const SERVICES: usize = 20;

/// How many services use the template.
const TEMPLATE_USERS: usize = 10_000;

/// Items in each list that is sent.
const LIST: usize = 500;

/// Lists that are sent at the same time.
const CONNECTIONS: usize = 4;

/// A site on a running server.
pub(crate) struct Site {
    /// The header that logs in.
    pub authorization: String,
    /// The ids of hosts, in the order of their numbers.
    pub hosts: Vec<String>,
    /// The top realm.
    pub top_realm: String,
    /// One of the lowest realms.
    pub low_realm: String,
    /// The service template.
    pub template: String,
}

/// The name of a host by its number.
pub(crate) fn host_name(number: usize) -> String {
    format!("host-{number:05}")
}

/// The name of a service of a host by its number.
pub(crate) fn service_name(number: usize) -> String {
    format!("service-{number:02}")
}

/// Logs in; returns the header that says so. The password is the name.
async fn log_in(connection: &mut Connection, name: &str) -> Result<String, Failure> {
    let body = json!({"username": name, "password": name}).to_string();
    let answer = connection.ask("POST", "/login", "", &body, 200).await?;
    let token = answer.json()?["token"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let authorization = STANDARD.encode(format!("{token}:"));
    Ok(format!("Authorization: Basic {authorization}\r\n"))
}

impl Site {
    /// Makes the site on a new server.
    pub(crate) async fn create(server: &str, hosts: usize) -> Result<Self, Failure> {
        let mut connection = Connection::open(server).await?;
        let authorization = log_in(&mut connection, "admin").await?;
        let ask = ("GET", "/realm?where=%7B%22_level%22%3A0%7D");
        let top = connection
            .ask(ask.0, ask.1, &authorization, "", 200)
            .await?;
        let top_realm = text(&top.json()?["_items"][0], "_id");
        let mut low_realms = Vec::new();
        for region in 0..5 {
            let name = format!("region-{region}");
            let region_realm = json!({"name": name, "_parent": top_realm});
            let region_id = post(&mut connection, &authorization, "realm", &region_realm).await?;
            let below: Vec<Value> = (0..5)
                .map(|site| json!({"name": format!("{name}-site-{site}"), "_parent": region_id[0]}))
                .collect();
            low_realms.extend(post(&mut connection, &authorization, "realm", &json!(below)).await?);
        }
        let command = json!({"name": "check", "command_line": "check", "_realm": top_realm});
        let command = post(&mut connection, &authorization, "command", &command).await?;
        // The original asks for a host of templates, too.
        let ask = ("GET", "/host?where=%7B%22name%22%3A%22_dummy%22%7D");
        let dummy = connection
            .ask(ask.0, ask.1, &authorization, "", 200)
            .await?;
        let template = json!({
            "name": "generic", "_realm": top_realm, "_is_template": true,
            "host": text(&dummy.json()?["_items"][0], "_id"),
            "check_command": command[0], "check_interval": 5,
        });
        let template = post(&mut connection, &authorization, "service", &template).await?;
        let mut site = Self {
            authorization,
            hosts: Vec::new(),
            top_realm,
            low_realm: low_realms[0].clone(),
            template: template[0].clone(),
        };
        let content = (0..hosts).map(|number| {
            json!({
                "name": host_name(number), "alias": format!("Host {number}"),
                "address": "192.0.2.1", "_realm": low_realms[number % low_realms.len()],
                "check_command": command[0], "business_impact": number % 6, "ls_state": "UP",
                "ls_state_type": "HARD", "tags": ["linux", format!("rack-{}", number % 100)],
            })
        });
        site.hosts = site.post_all(server, "host", content.collect()).await?;
        // Hosts in turn, so that the services of a host do not lie side by side.
        for hosts in (0..hosts).collect::<Vec<_>>().chunks(LIST) {
            let services =
                (0..SERVICES).flat_map(|service| hosts.iter().map(move |host| (*host, service)));
            let services = services.map(|(host, service)| {
                let number = host * SERVICES + service;
                let is_problem = number % 33 == 7;
                let mut content = json!({
                    "name": service_name(service), "host": site.hosts[host],
                    "_realm": low_realms[host % low_realms.len()], "check_command": command[0],
                    "business_impact": number % 6, "ls_state_type": "HARD",
                    "ls_state": if is_problem { "CRITICAL" } else { "OK" },
                    "ls_output": "PING OK - Packet loss = 0%, RTA = 0.80 ms",
                    "ls_perf_data": "rta=0.80ms;100;500;0 pl=0%;20;60;0",
                });
                if number < TEMPLATE_USERS {
                    content["_templates"] = json!([site.template]);
                }
                content
            });
            site.post_all(server, "service", services.collect()).await?;
        }
        Ok(site)
    }

    /// Makes a realm of its own with one host, and a user who may read that realm alone. Returns the
    /// header that logs the user in.
    pub(crate) async fn create_guest(&self, server: &str) -> Result<String, Failure> {
        let mut connection = Connection::open(server).await?;
        let realm = json!({"name": "small", "_parent": self.top_realm});
        let realm = post(&mut connection, &self.authorization, "realm", &realm).await?;
        let user = json!({"name": "guest", "password": "guest", "_realm": realm[0]});
        post(&mut connection, &self.authorization, "user", &user).await?;
        let host = json!({
            "name": "small-host", "_realm": realm[0], "ls_state": "UP", "ls_state_type": "HARD",
        });
        let host = post(&mut connection, &self.authorization, "host", &host).await?;
        let services = (0..SERVICES).map(|number| {
            json!({
                "name": service_name(number), "host": host[0], "_realm": realm[0],
                "business_impact": number % 6, "ls_state_type": "HARD",
                "ls_state": if number == 7 { "CRITICAL" } else { "OK" },
            })
        });
        let services = services.collect();
        post(&mut connection, &self.authorization, "service", &services).await?;
        log_in(&mut connection, "guest").await
    }

    /// Creates items in lists, several at a time; returns their ids in order.
    async fn post_all(
        &self,
        server: &str,
        resource: &str,
        items: Vec<Value>,
    ) -> Result<Vec<String>, Failure> {
        let mut ids = Vec::new();
        for lists in items.chunks(LIST * CONNECTIONS) {
            let created = lists.chunks(LIST).map(async |list| {
                let mut connection = Connection::open(server).await?;
                post(&mut connection, &self.authorization, resource, &json!(list)).await
            });
            ids.extend(try_join_all(created).await?.into_iter().flatten());
        }
        Ok(ids)
    }
}

/// Creates one item or several; returns their ids.
async fn post(
    connection: &mut Connection,
    authorization: &str,
    resource: &str,
    content: &Value,
) -> Result<Vec<String>, Failure> {
    let path = format!("/{resource}");
    let answer = connection
        .ask("POST", &path, authorization, &content.to_string(), 201)
        .await?
        .json()?;
    Ok(match answer["_items"].as_array() {
        Some(items) => items.iter().map(|item| text(item, "_id")).collect(),
        None => vec![text(&answer, "_id")],
    })
}

/// A text of an item.
pub(crate) fn text(item: &Value, name: &str) -> String {
    item[name].as_str().unwrap_or_default().to_owned()
}

/// Now, in Unix seconds.
pub(crate) fn now() -> u64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH);
    elapsed.unwrap_or_default().as_secs()
}
