//! Every client does the same work on a new server: it logs in, makes a realm, a command, hosts
//! from a template and a service, lists with filter, order and projection, walks all pages, changes
//! a host by its etag and loses with an old one, submits check results, deletes, and reads errors.

use std::path::Path;

use alignak_testkit::{Api, Server, tools};
use serde_json::json;

use crate::generator::{self, Workbench};
use crate::warnings;

#[test]
fn a_client_of_openapi_typescript_works() {
    works("openapi-typescript");
}

#[test]
fn a_client_of_hey_api_works() {
    works("hey-api");
}

#[test]
fn a_client_of_openapi_python_client_works() {
    works("openapi-python-client");
}

#[test]
#[ignore = "takes minutes: cargo xtask test --all"]
fn a_python_client_of_openapi_generator_works() {
    java();
    works("python");
}

#[test]
#[ignore = "takes minutes: cargo xtask test --all"]
fn a_typescript_client_of_openapi_generator_works() {
    java();
    works("typescript-fetch");
}

#[test]
#[ignore = "takes minutes: cargo xtask test --all"]
fn a_java_client_of_openapi_generator_works() {
    java();
    works("java");
}

#[test]
#[ignore = "takes minutes: cargo xtask test --all"]
fn a_go_client_of_openapi_generator_works() {
    java();
    tools::debian("golang-go", Path::new("/usr/bin/go"));
    works("go");
}

#[test]
#[ignore = "takes minutes: cargo xtask test --all"]
fn a_php_client_of_openapi_generator_works() {
    java();
    tools::debian("php-cli", Path::new("/usr/bin/php"));
    tools::debian(
        "php-curl",
        Path::new("/usr/share/php8.2-curl/curl/curl.ini"),
    );
    tools::debian(
        "php-mbstring",
        Path::new("/usr/share/php8.2-mbstring/mbstring/mbstring.ini"),
    );
    tools::debian(
        "php-guzzlehttp-guzzle",
        Path::new("/usr/share/php/GuzzleHttp/autoload.php"),
    );
    works("php");
}

#[test]
#[ignore = "takes minutes: cargo xtask test --all"]
fn a_ruby_client_of_openapi_generator_works() {
    java();
    tools::debian("ruby", Path::new("/usr/bin/ruby"));
    tools::debian(
        "ruby-typhoeus",
        Path::new("/usr/share/rubygems-integration/all/gems/typhoeus-1.4.0/lib/typhoeus.rb"),
    );
    works("ruby");
}

#[test]
#[ignore = "takes minutes: cargo xtask test --all"]
fn a_rust_client_of_openapi_generator_works() {
    java();
    works("rust");
}

#[test]
#[ignore = "takes minutes: cargo xtask test --all"]
fn a_client_of_progenitor_works() {
    works("progenitor");
}

#[test]
fn every_client_has_a_test() {
    let tests = include_str!("clients.rs");
    let folders = std::fs::read_dir(generator::sources()).expect("the clients can be listed");
    for folder in folders.flatten().filter(|entry| entry.path().is_dir()) {
        let name = folder.file_name().to_string_lossy().into_owned();
        assert!(
            tests.contains(&format!("works(\"{name}\")")),
            "no test makes a client with tests/clients/{name}"
        );
        for script in ["generate.sh", "run.sh"] {
            let path = folder.path().join(script);
            assert!(path.is_file(), "{} is missing", path.display());
        }
    }
}

/// Java runs openapi-generator, and compiles what that makes in Java.
fn java() {
    tools::debian("openjdk-17-jdk-headless", Path::new("/usr/bin/javac"));
}

fn works(name: &'static str) {
    let mut workbench = Workbench::set_up(name);
    workbench.step("generate", None);
    workbench.step("build", None);
    let server = Server::start();
    let said = workbench.step("run", Some(&server));
    assert!(said.ends_with("all is well"), "{name}: {said}");
    left_as_expected(&server.admin());
    warnings::check(name, &workbench.output);
}

/// What the client must have done, seen without it.
fn left_as_expected(backend: &Api) {
    let first = backend.by_name("host", "web-1");
    assert_eq!(first["alias"], json!("changed again"));
    assert_eq!(first["check_interval"], json!(99));
    let second = backend.by_name("host", "web-2");
    assert_eq!(second["ls_state"], json!("UP"));
    let service = backend.by_name("service", "http");
    assert_eq!(service["host"], first["_id"]);
    assert_eq!(service["ls_state"], json!("CRITICAL"));
    let deleted = backend
        .get("/host")
        .query(&[("where", r#"{"name": "web-5"}"#)])
        .send()
        .expect_status(200)
        .json();
    assert_eq!(deleted["_meta"]["total"], json!(0));
}
