//! The published document, and the pages that show it: `/docs` to try the interface, `/reference`
//! to read about it, and a start page.
//!
//! They describe the interface and are not part of it: the document does not list them. Everything
//! is served compressed where the client takes that, and compressed once.

use std::io::{Read as _, Write as _};
use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response, header};
use axum::routing::get;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use super::App;
use crate::document::{self, Version};

/// What the pages may load: what this server serves, and nothing else.
const CONTENT_SECURITY_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
     font-src 'self' data:; worker-src 'self' blob:; frame-ancestors 'none'",
);

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const CSS: HeaderValue = HeaderValue::from_static("text/css; charset=utf-8");
const SCRIPT: HeaderValue = HeaderValue::from_static("text/javascript; charset=utf-8");

/// A file in the forms in which it is served.
struct Asset {
    kind: HeaderValue,
    gzip: Vec<u8>,
    brotli: Option<&'static [u8]>,
}

static CURRENT: LazyLock<Asset> =
    LazyLock::new(|| Asset::of(JSON, &document::text(&super::openapi(), Version::Current)));
static OLDER: LazyLock<Asset> =
    LazyLock::new(|| Asset::of(JSON, &document::text(&super::openapi(), Version::Older)));
static START: LazyLock<Asset> = LazyLock::new(|| Asset::of(HTML, include_str!("pages/start.html")));
static DOCS: LazyLock<Asset> = LazyLock::new(|| Asset::of(HTML, include_str!("pages/docs.html")));
static DOCS_STYLE: LazyLock<Asset> =
    LazyLock::new(|| Asset::of(CSS, include_str!("pages/docs.css")));
static DOCS_SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| Asset::of(SCRIPT, include_str!("pages/docs.js")));
static REFERENCE: LazyLock<Asset> =
    LazyLock::new(|| Asset::of(HTML, include_str!("pages/reference.html")));
static REFERENCE_SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| Asset::of(SCRIPT, include_str!("pages/reference.js")));

macro_rules! vendored {
    ($kind:ident, $name:literal) => {
        LazyLock::new(|| Asset {
            kind: $kind,
            gzip: include_bytes!(concat!("pages/vendored/", $name, ".gz")).to_vec(),
            brotli: Some(include_bytes!(concat!("pages/vendored/", $name, ".br"))),
        })
    };
}

static SWAGGER_UI: LazyLock<Asset> = vendored!(SCRIPT, "swagger-ui-bundle.js");
static SWAGGER_UI_STYLE: LazyLock<Asset> = vendored!(CSS, "swagger-ui.css");
static REDOC: LazyLock<Asset> = vendored!(SCRIPT, "redoc.standalone.js");

/// Adds the document and the pages.
pub(super) fn routes(mut router: Router<Arc<App>>) -> Router<Arc<App>> {
    let assets: [(&str, &'static LazyLock<Asset>); 12] = [
        ("/openapi.json", &CURRENT),
        ("/openapi-3.0.json", &OLDER),
        ("/api-docs", &CURRENT),
        ("/docs", &DOCS),
        ("/docs/index.html", &DOCS),
        ("/docs/docs.css", &DOCS_STYLE),
        ("/docs/docs.js", &DOCS_SCRIPT),
        ("/docs/swagger-ui-bundle.js", &SWAGGER_UI),
        ("/docs/swagger-ui.css", &SWAGGER_UI_STYLE),
        ("/docs/redoc.standalone.js", &REDOC),
        ("/docs/reference.js", &REFERENCE_SCRIPT),
        ("/reference", &REFERENCE),
    ];
    for (path, asset) in assets {
        let serve = get(async move |headers: HeaderMap| asset.serve(&headers));
        router = router.route(path, serve);
    }
    router
}

/// Whether the client wants to show a page.
pub(super) fn wants_page(headers: &HeaderMap) -> bool {
    lists(headers, &header::ACCEPT, "text/html")
}

/// The page with which a browser begins.
pub(super) fn start_page(headers: &HeaderMap) -> Response<Body> {
    let mut response = START.serve(headers);
    depends_on_accept(&mut response);
    response
}

/// Tells caches that another `Accept` has another response at the same address.
pub(super) fn depends_on_accept(response: &mut Response<Body>) {
    let vary = HeaderValue::from_static("Accept");
    response.headers_mut().append(header::VARY, vary);
}

impl Asset {
    fn of(kind: HeaderValue, text: &str) -> Self {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        // Writing into a vector has no way to fail.
        let _ = encoder.write_all(text.as_bytes());
        Self {
            kind,
            gzip: encoder.finish().unwrap_or_default(),
            brotli: None,
        }
    }

    fn serve(&'static self, headers: &HeaderMap) -> Response<Body> {
        let takes = |coding: &str| lists(headers, &header::ACCEPT_ENCODING, coding);
        let (coding, body) = match self.brotli {
            Some(brotli) if takes("br") => (Some("br"), Body::from(brotli)),
            _ if takes("gzip") => (Some("gzip"), Body::from(self.gzip.as_slice())),
            _ => (None, Body::from(self.plain())),
        };
        let mut response = Response::new(body);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, self.kind.clone());
        if let Some(coding) = coding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        if self.kind == HTML {
            headers.insert(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY);
        } else if self.kind != JSON {
            let an_hour = HeaderValue::from_static("public, max-age=3600");
            headers.insert(header::CACHE_CONTROL, an_hour);
        }
        response
    }

    fn plain(&self) -> Vec<u8> {
        let mut plain = Vec::new();
        // What was compressed here or by the makers of this program can be decompressed.
        let _ = GzDecoder::new(self.gzip.as_slice()).read_to_end(&mut plain);
        plain
    }
}

/// Whether a header lists a value, with a quality or without.
fn lists(headers: &HeaderMap, name: &header::HeaderName, wanted: &str) -> bool {
    let values = headers.get_all(name);
    let mut listed = values
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','));
    listed.any(|value| {
        let (value, quality) = value.split_once(';').unwrap_or((value, ""));
        let is_refused = matches!(quality.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        value.trim().eq_ignore_ascii_case(wanted) && !is_refused
    })
}
