//! The documentation page, in a real browser.

use alignak_testkit::webdriver::Browser;
use alignak_testkit::{Server, Shared};

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

/// Tries GET /realm in the page and returns the status and the body that it shows.
fn execute(browser: &Browser) -> (String, String) {
    let operation = "[id$='-list_realms']";
    // Sections are closed at first.
    let section = "[id='operations-tag-Configuration']";
    let is_open =
        format!("return !!document.querySelector(\".opblock-tag-section.is-open {section}\")");
    if browser.script(&is_open) != true {
        browser.click(section);
    }
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
        browser.click(".auth-wrapper .authorize");
        browser.enter(field, &token);
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
        let (status, body) = execute(&browser);
        assert!(status.starts_with("200"), "{field}: {status}: {body}");
        assert!(body.contains("\"_items\""), "{field}: {body}");
    }
}
