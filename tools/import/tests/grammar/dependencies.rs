//! Dependencies that services name themselves, circles, and how much a few lines may become.

use std::path::Path;

use alignak_backend_import::{Configuration, Name, Value, read_text};

fn read(text: &str) -> (Configuration, Vec<String>) {
    let (configuration, messages) = read_text(Path::new("a.cfg"), text.as_bytes());
    let said = messages.iter().map(ToString::to_string).collect();
    (configuration, said)
}

fn errors(said: &[String]) -> Vec<&str> {
    let errors = said.iter().filter(|one| one.starts_with("error: "));
    errors.map(String::as_str).collect()
}

const SITE: &str = "\
define host {
 host_name a
 use linux
}
define host {
 host_name b
 use linux
}
define host {
 name linux
 register 0
}
define service {
 name base
 register 0
 service_dependencies ,Agent
}
define service {
 service_description Agent
 name agent
 register 0
 use base
 host_name linux
}
define service {
 service_description Load
 name load
 register 0
 use base
 host_name linux
}
define service {
 service_description Site
 host_name a
 service_dependencies b,Load,,Load,b,Load,
}
define service {
 service_description Alone
 host_name b
 service_dependencies Load
}
";

fn names(configuration: &Configuration) -> Vec<&str> {
    let dependencies = configuration.service_dependencies.iter();
    let mut names: Vec<&str> = dependencies.map(|one| &*one.name).collect();
    names.sort_unstable();
    names
}

#[test]
fn services_depend_on_those_that_they_name() {
    let (configuration, said) = read(SITE);
    assert_eq!(errors(&said), [""; 0]);
    // Nothing depends on itself, and nothing twice on another.
    assert_eq!(
        names(&configuration),
        [
            "a/Agent -> a/Load",
            "a/Load -> a/Site",
            "b/Agent -> b/Load",
            "b/Load -> a/Site",
            "b/Load -> b/Alone",
        ]
    );
    let one = &configuration.service_dependencies[0];
    let letters = one.list("notification_failure_criteria").join(",");
    assert_eq!(letters, "w,u,c");
    assert_eq!(one.values["inherits_parent"], Value::Flag(true));
    let mut services = configuration.services.iter();
    let site = services.find(|one| &*one.name == "Site");
    let pairs: &[Name] = site.expect("a service").list("service_dependencies");
    assert_eq!(pairs.join(","), "b,Load,a,Load");
}

#[test]
fn wrong_dependencies_of_services_are_errors_of_their_line() {
    let (_, said) = read(
        "define host {\n host_name a\n}\n\
         define service {\n service_description s\n host_name a\n service_dependencies a,t\n}\n\
         define service {\n service_description u\n host_name a\n service_dependencies a,s,a\n}\n",
    );
    assert_eq!(
        errors(&said),
        [
            "error: a.cfg:4: service 'a/s': service_dependencies: the service 'a/t' is not defined",
            "error: a.cfg:9: service 'a/u': service_dependencies 'a,s,a': it must be pairs of a \
             host and a service; their number is odd",
        ]
    );
}

#[test]
fn the_keys_of_duplicate_foreach_are_replaced_in_dependencies() {
    let (configuration, said) = read(
        "define host {\n host_name a\n _disks C,D\n}\n\
         define service {\n service_description Port $KEY$\n host_name a\n \
         duplicate_foreach _disks\n}\n\
         define service {\n service_description Disk $KEY$\n host_name a\n \
         duplicate_foreach _disks\n service_dependencies a,Port $KEY$\n}\n",
    );
    assert_eq!(errors(&said), [""; 0]);
    assert_eq!(
        names(&configuration),
        ["a/Port C -> a/Disk C", "a/Port D -> a/Disk D"]
    );
}

#[test]
fn circles_that_the_backend_would_refuse_are_errors() {
    let period = |name: &str, other: &str| {
        format!(
            "define timeperiod {{\n timeperiod_name {name}\n exclude {other}\n monday \
             00:00-24:00\n}}\n"
        )
    };
    let (_, said) = read(&(period("p", "q") + &period("q", "p") + &period("own", "own")));
    let circle = "the time periods that it excludes lead back to it";
    assert_eq!(
        errors(&said),
        [
            &*format!("error: a.cfg:6: timeperiod 'q': {circle}"),
            &*format!("error: a.cfg:11: timeperiod 'own': {circle}"),
        ]
    );
    let (_, said) = read(
        "define host {\n host_name a\n}\ndefine host {\n host_name b\n}\n\
         define hostdependency {\n host_name a\n dependent_host_name b\n}\n\
         define hostdependency {\n host_name b\n dependent_host_name a\n}\n\
         define service {\n service_description s\n host_name a\n service_dependencies b,s\n}\n\
         define service {\n service_description s\n host_name b\n service_dependencies a,s\n}\n",
    );
    let circle = "the dependencies lead in a circle";
    assert_eq!(
        errors(&said),
        [
            &*format!("error: a.cfg:11: hostdependency 'b -> a': {circle}"),
            &*format!("error: a.cfg:20: servicedependency 'a/s -> b/s': {circle}"),
        ]
    );
}

#[test]
fn a_few_lines_do_not_become_millions_of_objects() {
    let mut text = String::from("define host {\n host_name h[1-2000]\n}\n");
    text.push_str("define service {\n service_description s\n host_name *\n}\n");
    for _ in 0..3 {
        text.push_str("define hostdependency {\n host_name *\n dependent_host_name *\n}\n");
    }
    text.push_str(
        "define servicedependency {\n host_name *\n service_description s\n \
         dependent_host_name *\n dependent_service_description s\n}\n",
    );
    let (configuration, said) = read(&text);
    assert_eq!(configuration.services.len(), 2000);
    assert_eq!(configuration.host_dependencies.len(), 0);
    assert_eq!(configuration.service_dependencies.len(), 0);
    let errors = errors(&said);
    assert_eq!(errors.len(), 4, "{errors:?}");
    assert_eq!(
        errors[0],
        "error: a.cfg:8: hostdependency: it stands for 4000000 objects; with those before it the \
         configuration has more than 500000"
    );
}

#[test]
fn hosts_that_are_used_like_templates_pass_on_the_services_of_their_templates() {
    let (configuration, said) = read(
        "define host {\n name a\n register 0\n}\n\
         define host {\n host_name c\n name c\n use a\n}\n\
         define host {\n host_name d\n use c\n}\n\
         define service {\n name s\n register 0\n service_description S\n host_name a\n}\n",
    );
    assert_eq!(errors(&said), [""; 0]);
    let services = configuration.services.iter();
    let hosts: Vec<&str> = services.map(|one| &*one.list("host_name")[0]).collect();
    assert_eq!(hosts, ["c", "d"]);
}
