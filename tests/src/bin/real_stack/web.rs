//! The web interface of Alignak, in a real browser.

use std::time::{Duration, Instant};

use alignak_testkit::content::all;
use alignak_testkit::http::{Api, text};
use alignak_testkit::peers::free_port;
use alignak_testkit::process::Process;
use alignak_testkit::webdriver::Browser;
use serde_json::{Value, json};

use crate::expect::{report, unless, within};
use crate::installation::Installation;
use crate::scenario::service;
use crate::tap::Exchange;

/// The pages that must come whole. Not among them is the map of the world, whose tiles come from
/// outside.
const PAGES: [&str; 34] = [
    "/dashboard",
    "/currently",
    "/livestate",
    "/hosts/table",
    "/services/table",
    "/host/web1",
    "/hosts/templates/table",
    "/services/templates/table",
    "/hosts",
    "/services",
    "/users/table",
    "/user/admin",
    "/commands/table",
    "/timeperiods/table",
    "/realms/table",
    "/realms/tree",
    "/hostgroups/tree",
    "/hostgroups/table",
    "/servicegroups/table",
    "/usergroups/table",
    "/hostdependencys/table",
    "/servicedependencys/table",
    "/hostescalations/table",
    "/serviceescalations/table",
    "/historys/table",
    "/logcheckresults/table",
    "/alignak",
    "/alignakdaemons/table",
    "/alignak_map",
    "/minemap",
    "/host_form/web1",
    "/command_form/check_true",
    "/user_form/olga",
    "/userrestrictroles/table",
];

/// How long it may take until what a form has sent is stored.
const SAVED: Duration = Duration::from_secs(30);

/// How long the interface may take to start.
const START: Duration = Duration::from_mins(1);

/// The requests of the open page that failed, its own and those of its parts.
const FAILED_REQUESTS: &str = "
    return performance.getEntriesByType('navigation')
        .concat(performance.getEntriesByType('resource'))
        .filter(entry => entry.responseStatus >= 400 && entry.name.startsWith(location.origin))
        .map(entry => entry.responseStatus + ' ' + entry.name)
        .join(', ')";

/// Starts the interface, visits its pages, and uses its forms.
pub(crate) fn visit(installation: &Installation, backend: &str) {
    let port = free_port();
    let base = format!("http://127.0.0.1:{port}");
    let _interface = start(installation, backend, port);
    let browser = Browser::open();
    browser.visit(&format!("{base}/login"));
    browser.enter("input[name=username]", "admin");
    // The last letter is the Enter key.
    browser.enter("input[name=password]", "admin\u{e007}");
    browser.wait(
        "the login",
        "return !location.pathname.startsWith('/login')",
    );
    for page in PAGES {
        open(&browser, &base, page);
    }
    report(&format!(
        "{} pages of the web interface are whole",
        PAGES.len()
    ));
    edit(&browser, &base, &Api::new(backend).login("admin", "admin"));
    report("the forms of the web interface work");
}

/// Whether a refusal is one that the original answers as well.
pub(crate) fn is_known(exchange: &Exchange) -> bool {
    // A form for an item that does not exist yet asks for it.
    exchange.status == 404 && exchange.request.contains("new_one")
}

fn start(installation: &Installation, backend: &str, port: u16) -> Process {
    let folder = installation.path("webui");
    for name in ["log", "sessions"] {
        std::fs::create_dir_all(folder.join(name)).expect("a folder can be made");
    }
    let shipped = installation.environment().join("share/alignak-webui/etc");
    let settings = std::fs::read_to_string(shipped.join("settings.cfg"))
        .expect("the settings of the interface can be read");
    let settings: Vec<_> = settings
        .lines()
        .map(|line| match line.split_once(" = ") {
            Some(("host", _)) => "host = 127.0.0.1".to_owned(),
            Some(("port", _)) => format!("port = {port}"),
            _ => line.to_owned(),
        })
        .collect();
    let file = folder.join("settings.cfg");
    std::fs::write(&file, settings.join("\n")).expect("settings can be written");
    std::fs::copy(shipped.join("logging.json"), folder.join("logging.json"))
        .expect("the settings of the logger can be copied");
    let mut command = installation.command("alignak-webui", "webui");
    command
        .args(["-b", backend, "-n", "127.0.0.1", "-p", &port.to_string()])
        .env("ALIGNAK_WEBUI_CONFIGURATION_FILE", &file)
        .env("ALIGNAK_WEBUI_BACKEND", backend)
        .env("ALIGNAK_WEBUI_LOG_DIR", folder.join("log"))
        .env("ALIGNAK_WEBUI_SESSION_DATA", folder.join("sessions"));
    let mut interface = Process::start(&mut command);
    let login = Api::new(&format!("http://127.0.0.1:{port}"));
    let end = Instant::now() + START;
    while login.get("/login").try_send().is_err() {
        assert!(
            interface.is_running() && Instant::now() < end,
            "the web interface does not start:\n{}",
            interface.output()
        );
        std::thread::sleep(Duration::from_millis(500));
    }
    interface
}

/// Opens a page, with all that it loads.
fn open(browser: &Browser, base: &str, page: &str) {
    browser.visit(&format!("{base}{page}"));
    browser.wait("the page", "return document.readyState === 'complete'");
    // What the page asks for by itself once it is there.
    std::thread::sleep(Duration::from_secs(1));
    let failed = browser.script(FAILED_REQUESTS);
    assert_eq!(failed, "", "{page}");
    let place = browser.script("return location.pathname");
    assert_eq!(place, page, "the page leads elsewhere");
}

fn edit(browser: &Browser, base: &str, admin: &Api) {
    let web1 = text(&admin.by_name("host", "web1"), "_id");
    let crit = service(admin, &web1, "crit");
    post(browser, "/edition_mode", "state=on");
    for (path, resource, fields) in [
        (
            format!("/service_form/{crit}"),
            "service",
            json!({"alias": "changed", "notes": "s"}),
        ),
        (
            "/command_form/check_true".to_owned(),
            "command",
            json!({"notes": "c"}),
        ),
        ("/user_form/olga".to_owned(), "user", json!({"notes": "u"})),
    ] {
        submit(browser, base, &path, &fields);
        let name = path.rsplit('/').next().unwrap_or_default();
        within(SAVED, &path, || {
            let stored = if resource == "service" {
                let answer = admin.get(&format!("/service/{crit}")).send();
                answer.expect_status(200).json()
            } else {
                admin.by_name(resource, name)
            };
            let mut wrong = Vec::new();
            for (field, value) in fields.as_object().into_iter().flatten() {
                let found = &stored[field.as_str()];
                wrong.extend(unless(found == value, || format!("{field} is {found}")));
            }
            wrong
        });
    }
    submit(
        browser,
        base,
        "/host_form/new_one",
        &json!({"name": "formhost"}),
    );
    let hosts = || all(admin, "host", r#"{"name": "formhost"}"#);
    within(SAVED, "the new host is stored", || {
        let count = hosts().len();
        let wrong = unless(count == 1, || format!("{count} hosts"));
        wrong.into_iter().collect()
    });
    let made = text(&hosts()[0], "_id");
    open(browser, base, "/host/formhost");
    let answer = post(browser, &format!("/host/{made}/delete"), "");
    assert!(answer.contains("deleted"), "{answer}");
    assert_eq!(hosts().len(), 0, "the deleted host");
    post(browser, "/edition_mode", "state=off");
}

/// Fills in the form of a page, and sends it.
fn submit(browser: &Browser, base: &str, path: &str, fields: &Value) {
    open(browser, base, path);
    for (name, value) in fields.as_object().into_iter().flatten() {
        let selector = json!(format!("form.element_form [name=\"{name}\"]"));
        browser.script(&format!(
            "const field = document.querySelector({selector});
             field.value = {value};
             field.dispatchEvent(new Event('change', {{bubbles: true}}));"
        ));
    }
    browser.script(
        "[...document.querySelectorAll('form.element_form button[type=submit]')].pop().click()",
    );
}

/// Posts a form as the scripts of the pages do; returns status and body.
fn post(browser: &Browser, path: &str, form: &str) -> String {
    let (quoted, form) = (json!(path), json!(form));
    let answer = browser.script(&format!(
        "const request = new XMLHttpRequest();
         request.open('POST', {quoted}, false);
         request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
         request.send({form});
         return request.status + ' ' + request.responseText;"
    ));
    let answer = answer.as_str().unwrap_or_default().to_owned();
    assert!(answer.starts_with("200 "), "{path}: {answer}");
    answer
}
