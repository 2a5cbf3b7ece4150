//! Extended information, which is copied to hosts and services that lack it.

use std::collections::HashMap;

use super::hosts::Hosts;
use crate::message::{Messages, Severity};
use crate::object::Object;
use crate::property::EXT_INFO;
use crate::value::Name;

pub(super) fn hosts(
    infos: &[Object],
    index: &Hosts,
    hosts: &mut [Object],
    messages: &mut Messages,
) {
    for info in infos {
        for chosen in index
            .choose(info, "host_name", "hostgroup_name", messages)
            .hosts
        {
            copy(info, &mut hosts[chosen]);
        }
    }
}

pub(super) fn services(
    infos: &[Object],
    index: &Hosts,
    services: &mut [Object],
    messages: &mut Messages,
) {
    if infos.is_empty() {
        return;
    }
    let mut known: HashMap<(Name, Name), usize> = HashMap::new();
    for (number, service) in services.iter().enumerate() {
        if let [host] = service.list("host_name") {
            known.insert((Name::clone(host), Name::clone(&service.name)), number);
        }
    }
    for info in infos {
        let description = info
            .text("service_description")
            .cloned()
            .unwrap_or_default();
        for chosen in index
            .choose(info, "host_name", "hostgroup_name", messages)
            .hosts
        {
            let host = &index.names[chosen];
            if let Some(number) = known.get(&(Name::clone(host), Name::clone(&description))) {
                copy(info, &mut services[*number]);
            } else {
                let text = format!("the service '{host}/{description}' is not defined");
                messages.push(Severity::Error, Some(&info.place), info.label(), text);
            }
        }
    }
}

fn copy(info: &Object, target: &mut Object) {
    for name in EXT_INFO {
        if target.text(name).is_none()
            && target.kind.property(name).is_some()
            && let Some(value) = info.values.get(name)
        {
            target.values.insert(name, value.clone());
        }
    }
}
