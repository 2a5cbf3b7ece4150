//! Commands.

use super::{Mapper, same_fields};
use crate::backend::draft::{Draft, Key};
use crate::backend::names;

/// Commands that the backend or the engine has itself.
const NOT_SENT: [&str; 4] = ["bp_rule", "_internal_host_up", "_echo", "_set_state"];

/// Commands that every configuration has.
const ALWAYS_SENT: [(&str, &str); 2] = [
    ("_internal_host_check", "_internal_host_check;$ARG1$;$ARG2$"),
    (
        "_internal_service_check",
        "_internal_service_check;$ARG1$;$ARG2$",
    ),
];

impl Mapper<'_> {
    pub(super) fn commands(&mut self) -> Vec<Draft> {
        let mut drafts = Vec::new();
        for (name, line) in ALWAYS_SENT {
            let mut draft = Draft::new(Key::new("command", name), None);
            draft.set("command_line", line);
            draft.set("module_type", "internal");
            Self::in_realm_all(&mut draft);
            drafts.push(draft);
        }
        for command in &self.configuration.commands {
            let is_known = ALWAYS_SENT.iter().any(|(name, _)| *name == &*command.name);
            if NOT_SENT.contains(&&*command.name) || is_known {
                continue;
            }
            let name = names::object(&command.name);
            let mut draft = Draft::new(Key::new("command", name), Some(command.place.clone()));
            same_fields(command, &["command_name", "module_type"], &mut draft.fields);
            let line = command.text("command_line").map_or("", |line| line);
            let is_internal = line.starts_with('_');
            let by_line = if is_internal { "internal" } else { "fork" };
            let module_type = command.text("module_type").map_or(by_line, |text| text);
            draft.set("module_type", module_type);
            Self::in_realm_all(&mut draft);
            drafts.push(draft);
        }
        drafts
    }
}
