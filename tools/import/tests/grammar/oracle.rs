//! What the importer expands is what Nagios itself understands.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use alignak_backend_import::{Severity, read};

use crate::facts::{self, Facts, Properties};
use crate::generator::{Size, generate};
use crate::nagios;

/// A difference that is meant: a default where the definition says nothing.
struct Difference {
    kinds: &'static [&'static str],
    property: &'static str,
    /// What the importer reads.
    ours: &'static str,
    /// What Nagios reads; nothing if `None`.
    theirs: Option<&'static str>,
}

const MONITORED: &[&str] = &["host", "service"];
const ESCALATIONS: &[&str] = &["hostescalation", "serviceescalation"];

const fn default(
    kinds: &'static [&'static str],
    property: &'static str,
    ours: &'static str,
    theirs: Option<&'static str>,
) -> Difference {
    Difference {
        kinds,
        property,
        ours,
        theirs,
    }
}

const DIFFERENCES: &[Difference] = &[
    default(&["contact"], "pager", "none", None),
    default(&["contact"], "email", "none", None),
    default(&["contact"], "can_submit_commands", "0", Some("1")),
    // Nagios writes `all` as a letter of its own.
    default(
        &["contact"],
        "host_notification_options",
        "d,f,r,s,u",
        Some("a"),
    ),
    default(
        &["contact"],
        "service_notification_options",
        "c,f,r,s,u,w",
        Some("a"),
    ),
    default(&["host"], "check_interval", "0", Some("5")),
    default(&["service"], "check_interval", "0", Some("5")),
    default(MONITORED, "retry_interval", "0", Some("1")),
    default(&["host"], "notification_options", "d,f,r,u", Some("a")),
    default(
        &["service"],
        "notification_options",
        "c,f,r,s,u,w,x",
        Some("a"),
    ),
    default(MONITORED, "notification_interval", "60", Some("30")),
    default(ESCALATIONS, "notification_interval", "30", Some("60")),
    default(
        &["hostdependency", "servicedependency"],
        "execution_failure_options",
        "n",
        None,
    ),
    default(
        &["hostdependency", "servicedependency"],
        "notification_failure_options",
        "n",
        None,
    ),
    default(
        &["hostescalation"],
        "escalation_options",
        "d,r,u",
        Some("a"),
    ),
    default(
        &["serviceescalation"],
        "escalation_options",
        "c,r,u,w",
        Some("a"),
    ),
    default(MONITORED, "check_period", "24x7", None),
    default(MONITORED, "notification_period", "24x7", None),
];

/// Nagios writes `n` for options that are not set, and fills the period and the contacts of an
/// escalation in from its host or service; the importer leaves them to the backend.
fn is_filled_in(kind: &str, property: &str, ours: Option<&BTreeSet<String>>, theirs: &str) -> bool {
    let taken_from_object = ["escalation_period", "contacts", "contact_groups"];
    ours.is_none()
        && (property == "stalking_options" && theirs == "n"
            || ESCALATIONS.contains(&kind) && taken_from_object.contains(&property))
}

fn assert_equal(folder: &Path, files: &[PathBuf]) {
    let main = folder.join("import.cfg");
    let lines: Vec<String> = files.iter().map(|file| nagios::include(file)).collect();
    std::fs::write(&main, lines.concat()).expect("a file can be written");
    let (configuration, messages) = read(&[&main]);
    let errors: Vec<String> = messages
        .iter()
        .filter(|message| message.severity == Severity::Error)
        .map(ToString::to_string)
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    let ours = facts::of_configuration(&configuration);
    let theirs = facts::of_nagios(&nagios::expanded(folder, files));
    let problems = differences(&ours, &theirs);
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(!theirs.is_empty(), "Nagios wrote no object");
}

fn differences(ours: &Facts, theirs: &Facts) -> Vec<String> {
    let mut problems = Vec::new();
    let objects: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    for object in objects {
        match (ours.get(object), theirs.get(object)) {
            (Some(_), None) => problems.push(format!("{object}: unknown to Nagios")),
            (None, Some(_)) => problems.push(format!("{object}: missing")),
            (Some(of_ours), Some(of_theirs)) => {
                let host = host_of(object, theirs);
                compare(object, of_ours, of_theirs, host, &mut problems);
            }
            (None, None) => {}
        }
    }
    problems.truncate(40);
    problems
}

/// The host of a service.
fn host_of<'a>(object: &str, facts: &'a Facts) -> Option<&'a Properties> {
    let (host, _) = object.strip_prefix("service ")?.split_once('/')?;
    facts.get(&format!("host {host}"))
}

fn compare(
    object: &str,
    ours: &Properties,
    theirs: &Properties,
    host: Option<&Properties>,
    problems: &mut Vec<String>,
) {
    let kind = object.split(' ').next().unwrap_or_default();
    let names: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    for name in names {
        let (ours, theirs) = (ours.get(name), theirs.get(name));
        let joined = |words: Option<&BTreeSet<String>>| {
            words.map(|words| words.iter().cloned().collect::<Vec<_>>().join(","))
        };
        let texts = (joined(ours), joined(theirs));
        let is_meant = |difference: &Difference| {
            difference.kinds.contains(&kind)
                && difference.property == name
                && texts.0.as_deref() == Some(difference.ours)
                && difference.theirs == texts.1.as_deref()
        };
        // A service with contacts of its own still takes the groups of its host, and one with
        // groups the contacts.
        let takes_from_host = ["contacts", "contact_groups"].contains(&name.as_str())
            && theirs.is_none()
            && ours == host.and_then(|host| host.get(name));
        let filled_in = is_filled_in(kind, name, ours, texts.1.as_deref().unwrap_or_default());
        if ours != theirs && !takes_from_host && !filled_in && !DIFFERENCES.iter().any(is_meant) {
            problems.push(format!("{object}: {name}: {ours:?}, Nagios: {theirs:?}"));
        }
    }
}

#[test]
fn generated_configurations_are_read_as_nagios_reads_them() {
    for seed in 0..8 {
        let generated = generate(seed, Size::SMALL);
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let file = folder.path().join("objects.cfg");
        std::fs::write(&file, generated.text).expect("a file can be written");
        assert_equal(folder.path(), &[file]);
    }
}

#[test]
fn large_generated_configurations_are_read_as_nagios_reads_them() {
    for seed in [1001, 1002, 1003, 1004] {
        let generated = generate(seed, Size::LARGE);
        let lines = generated.text.lines().count();
        assert!(lines > 3000, "{lines} lines");
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let file = folder.path().join("objects.cfg");
        std::fs::write(&file, generated.text).expect("a file can be written");
        assert_equal(folder.path(), &[file]);
    }
}

/// The configurations that were written for the rules of inheritance, groups, relations and time
/// periods that Nagios has, too.
#[test]
fn the_rules_that_nagios_has_are_read_as_nagios_reads_them() {
    let configurations = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/grammar/configurations");
    let mut names = Vec::new();
    for entry in std::fs::read_dir(configurations).expect("a folder can be read") {
        let from = entry.expect("an entry can be read").path();
        for line_end in ["\n", "\r\n"] {
            let folder = tempfile::tempdir().expect("a temporary folder can be made");
            let objects = folder.path().join("objects");
            std::fs::create_dir(&objects).expect("a folder can be made");
            for entry in std::fs::read_dir(&from).expect("a folder can be read") {
                let file = entry.expect("an entry can be read");
                let text = std::fs::read_to_string(file.path()).expect("a file can be read");
                let text = text.replace('\n', line_end);
                let to = objects.join(file.file_name());
                std::fs::write(to, text).expect("a file can be written");
            }
            assert_equal(folder.path(), &[objects]);
        }
        names.push(from.file_name().map(std::ffi::OsStr::to_owned));
    }
    assert_eq!(names.len(), 4, "{names:?}");
}

/// Commands that the object files of Debian expect other packages to bring.
const COMMANDS: [&str; 6] = [
    "check_ping",
    "check_hpjd",
    "check_http",
    "check_ssh",
    "check_nt",
    "check-host-alive",
];

fn commands(folder: &Path) -> PathBuf {
    let file = folder.join("commands-of-plugins.cfg");
    let blocks: Vec<String> = COMMANDS
        .iter()
        .map(|name| {
            format!("define command {{\n command_name {name}\n command_line /bin/true\n}}\n")
        })
        .collect();
    std::fs::write(&file, blocks.concat()).expect("a file can be written");
    file
}

#[test]
fn the_configuration_of_debian_is_read_as_nagios_reads_it() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let samples = nagios::samples();
    let names = [
        "commands",
        "contacts",
        "timeperiods",
        "templates",
        "localhost",
    ];
    let mut files: Vec<PathBuf> = names
        .iter()
        .map(|name| samples.join(format!("{name}.cfg")))
        .collect();
    files.push(commands(folder.path()));
    assert_equal(folder.path(), &files);
}

/// The commands that Debian installs for every monitoring engine with Nagios' format; Icinga 1, which
/// no Debian release has any longer, read them from this folder too.
#[test]
fn the_commands_of_debian_s_plugins_are_read_as_nagios_reads_them() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let plugins = nagios::commands_of_plugins();
    let objects =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/grammar/configurations/periods");
    assert_equal(folder.path(), &[plugins, objects]);
}

#[test]
fn the_sample_objects_of_nagios_are_read_as_nagios_reads_them() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let mut files = nagios::template_objects(folder.path());
    files.push(commands(folder.path()));
    assert_equal(folder.path(), &files);
}
