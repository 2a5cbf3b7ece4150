//! A small HTTP client that sends exactly what a test says, sensible or not.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use base64::Engine as _;
use reqwest::Method;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::{Value, json};

/// A base address and, once logged in, a token.
#[derive(Clone, Debug)]
pub struct Api {
    client: reqwest::blocking::Client,
    base: String,
    token: Option<String>,
}

impl Api {
    /// A client without token for the server at `base`, such as `http://127.0.0.1:5000`.
    pub fn new(base: &str) -> Self {
        let client = reqwest::blocking::Client::builder()
            .no_proxy()
            // Bodies are to be seen as they come.
            .no_gzip()
            .no_deflate()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_mins(1))
            .build()
            .expect("an HTTP client can be built");
        Self {
            client,
            base: base.trim_end_matches('/').to_owned(),
            token: None,
        }
    }

    /// Logs in and keeps the token.
    pub fn login(&self, username: &str, password: &str) -> Self {
        let answer = self
            .post("/login")
            .json(&json!({"username": username, "password": password}))
            .send()
            .expect_status(200);
        let token = answer.json()["token"]
            .as_str()
            .unwrap_or_else(|| panic!("login gave no token: {answer:?}"))
            .to_owned();
        self.with_token(&token)
    }

    /// The same server, with this token.
    pub fn with_token(&self, token: &str) -> Self {
        Self {
            token: Some(token.to_owned()),
            ..self.clone()
        }
    }

    /// The same server, without token.
    pub fn anonymous(&self) -> Self {
        Self {
            token: None,
            ..self.clone()
        }
    }

    /// The address of the server.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The token in use.
    pub fn token(&self) -> &str {
        self.token
            .as_deref()
            .expect("this client has not logged in")
    }

    /// Starts a request of any method to a path such as `/host`.
    pub fn request(&self, method: &str, path: &str) -> Request {
        let mut headers = HeaderMap::new();
        headers.insert("accept", HeaderValue::from_static("application/json"));
        if let Some(token) = &self.token {
            headers.insert("authorization", header_value(&basic(token, "")));
        }
        Request {
            client: self.client.clone(),
            method: method.to_owned(),
            url: format!("{}{path}", self.base),
            headers,
            body: None,
        }
    }

    /// Starts a GET.
    pub fn get(&self, path: &str) -> Request {
        self.request("GET", path)
    }

    /// Starts a POST.
    pub fn post(&self, path: &str) -> Request {
        self.request("POST", path)
    }

    /// Starts a PATCH.
    pub fn patch(&self, path: &str) -> Request {
        self.request("PATCH", path)
    }

    /// Starts a DELETE.
    pub fn delete(&self, path: &str) -> Request {
        self.request("DELETE", path)
    }

    /// Creates an item and returns the answer to the POST.
    pub fn create(&self, resource: &str, item: &Value) -> Value {
        self.post(&format!("/{resource}"))
            .json(item)
            .send()
            .expect_status(201)
            .json()
    }

    /// The item of a resource with that name.
    pub fn by_name(&self, resource: &str, name: &str) -> Value {
        let filter = json!({ "name": name }).to_string();
        let answer = self
            .get(&format!("/{resource}"))
            .query(&[("where", filter.as_str())])
            .send()
            .expect_status(200)
            .json();
        let item = &answer["_items"][0];
        assert!(!item.is_null(), "no {resource} is named {name}");
        item.clone()
    }

    /// A connection of its own, over which these bytes have been sent as they are.
    pub fn connection(&self, sent: &[u8]) -> TcpStream {
        let address = self.base.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address).expect("the server listens");
        stream.write_all(sent).expect("the server reads");
        stream
    }

    /// What comes back over a connection of its own until it is closed, or until nothing has come
    /// for so long; and whether it was closed.
    pub fn raw(&self, sent: &str, patience: Duration) -> (String, bool) {
        let mut stream = self.connection(sent.as_bytes());
        let limited = stream.set_read_timeout(Some(patience));
        limited.expect("a time limit can be set");
        let mut answer = Vec::new();
        let is_closed = stream.read_to_end(&mut answer).is_ok();
        (String::from_utf8_lossy(&answer).into_owned(), is_closed)
    }

    /// The id of the realm that holds everything.
    pub fn root_realm(&self) -> String {
        text(&self.by_name("realm", "All"), "_id")
    }
}

/// A request that is being put together.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct Request {
    client: reqwest::blocking::Client,
    method: String,
    url: String,
    headers: HeaderMap,
    body: Option<Vec<u8>>,
}

impl Request {
    /// Adds query parameters, percent-encoded.
    pub fn query(mut self, pairs: &[(&str, &str)]) -> Self {
        let encoded = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(pairs)
            .finish();
        self.url
            .push(if self.url.contains('?') { '&' } else { '?' });
        self.url.push_str(&encoded);
        self
    }

    /// Sets a header, in place of one of the same name.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.insert(header_name(name), header_value(value));
        self
    }

    /// Removes a header.
    pub fn without(mut self, name: &str) -> Self {
        self.headers.remove(header_name(name));
        self
    }

    /// Sets `If-Match`.
    pub fn if_match(self, etag: &str) -> Self {
        self.header("If-Match", etag)
    }

    /// Sends this JSON value.
    pub fn json(self, value: &Value) -> Self {
        self.raw("application/json", value.to_string().into_bytes())
    }

    /// Sends these fields as a form.
    pub fn form(self, pairs: &[(&str, &str)]) -> Self {
        let encoded = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(pairs)
            .finish();
        self.raw("application/x-www-form-urlencoded", encoded.into_bytes())
    }

    /// Sends these bytes as this content type.
    pub fn raw(mut self, content_type: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.body = Some(bytes.into());
        self.header("Content-Type", content_type)
    }

    /// Method, address and body, for messages.
    pub fn shown(&self) -> String {
        let body = self.body.as_deref().unwrap_or_default();
        let body = String::from_utf8_lossy(body);
        format!("{} {} {body}", self.method, self.url)
    }

    /// Sends the request; panics when no answer comes.
    pub fn send(self) -> Answer {
        let what = format!("{} {}", self.method, self.url);
        self.try_send()
            .unwrap_or_else(|error| panic!("{what}: no answer: {error:?}"))
    }

    /// Sends the request.
    pub fn try_send(self) -> Result<Answer, reqwest::Error> {
        let request = format!("{} {}", self.method, self.url);
        let method = Method::from_bytes(self.method.as_bytes()).expect("a method is a token");
        let mut builder = self.client.request(method, &self.url).headers(self.headers);
        if let Some(body) = self.body {
            builder = builder.body(body);
        }
        let response = builder.send()?;
        let status = response.status().as_u16();
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| {
                let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
                (name.as_str().to_owned(), value)
            })
            .collect();
        let body = response.bytes()?.to_vec();
        Ok(Answer {
            request,
            status,
            headers,
            body,
        })
    }
}

/// What the server answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Method and address of the request, for messages.
    pub request: String,
    /// The status code.
    pub status: u16,
    /// Names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// The body as it came.
    pub body: Vec<u8>,
}

impl Answer {
    /// Panics, showing the answer, unless the status is this one.
    #[track_caller]
    pub fn expect_status(self, status: u16) -> Self {
        assert_eq!(
            self.status,
            status,
            "{} answered: {}",
            self.request,
            self.text()
        );
        self
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| {
            panic!("{} is not JSON ({error}): {}", self.request, self.text())
        })
    }

    /// `_error.message`, or an empty text.
    pub fn message(&self) -> String {
        serde_json::from_slice::<Value>(&self.body)
            .ok()
            .and_then(|body| body["_error"]["message"].as_str().map(ToOwned::to_owned))
            .unwrap_or_default()
    }
}

/// The value of `Authorization` for Basic credentials.
pub fn basic(username: &str, password: &str) -> String {
    let pair = base64::engine::general_purpose::STANDARD.encode(format!("{username}:{password}"));
    format!("Basic {pair}")
}

/// A text member of a JSON object.
#[track_caller]
pub fn text(value: &Value, member: &str) -> String {
    value[member]
        .as_str()
        .unwrap_or_else(|| panic!("{member} is not a text in {value}"))
        .to_owned()
}

fn header_name(name: &str) -> HeaderName {
    HeaderName::from_bytes(name.as_bytes()).expect("a header name is a token")
}

fn header_value(value: &str) -> HeaderValue {
    HeaderValue::from_bytes(value.as_bytes()).expect("a header value is one line")
}
