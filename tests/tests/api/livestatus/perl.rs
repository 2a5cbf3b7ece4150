//! Perl's `Monitoring::Livestatus` from Debian, and its own tests.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use alignak_testkit::tools;
use serde_json::json;
use tempfile::TempDir;

use super::{Live, now, options};

/// The variable that selects the long tier.
const LONG_TIER: &str = "ALIGNAK_LONG_TESTS";

/// What the library's tests need: a server on both kinds of sockets with a row in every table.
struct Suite {
    live: Live,
    folder: TempDir,
}

impl Suite {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let socket = format!("unix:{}/live", folder.path().display());
        let live = Live::start_with(options().argument("--livestatus").argument(&socket));
        for command in [
            "ADD_HOST_COMMENT;alpha;1;admin;a comment".to_owned(),
            format!(
                "SCHEDULE_HOST_DOWNTIME;alpha;{};{};1;0;300;admin;work",
                now(),
                now() + 300
            ),
        ] {
            assert_eq!(live.command(&command), "");
        }
        live.wait_for("GET comments\nStats: id > 0", &json!([[1]]));
        live.wait_for("GET downtimes\nStats: id > 0", &json!([[1]]));
        // The library asks for the log of before the second in which it asks.
        std::thread::sleep(Duration::from_millis(1_100));
        Self { live, folder }
    }

    /// Runs a test of the library after `edit`, and returns what it says.
    fn run(&self, name: &str, edit: impl Fn(String) -> String) -> String {
        tools::debian(
            "libmonitoring-livestatus-perl",
            Path::new("/usr/share/perl5/Monitoring/Livestatus.pm"),
        );
        let source = tools::debian_source("libmonitoring-livestatus-perl");
        let original = source.join("t").join(name);
        let text = std::fs::read_to_string(&original).expect("the library has this test");
        let file = self.folder.path().join(name);
        std::fs::write(&file, edit(text)).expect("a file can be written");
        let mut perl = Command::new("perl");
        perl.arg("-I").arg(source.join("lib"));
        if name.starts_with("34-") {
            // Its texts are UTF-8, which it forgets to say.
            perl.arg("-Mutf8");
        }
        let output = perl
            .arg(&file)
            .env("TEST_SERVER", format!("127.0.0.1:{}", self.live.port))
            .env("TEST_SOCKET", self.folder.path().join("live"))
            .env("TEST_BACKEND", "1")
            .env("TEST_UTF8", "1")
            .output()
            .expect("Perl can be started");
        let said =
            String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        assert!(!said.contains("Bail out!"), "{name}: {said}");
        said.into_owned()
    }
}

/// The names of the assertions that failed, without their numbers.
fn failures(said: &str) -> Vec<&str> {
    said.lines()
        .filter_map(|line| line.strip_prefix("not ok ")?.split_once(" - "))
        .map(|(_, name)| name)
        .filter(|name| !name.contains("# TODO"))
        .collect()
}

fn passed(said: &str) -> usize {
    said.lines().filter(|line| line.starts_with("ok ")).count()
}

#[test]
fn the_tests_of_the_library_of_perl_pass() {
    let suite = Suite::start();
    for (name, count) in [
        ("33-Monitoring-Livestatus-test_socket_timeout.t", 7),
        ("34-Monitoring-Livestatus-utf8_support.t", 9),
        ("35-Monitoring-Livestatus-callbacks_support.t", 15),
    ] {
        let said = suite.run(name, |text| text);
        assert_eq!((passed(&said), failures(&said)), (count, vec![]), "{said}");
    }
}

/// The test of every column with filters and statistics, of some 36,000 questions.
#[test]
fn every_column_answers_the_library_of_perl() {
    let suite = Suite::start();
    // The tables that are asked for are those of `columns`; without the long tier only small ones.
    let short = std::env::var_os(LONG_TIER).is_none();
    let said = suite.run("32-Monitoring-Livestatus-backend-test.t", |text| {
        if short {
            text.replace(
                "next if $type eq 'statehist';",
                "next if $type !~ /^(hostgroups|servicegroups|contacts|timeperiods|commands)$/;",
            )
        } else {
            text
        }
    });
    assert_eq!(failures(&said), Vec::<&str>::new(), "{said}");
    let least = if short { 1_500 } else { 30_000 };
    assert!(passed(&said) > least, "{said}");
}

/// The test of tables, columns and errors, which asks for exactly those of one old version: a failure
/// does not end it, and more columns than it knows are no failure here.
#[test]
fn the_tables_that_the_library_of_perl_expects_are_there() {
    let suite = Suite::start();
    let said = suite.run("30-Monitoring-Livestatus-live-test.t", |text| {
        let loop_begin = "for my $key (sort keys %{$objects_to_test}) {";
        assert!(text.contains(loop_begin));
        text.replace(" or BAIL_OUT(", " or diag(").replace(
            loop_begin,
            // The library closes the sending direction after a command, and does not notice that such a
            // connection cannot be kept, if it is not TCP.
            &format!("{loop_begin} next if $key eq '03 unix_keepalive';"),
        )
    });
    let mut failures = failures(&said);
    failures.retain(|name| {
        // A name twice with a comma; one of the two is an unknown column, which Naemon answers as well.
        let explained = name.ends_with(" tables")
            || name.ends_with(" table columns")
            || name.ends_with("test error 405 body");
        !explained
    });
    assert_eq!(failures, Vec::<&str>::new(), "{said}");
    let lists: Vec<&str> = said
        .split("# got ")
        .skip(1)
        .filter(|list| !list.starts_with("error"))
        .collect();
    // Of each of four connections the tables, and the columns of all but two.
    assert_eq!(lists.len(), 4 * 15, "{said}");
    for list in lists {
        let mut lines = list.lines().map(|line| line.trim_start_matches("# "));
        let what = lines.next().unwrap_or_default();
        let got: Vec<&str> = lines.next().unwrap_or_default().split(", ").collect();
        let expected = lines.nth(1).unwrap_or_default().split(", ");
        let missing: Vec<&str> = expected.filter(|name| !got.contains(name)).collect();
        let allowed: &[&str] = match what {
            "tables:" => &["statehist"],
            _ => &[],
        };
        assert_eq!(missing, allowed, "{what}");
    }
}

#[test]
fn the_library_of_perl_reads_and_commands() {
    let live = Live::start();
    tools::debian(
        "libmonitoring-livestatus-perl",
        Path::new("/usr/share/perl5/Monitoring/Livestatus.pm"),
    );
    let program = r#"
use strict;
use warnings;
use Monitoring::Livestatus;
my $live = Monitoring::Livestatus->new(peer => $ARGV[0], errors_are_fatal => 1, keepalive => 1);
my $hosts = $live->selectall_arrayref("GET hosts\nColumns: name state\nFilter: state != 0", { Slice => {} });
print join(",", map { "$_->{name}=$_->{state}" } @$hosts), "\n";
print $live->selectscalar_value("GET services\nStats: state = 2"), "\n";
print join(",", @{$live->selectcol_arrayref("GET services\nColumns: description\nFilter: host_name = alpha")}), "\n";
$live->do("COMMAND [1700000000] ADD_HOST_COMMENT;alpha;1;admin;from Perl");
"#;
    let (said, complained) = live.run("perl", "-e", program);
    assert_eq!(said, ["beta=1", "1", "disk,load"], "{complained}");
    live.wait_for("GET comments\nColumns: comment", &json!([["from Perl"]]));
}
