//! What is not imported is said, once per name.

use std::path::Path;

use alignak_backend_import::{Messages, Options, Severity, read, read_text};

fn lines(messages: &Messages) -> Vec<String> {
    messages.iter().map(ToString::to_string).collect()
}

#[track_caller]
fn assert_said(text: &str, expected: &[&str]) {
    let (_, messages) = read_text(Path::new("a.cfg"), text.as_bytes());
    let said = lines(&messages);
    for expected in expected {
        assert!(
            said.iter().any(|one| one == expected),
            "{expected}\nis not in\n{}",
            said.join("\n")
        );
    }
}

#[test]
fn an_object_with_the_name_of_a_template_alone_is_no_object() {
    for (text, expected) in [
        (
            "define host {\n name generic-host\n address 192.0.2.1\n}\n",
            "error: a.cfg:1: host 'generic-host': it has no host_name (a template needs 'register 0')",
        ),
        (
            "define contact {\n name generic-contact\n}\n",
            "error: a.cfg:1: contact 'generic-contact': it has no contact_name (a template needs \
             'register 0')",
        ),
        (
            "define host {\n host_name a\n}\ndefine service {\n name s\n host_name a\n}\n",
            "error: a.cfg:4: service 's': it has no service_description (a template needs \
             'register 0')",
        ),
    ] {
        let (configuration, messages) = read_text(Path::new("a.cfg"), text.as_bytes());
        let said = lines(&messages);
        assert!(said.iter().any(|one| one == expected), "{said:?}");
        assert!(configuration.services.is_empty() && configuration.contacts.is_empty());
        let mut errors = messages
            .iter()
            .filter(|one| one.severity == Severity::Error);
        assert!(errors.all(alignak_backend_import::Message::is_about_a_missing_name));
    }
}

#[test]
fn a_description_may_come_from_a_template() {
    let text = "define host {\n host_name a\n}\n\
        define service {\n name t\n service_description Load\n register 0\n}\n\
        define service {\n use t\n host_name a\n}\n";
    let (configuration, messages) = read_text(Path::new("a.cfg"), text.as_bytes());
    assert!(!messages.has_errors(), "{:?}", lines(&messages));
    assert_eq!(&*configuration.services[0].name, "Load");
}

#[test]
fn unknown_properties_are_kept_where_the_backend_has_custom_variables() {
    let first = "define host {\n host_name a\n colour blue\n}\n";
    let text = format!(
        "{first}define host {{\n host_name b\n colour red\n _COLOUR green\n}}\n\
         define command {{\n command_name c\n command_line x\n colour blue\n}}\n"
    );
    let options = Options::default().keep_unknown(true);
    let (configuration, messages) = options.read_text(Path::new("a.cfg"), text.as_bytes());
    let colour = |index: usize| configuration.hosts[index].customs["_COLOUR"].to_string();
    assert_eq!((colour(0), colour(1)), ("blue".into(), "green".into()));
    let said = lines(&messages);
    for expected in [
        "warning: a.cfg:3: host: the property 'colour' is not known; kept as the custom variable \
         _COLOUR (1 times), and not imported where the object has _COLOUR already (1 times)",
        "warning: a.cfg:13: command: the property 'colour' is not known and not imported (1 times)",
    ] {
        assert!(said.iter().any(|one| one == expected), "{said:?}");
    }
    let (_, messages) = options.read_text(Path::new("a.cfg"), first.as_bytes());
    assert_eq!(
        lines(&messages)[0],
        "warning: a.cfg:3: host: the property 'colour' is not known; kept as the custom variable \
         _COLOUR (1 times)"
    );
}

#[test]
fn custom_variables_of_kinds_without_them_are_named() {
    assert_said(
        "define command {\n command_name c\n command_line x\n _owner me\n}\n\
         define command {\n command_name d\n command_line x\n _owner me\n}\n",
        &[
            "warning: a.cfg:4: command: the custom variable _OWNER is not imported: the backend \
           has none for this type (2 times)",
        ],
    );
}

#[test]
fn definitions_for_nothing_are_named() {
    assert_said(
        "define host {\n host_name a\n}\n\
         define hostgroup {\n hostgroup_name empty\n}\n\
         define hostescalation {\n hostgroup_name empty\n}\n\
         define serviceescalation {\n hostgroup_name empty\n service_description x\n}\n\
         define hostdependency {\n host_name a\n dependent_hostgroup_name empty\n}\n\
         define service {\n service_description s\n hostgroup_name empty\n}\n\
         define service {\n name t\n register 0\n host_name missing\n}\n\
         define host {\n name unused\n register 0\n}\n\
         define service {\n name u\n register 0\n host_name unused\n}\n",
        &[
            "warning: a.cfg:7: hostescalation: it is for no hosts, and it is not imported",
            "warning: a.cfg:10: serviceescalation: it is for no services, and it is not imported",
            "warning: a.cfg:14: hostdependency: nothing depends on anything by it, and it is not \
             imported",
            "warning: a.cfg:18: service 's': it is on no host, and it is not imported",
            "warning: a.cfg:22: service template 't': host_name: the host template 'missing' is \
             not defined",
            "information: a.cfg:31: service template 'u': no host gets this service: none uses the \
             host templates of its host_name",
        ],
    );
}

#[test]
fn groups_that_only_members_name_are_created_with_a_warning() {
    assert_said(
        "define host {\n host_name a\n hostgroups linx\n}\n\
         define contact {\n contact_name jim\n contactgroups team\n}\n\
         define service {\n service_description s\n host_name a\n servicegroups disks\n}\n",
        &[
            "warning: a.cfg:1: host 'a': the hostgroup 'linx' is not defined, and it is created",
            "warning: a.cfg:5: contact 'jim': the contactgroup 'team' is not defined, and it is \
             created",
            "warning: a.cfg:9: service 'a/s': the servicegroup 'disks' is not defined, and it is \
             created",
        ],
    );
}

#[test]
fn types_and_letters_without_a_counterpart_are_named() {
    assert_said(
        "define checkmodulation {\n checkmodulation_name m\n}\ndefine poller {\n poller_name p\n}\n\
         define host {\n host_name a\n stalking_options o,N\n}\n\
         define hostgroup {\n hostgroup_name g\n members a\n}\n\
         define hostgroup {\n hostgroup_name h\n members a\n}\n\
         define service {\n service_description s\n hostgroup_name g,h\n}\n",
        &[
            "warning: a.cfg:1: objects of the type 'checkmodulation' are not imported, and nothing \
             is modulated (1 of them)",
            "information: a.cfg:4: objects of the type 'poller' are not imported (1 of them)",
            "warning: a.cfg:9: host 'a': stalking_options: 'N' is left out: the backend does not \
             log notifications",
            "information: a.cfg:19: service 's': its services are on the hosts of several host \
             groups; the backend keeps the host group of a service only where it names a single \
             one",
        ],
    );
}

#[test]
fn what_templates_refer_to_and_nothing_defines_is_named_when_they_are_read() {
    assert_said(
        "define host {\n name t\n register 0\n contact_groups nobody\n check_command none!1\n}\n",
        &[
            "warning: a.cfg:1: host template 't': the contact group 'nobody' is not defined",
            "warning: a.cfg:1: host template 't': check_command: the command 'none' is not defined",
        ],
    );
}

#[test]
fn parameters_and_includes_of_included_files_are_named() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file can be written");
        path
    };
    let main = write(
        "main.cfg",
        "log_file=/tmp/log\nlog_file=/tmp/other\nuse_regexp_matching=1\ncfg_file=inner.cfg\n\
         cfg_file=inner.cfg\nresource_file=r.cfg\n",
    );
    let inner = write("inner.cfg", "cfg_dir=more\n");
    write("r.cfg", "$USER1$=/usr/lib\n$USER9$=secret\n");
    let (configuration, messages) = read(&[&main]);
    let said = lines(&messages);
    assert!(!messages.has_errors(), "{said:?}");
    assert_eq!(configuration.parameters["log_file"], "/tmp/other");
    let (main, inner) = (main.display(), inner.display());
    for expected in [
        format!("information: {main}:1: the parameter 'log_file' has no meaning for the backend"),
        format!(
            "warning: {main}:3: use_regexp_matching: names are not matched as regular expressions; \
             where they are meant as such, they are reported as not defined"
        ),
        format!("warning: {inner}:1: cfg_dir=more is ignored: only main files include others"),
        format!("warning: {main}:5: {inner} is named twice and read once"),
    ] {
        assert!(
            said.contains(&expected),
            "{expected}\nis not in\n{}",
            said.join("\n")
        );
    }
    let parameters = said.iter().filter(|one| one.contains("'log_file'"));
    assert_eq!(parameters.count(), 1, "{said:?}");
    assert!(said.iter().any(|one| one.contains("the macro $USER9$")));
    assert!(!said.iter().any(|one| one.contains("secret")), "{said:?}");
}
