//! The page about livestatus lists every column as the program has it.

use std::fmt::Write as _;
use std::path::Path;

use super::tables::{Object, Source, TABLES, each_column};

const BEGIN: &str = "<!-- columns: made by the test `the_page_lists_every_column` -->\n";
const END: &str = "<!-- end of columns -->\n";

/// The variable with which the test writes the page instead of comparing it.
const WRITE: &str = "ALIGNAK_WRITE_PAGES";

const OBJECTS: [(Object, &str); 13] = [
    (Object::Host, "Hosts (`host`)"),
    (Object::Service, "Services (`service`)"),
    (Object::Hostgroup, "Groups of hosts (`hostgroup`)"),
    (Object::Servicegroup, "Groups of services (`servicegroup`)"),
    (Object::Contact, "Contacts (`user`)"),
    (Object::Contactgroup, "Groups of contacts (`usergroup`)"),
    (Object::Command, "Commands (`command`)"),
    (Object::Timeperiod, "Time periods (`timeperiod`)"),
    (Object::Downtime, "Downtimes (`actiondowntime`)"),
    (Object::Comment, "Comments (`actionacknowledge`, `history`)"),
    (Object::Log, "Log (`history`, `logcheckresult`)"),
    (Object::Status, "Status (`alignak`)"),
    (Object::Column, "Columns"),
];

/// The tables of the page.
fn columns() -> String {
    let mut text = String::new();
    for (object, title) in OBJECTS {
        let _ = write!(
            text,
            "\n### {title}\n\n| column | type | | from |\n|---|---|---|---|\n"
        );
        each_column(object, |name, kind, source, _| {
            let (how, from) = match source {
                Source::Exact(field) => ("exact", format!("`{field}`")),
                Source::Derived(of) => ("derived", of.to_owned()),
                Source::Constant => ("constant", String::new()),
            };
            let _ = writeln!(text, "| `{name}` | {} | {how} | {from} |", kind.name());
        });
    }
    text.push('\n');
    text
}

#[test]
fn the_page_lists_every_column() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/src/livestatus.md");
    let page = std::fs::read_to_string(&path).expect("the page can be read");
    let (before, rest) = page
        .split_once(BEGIN)
        .expect("the page has a beginning of columns");
    let (listed, after) = rest
        .split_once(END)
        .expect("the page has an end of columns");
    let columns = columns();
    if std::env::var_os(WRITE).is_some() {
        let text = format!("{before}{BEGIN}{columns}{END}{after}");
        std::fs::write(&path, text).expect("the page can be written");
        return;
    }
    assert!(
        listed == columns,
        "docs/src/livestatus.md lists other columns than the program has: run this test with \
         {WRITE}=1"
    );
    for table in &TABLES {
        let named = format!("| `{}` |", table.name);
        assert!(
            before.contains(&named),
            "the page does not name the table {}",
            table.name
        );
    }
}

#[test]
fn no_two_columns_of_an_object_have_one_name_and_fields_exist() {
    for (object, title) in OBJECTS {
        let mut names = std::collections::BTreeSet::new();
        each_column(object, |name, _, source, _| {
            assert!(names.insert(name), "{title}: {name} is there twice");
            let resource = match object {
                Object::Host => "host",
                Object::Service => "service",
                Object::Hostgroup => "hostgroup",
                Object::Servicegroup => "servicegroup",
                Object::Contact => "user",
                Object::Contactgroup => "usergroup",
                Object::Command => "command",
                Object::Timeperiod => "timeperiod",
                Object::Downtime | Object::Comment => "actiondowntime",
                Object::Log => "history",
                Object::Status | Object::Column => "alignak",
            };
            // `statusmap_image` and its like are no fields of services, which do not show them.
            if let Source::Exact(field) = source {
                let known = crate::contract::resource(resource).field(field);
                assert!(known.is_some(), "{title}: {resource} has no field {field}");
            }
        });
    }
}
