//! Fetches what the tests need beside the server: Python packages and a browser.

fn main() {
    alignak_testkit::tools::fetch();
}
