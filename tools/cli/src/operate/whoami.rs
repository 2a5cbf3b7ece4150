//! The user who is logged in.

use serde_json::Value;

use crate::connect::{Session, text};
use crate::output::Rows;

pub(super) fn show(session: &Session<'_>) {
    let user = &session.user;
    let flag = |field: &str| {
        let on = user.get(field).and_then(Value::as_bool) == Some(true);
        if on { "yes" } else { "no" }.to_owned()
    };
    let mut rows = Rows::new(&["Property", "Value"]);
    for (name, value) in [
        ("name", text(user, "name").to_owned()),
        ("alias", text(user, "alias").to_owned()),
        ("e-mail", text(user, "email").to_owned()),
        ("backend", session.backend.address().to_string()),
        ("super administrator", flag("back_role_super_admin")),
        ("administrator", flag("is_admin")),
        ("may submit commands", flag("can_submit_commands")),
    ] {
        rows.push(vec![name.to_owned(), value]);
    }
    rows.show(session.form());
}
