//! A headless Chromium, driven by the `WebDriver` protocol.

use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::http::Api;
use crate::process::Process;
use crate::tools;

/// How long the page may take for one thing, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(40);

/// The key under which the protocol passes elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An open browser. It is closed when dropped.
#[derive(Debug)]
pub struct Browser {
    api: Api,
    session: String,
    _driver: Process,
    _profile: TempDir,
}

impl Browser {
    /// Starts a browser with an empty page.
    pub fn open() -> Self {
        let profile = tempfile::tempdir().expect("a temporary folder can be made");
        let mut command = Command::new(tools::chromedriver());
        command.arg("--port=0").env("HOME", profile.path());
        let mut driver = Process::start(&mut command);
        let port = driver.wait_for(PATIENCE, |line| {
            let (_, rest) = line.split_once("started successfully on port ")?;
            rest.trim_end_matches('.').parse::<u16>().ok()
        });
        let api = Api::new(&format!("http://127.0.0.1:{port}"));
        let arguments = [
            "--headless=new".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--no-proxy-server".to_owned(),
            "--window-size=1400,2000".to_owned(),
            format!("--user-data-dir={}", profile.path().join("data").display()),
        ];
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": {"args": arguments},
            "goog:loggingPrefs": {"browser": "ALL"},
        }}});
        let answer = api.post("/session").json(&wanted).send();
        let answer = answer.expect_status(200).json();
        let session = answer["value"]["sessionId"]
            .as_str()
            .unwrap_or_else(|| panic!("no browser was opened: {answer}"))
            .to_owned();
        Self {
            api,
            session,
            _driver: driver,
            _profile: profile,
        }
    }

    /// Goes to an address.
    pub fn visit(&self, address: &str) {
        self.command("url", &json!({ "url": address }))
            .unwrap_or_else(|error| panic!("cannot visit {address}: {error}"));
    }

    /// Runs a function body in the page and returns what it returns.
    pub fn script(&self, body: &str) -> Value {
        self.command("execute/sync", &json!({"script": body, "args": []}))
            .unwrap_or_else(|error| panic!("{body}: {error}"))
    }

    /// Runs a function body until it returns something but null, false or an empty text.
    pub fn wait(&self, what: &str, body: &str) -> Value {
        let end = Instant::now() + PATIENCE;
        loop {
            let value = self.script(body);
            if !matches!(value, Value::Null | Value::Bool(false)) && value != json!("") {
                return value;
            }
            assert!(
                Instant::now() < end,
                "waited in vain for {what}\nconsole: {}\npage: {}",
                self.console(),
                self.script("return document.body.innerText.slice(0, 3000)")
            );
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Clicks what a CSS selector finds, once it exists.
    pub fn click(&self, selector: &str) {
        let quoted = json!(selector);
        self.wait(
            selector,
            &format!("return !!document.querySelector({quoted})"),
        );
        self.script(&format!(
            "const found = document.querySelector({quoted});
             found.scrollIntoView({{block: 'center'}});
             found.click();"
        ));
    }

    /// Types into what a CSS selector finds, as a person would.
    pub fn enter(&self, selector: &str, text: &str) {
        self.wait(
            selector,
            &format!("return !!document.querySelector({})", json!(selector)),
        );
        let found = self
            .command(
                "element",
                &json!({"using": "css selector", "value": selector}),
            )
            .unwrap_or_else(|error| panic!("{selector}: {error}"));
        let element = found[ELEMENT].as_str().unwrap_or_default();
        self.command(
            &format!("element/{element}/value"),
            &json!({ "text": text }),
        )
        .unwrap_or_else(|error| panic!("cannot type into {selector}: {error}"));
    }

    /// Loads the page once more, as its user would.
    pub fn reload(&self) {
        self.command("refresh", &json!({}))
            .unwrap_or_else(|error| panic!("cannot reload: {error}"));
    }

    /// How long the thread of the page has computed since the first question, however busy the
    /// machine is with other programs.
    pub fn computed(&self) -> Duration {
        let ask = |command: &str, parameters: Value| {
            let body = json!({"cmd": command, "params": parameters});
            self.command("goog/cdp/execute", &body)
                .unwrap_or_else(|error| panic!("{command}: {error}"))
        };
        ask("Performance.enable", json!({"timeDomain": "threadTicks"}));
        let metrics = ask("Performance.getMetrics", json!({}));
        let task = metrics["metrics"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|metric| metric["name"] == "TaskDuration")
            .and_then(|metric| metric["value"].as_f64())
            .unwrap_or_else(|| panic!("no duration of tasks: {metrics}"));
        Duration::from_secs_f64(task)
    }

    /// What the page has written to the console.
    pub fn console(&self) -> Value {
        self.command("se/log", &json!({"type": "browser"}))
            .unwrap_or_default()
    }

    fn command(&self, name: &str, body: &Value) -> Result<Value, String> {
        let path = format!("/session/{}/{name}", self.session);
        let answer = self.api.post(&path).json(body).send();
        let value = answer.json()["value"].clone();
        if answer.status == 200 {
            Ok(value)
        } else {
            Err(value["message"].as_str().unwrap_or_default().to_owned())
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver would leave the browser running if it were killed first.
        let path = format!("/session/{}", self.session);
        drop(self.api.delete(&path).try_send());
    }
}
