//! The documentation pages, in a real browser.

use std::time::Duration;

use alignak_testkit::http::text;
use alignak_testkit::webdriver::Browser;
use alignak_testkit::{Server, Shared};
use serde_json::{Value, json};

static SERVER: Shared = Shared::new();

#[test]
fn the_page_and_its_files_are_served_without_a_token() {
    let server = SERVER.get();
    let api = server.api();
    let first = api.get("/docs").send();
    let page = match first.header("location") {
        Some(place) => {
            let path = place.trim_start_matches(api.base()).to_owned();
            assert!(
                path.starts_with('/'),
                "{path} is not an address of this server"
            );
            api.get(&path).send()
        }
        None => first,
    };
    let page = page.expect_status(200);
    let kind = page.header("content-type").unwrap_or_default();
    assert!(kind.starts_with("text/html"), "{kind}");
    assert!(page.text().contains("swagger"), "{}", page.text());
}

/// Opens the documentation page and waits until it shows the operations.
fn open(server: &Server) -> Browser {
    let browser = Browser::open();
    browser.visit(&format!("{}/docs", server.api().base()));
    browser.wait(
        "the operations",
        "return document.querySelectorAll('.opblock-tag-section').length > 5",
    );
    let errors = browser.script("return !!document.querySelector('.errors-wrapper')");
    assert_eq!(errors, false, "the page shows errors");
    browser
}

/// Opens the section of a topic, if it is closed.
fn open_section(browser: &Browser, topic: &str) {
    let section = format!("[id='operations-tag-{topic}']");
    let is_open =
        format!("return !!document.querySelector(\".opblock-tag-section.is-open {section}\")");
    if browser.script(&is_open) != true {
        browser.click(&section);
    }
    browser.wait(
        "the operations of the section",
        "return document.querySelectorAll('.opblock').length > 0",
    );
}

/// Types a token or a user name into the form for it.
fn authorize(browser: &Browser, field: &str, token: &str) {
    browser.click(".auth-wrapper .authorize");
    browser.enter(field, token);
    browser.script(&format!(
        "document.querySelector('{field}').closest('form')
             .querySelector('button.authorize').click()"
    ));
    browser.wait(
        "the authorization",
        "return [...document.querySelectorAll('.auth-container h6')]
             .some(title => title.innerText.includes('Authorized'))",
    );
    browser.click(".btn-done");
}

/// Tries GET /realm in the page and returns the status and the body that it shows.
fn execute(browser: &Browser) -> (String, String) {
    let operation = "[id$='-list_realms']";
    open_section(browser, "Configuration");
    browser.click(&format!("{operation} .opblock-summary-control"));
    // The page forgets that it was clicked when it draws the operation once more.
    browser.wait(
        "the form",
        &format!(
            "const block = document.querySelector(\"{operation}\");
             if (block.querySelector('.execute')) return true;
             const button = block.querySelector('.try-out__btn:not(.cancel)');
             if (button) button.click();
             return false"
        ),
    );
    browser.click(&format!("{operation} .execute"));
    let live = format!("{operation} .live-responses-table .response");
    let shown = |what: &str, cell: &str| -> String {
        let script = format!(
            "const cell = document.querySelector(\"{live} {cell}\");
             return cell && cell.innerText.trim()"
        );
        let value = browser.wait(what, &script);
        value.as_str().unwrap_or_default().to_owned()
    };
    let status = shown("the status", ".response-col_status");
    let body = shown("the answer", ".response-col_description");
    (status, body)
}

#[test]
fn authorize_with_a_token_then_execute_reads_the_realms() {
    let server = SERVER.get();
    let token = server.admin().token().to_owned();
    // A bearer token goes into one field, Basic credentials into two.
    for field in ["#auth-bearer-value", "#auth-basic-username"] {
        let browser = open(&server);
        authorize(&browser, field, &token);
        let (status, body) = execute(&browser);
        assert!(status.starts_with("200"), "{field}: {status}: {body}");
        assert!(body.contains("\"_items\""), "{field}: {body}");
    }
}

#[test]
fn a_token_is_typed_once() {
    let server = SERVER.get();
    let browser = open(&server);
    authorize(&browser, "#auth-bearer-value", server.admin().token());
    browser.reload();
    let (status, body) = execute(&browser);
    assert!(status.starts_with("200"), "{status}: {body}");
}

#[test]
fn sections_are_closed_at_first_and_what_deletes_is_last_and_marked() {
    let server = SERVER.get();
    let browser = open(&server);
    let shown = browser.script("return document.querySelectorAll('.opblock').length");
    assert_eq!(shown, 0, "operations are shown before a section is opened");
    for topic in ["Configuration", "Hosts", "Actions"] {
        open_section(&browser, topic);
    }
    let sections = browser.script(
        "return [...document.querySelectorAll('.opblock-tag-section.is-open')].map(section =>
             [...section.querySelectorAll('.opblock')].map(block => {
                 const summary = block.querySelector('.opblock-summary-description');
                 return [
                     block.querySelector('.opblock-summary-method').innerText,
                     getComputedStyle(summary, '::after').content,
                 ];
             }))",
    );
    let sections = sections.as_array().expect("a list of sections");
    assert_eq!(sections.len(), 3, "{sections:?}");
    for section in sections {
        let operations: Vec<_> = section.as_array().into_iter().flatten().collect();
        let deletes = |operation: &&Value| operation[0] == "DELETE";
        let first = operations
            .iter()
            .position(deletes)
            .unwrap_or(operations.len());
        assert!(first < operations.len(), "{operations:?}");
        assert!(operations[first..].iter().all(deletes), "{operations:?}");
        for operation in operations {
            let mark = operation[1].as_str().unwrap_or_default();
            let is_marked = mark.contains("cannot be undone");
            assert_eq!(is_marked, deletes(&operation), "{operation}");
        }
    }
}

#[test]
fn deleting_a_collection_is_confirmed_first() {
    let server = Server::start();
    let admin = server.admin();
    let realm = admin.root_realm();
    admin.create("servicegroup", &json!({"name": "kept", "_realm": realm}));
    let browser = open(&server);
    authorize(&browser, "#auth-bearer-value", admin.token());
    browser
        .script("window.asked = []; window.confirm = text => { asked.push(text); return false }");
    open_section(&browser, "Services");
    let operation = "[id$='-delete_all_service_groups']";
    browser.click(&format!("{operation} .opblock-summary-control"));
    browser.click(&format!("{operation} .execute"));
    let asked = browser.wait("the question", "return asked[0]");
    let asked = asked.as_str().unwrap_or_default();
    assert!(asked.contains("/servicegroup"), "{asked}");
    let kept = admin.by_name("servicegroup", "kept");
    assert_eq!(text(&kept, "name"), "kept");
}

/// How long the page may compute until it shows the operations, and one of them: on two cores that
/// have nothing else to do, little more than that passes.
const OPENED: Duration = Duration::from_secs(2);
const UNFOLDED: Duration = Duration::from_secs(1);

#[test]
fn the_page_and_an_operation_open_quickly() {
    let server = SERVER.get();
    let browser = Browser::open();
    // Of the same origin, so that the page is shown by the process that is measured.
    browser.visit(&format!("{}/version", server.api().base()));
    let start = browser.computed();
    browser.visit(&format!("{}/docs", server.api().base()));
    browser.wait(
        "the operations",
        "return document.querySelectorAll('.opblock-tag-section').length > 5",
    );
    let opened = browser.computed();
    open_section(&browser, "Hosts");
    browser.click("[id$='-create_host'] .opblock-summary-control");
    browser.wait(
        "the form",
        "return !!document.querySelector(\"[id$='-create_host'] .execute\")",
    );
    let unfolded = browser.computed();
    let (opening, unfolding) = (
        opened.saturating_sub(start),
        unfolded.saturating_sub(opened),
    );
    println!("the page takes {opening:?}, an operation {unfolding:?}");
    assert!(opening < OPENED, "the page takes {opening:?}");
    assert!(unfolding < UNFOLDED, "an operation takes {unfolding:?}");
}

#[test]
fn the_reference_shows_the_introduction_the_topics_and_the_operations() {
    let server = SERVER.get();
    let browser = Browser::open();
    browser.visit(&format!("{}/reference", server.api().base()));
    browser.wait(
        "the menu",
        "return document.querySelectorAll('.menu-content [role=menuitem]').length > 15",
    );
    let page = browser.wait("the text", "return document.body.innerText");
    let page = page.as_str().unwrap_or_default();
    for shown in ["Getting started", "Filters", "Etags", "Embedding", "Rights"] {
        assert!(page.contains(shown), "{shown} is not shown");
    }
    browser.wait(
        "an operation with its samples",
        "const block = document.querySelector('[id$=\"operation/create_host\"]');
         return !!block && block.innerText.includes('/host')",
    );
    // Redoc asks for its logo on another host, which the page refuses.
    let is_logo = |entry: &Value| text(entry, "message").contains("/redoc/logo-mini.svg");
    let console = browser.console();
    let errors: Vec<_> = console
        .as_array()
        .into_iter()
        .flatten()
        .filter(|entry| entry["level"] == "SEVERE" && !is_logo(entry))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_start_page_leads_to_what_it_names() {
    let server = SERVER.get();
    let api = server.api();
    let browser = Browser::open();
    browser.visit(&format!("{}/", api.base()));
    let links = browser.script(
        "return [...document.querySelectorAll('a')].map(link => link.getAttribute('href'))",
    );
    let links = links.as_array().cloned().unwrap_or_default();
    assert!(links.len() >= 4, "{links:?}");
    for link in &links {
        let path = link.as_str().unwrap_or_default();
        api.get(path).send().expect_status(200);
    }
}
