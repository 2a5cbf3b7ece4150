//! `NagVis` from Debian, served by PHP's own server, shows a map in a real browser.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use alignak_testkit::peers::{PATIENCE, free_port, wait_for_port};
use alignak_testkit::process::Process;
use alignak_testkit::tools;
use alignak_testkit::webdriver::Browser;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{Live, now};

/// The map, in the language of `NagVis`.
const MAP: &str = include_str!("../../../livestatus/nagvis.cfg");

/// A running `NagVis` on folders of its own.
struct NagVis {
    address: String,
    _php: Process,
    _folder: TempDir,
}

impl NagVis {
    /// Starts one that asks the livestatus on that port.
    fn start(livestatus: u16) -> Self {
        let share = Path::new("/usr/share/nagvis/share");
        tools::debian("nagvis", &share.join("index.php"));
        let php = tools::debian_program("php", &["php-cli"]);
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let place = folder.path();
        let copied = Command::new("cp")
            .args(["--recursive", "--dereference"])
            .arg(share)
            .arg(place)
            .status();
        assert!(copied.is_ok_and(|status| status.success()));
        // The package's own folders are for its web server. PHP 8.2 deprecates what NagVis does, which
        // would end every request.
        let classes = place.join("share/server/core");
        for file in ["defines/global.php", "classes/GlobalMainCfg.php"] {
            let etc = place.join("etc").display().to_string();
            let var = place.join("var").display().to_string();
            replace(
                &classes.join(file),
                &[
                    ("/etc/nagvis", &etc),
                    ("/var/cache/nagvis", &var),
                    ("E_ALL ^ E_STRICT", "E_ALL & ~E_DEPRECATED"),
                ],
            );
        }
        for name in ["etc/maps", "etc/profiles", "etc/conf.d", "etc/geomap"] {
            std::fs::create_dir_all(place.join(name)).expect("a folder can be made");
        }
        for name in ["cache", "compile"] {
            std::fs::create_dir_all(place.join("var/tmpl").join(name)).expect("a folder");
        }
        let base = place.display();
        let configuration = format!(
            "; <?php return 1; ?>\n[global]\nlanguage=\"en_US\"\n[paths]\nbase=\"{base}/\"\n\
             htmlbase=\"/share\"\n[defaults]\nbackend=\"live_1\"\n[worker]\ninterval=1\n\
             updateobjectstates=2\n[backend_live_1]\nbackendtype=\"mklivestatus\"\n\
             socket=\"tcp:127.0.0.1:{livestatus}\"\n"
        );
        write(place.join("etc/nagvis.ini.php"), &configuration);
        write(place.join("etc/maps/site.cfg"), MAP);
        let port = free_port();
        let mut command = Command::new(php);
        command
            .args(["-S", &format!("127.0.0.1:{port}"), "-t"])
            .arg(place);
        let process = Process::start(&mut command);
        wait_for_port(port);
        Self {
            address: format!("http://127.0.0.1:{port}/share/frontend/nagvis-js/index.php"),
            _php: process,
            _folder: folder,
        }
    }
}

fn write(file: PathBuf, text: &str) {
    std::fs::write(file, text).expect("a file can be written");
}

fn replace(file: &Path, pairs: &[(&str, &str)]) {
    let mut text = std::fs::read_to_string(file).expect("a file of NagVis can be read");
    for (from, to) in pairs {
        text = text.replace(from, to);
    }
    write(file.to_owned(), &text);
}

/// The name of the icon that an object of the map has.
fn icon(browser: &Browser, object: &str) -> String {
    let source = browser.script(&format!(
        "const icon = document.querySelector('#{object}-icon');
         return icon && icon.naturalWidth > 0 ? icon.src : ''"
    ));
    let source = source.as_str().unwrap_or_default();
    let name = source.split_once("/std_medium_").map(|(_, name)| name);
    name.unwrap_or_default().trim_end_matches(".png").to_owned()
}

/// Waits until the object of the map has the icon of that name.
fn wait_for_icon(browser: &Browser, object: &str, expected: &str) {
    let end = Instant::now() + PATIENCE;
    loop {
        let found = icon(browser, object);
        if found == expected {
            return;
        }
        let shown = browser.script("return document.body.innerText");
        assert!(
            Instant::now() < end,
            "{object} is shown as {found}, not {expected}: {shown}"
        );
        std::thread::sleep(Duration::from_millis(200));
    }
}

#[test]
fn nagvis_shows_a_map_in_a_browser() {
    let live = Live::start();
    let alpha = live.admin.by_name("host", "alpha");
    live.admin.create(
        "service",
        &json!({"name": "memory", "host": alpha["_id"], "_realm": live.root}),
    );
    let result = |members: &Value| {
        let mut result = json!({
            "state_type": "HARD", "last_state_type": "HARD", "last_check": now(),
            "perf_data": "a=1", "state_changed": true,
        });
        for (name, value) in members.as_object().expect("an object") {
            result[name] = value.clone();
        }
        live.admin.create("logcheckresult", &result);
    };
    result(&json!({"host_name": "beta", "state": "DOWN", "output": "gone", "acknowledged": true}));
    result(
        &json!({"host_name": "alpha", "service_name": "memory", "state": "WARNING",
                   "output": "scarce", "downtimed": true}),
    );
    live.wait_for(
        "GET services\nColumns: scheduled_downtime_depth host_acknowledged\nFilter: description = memory",
        &json!([[1, 0]]),
    );
    let nagvis = NagVis::start(live.port);
    let browser = Browser::open();
    browser.visit(&format!("{}?mod=Map&act=view&show=site", nagvis.address));
    browser.enter("#user_login", "admin");
    browser.enter("#user_pass", "admin");
    browser.click("#submit");
    for (object, icon) in [
        ("up", "up"),
        ("withservices", "critical"),
        ("acknowledged", "down_ack"),
        ("pending", "unchecked"),
        ("ok", "ok"),
        ("critical", "critical"),
        ("indowntime", "warning_dt"),
        ("hosts", "critical"),
        ("services", "critical"),
    ] {
        wait_for_icon(&browser, object, icon);
    }
    let output = |object: &str| {
        let script = format!(
            "return Object.values(g_view.objects).find((one) => one.conf.object_id == '{object}')
                 .conf.summary_output"
        );
        browser.script(&script)
    };
    assert_eq!(output("critical"), json!("disk full; 99%"));
    let members = output("hosts").to_string();
    assert!(members.contains("1 CRITICAL Service"), "{members}");
    // The map asks again by itself.
    result(
        &json!({"host_name": "alpha", "service_name": "load", "state": "UNKNOWN",
                   "output": "no answer"}),
    );
    wait_for_icon(&browser, "ok", "unknown");
    result(
        &json!({"host_name": "alpha", "service_name": "disk", "state": "OK", "output": "tidied up"}),
    );
    wait_for_icon(&browser, "services", "ok");
    wait_for_icon(&browser, "critical", "ok");
}
