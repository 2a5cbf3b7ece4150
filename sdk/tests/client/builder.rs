//! What a builder takes, and what it refuses.

use std::sync::Arc;

use alignak_backend_client::{Backend, RetryPolicy, reqwest};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

const AUTHORITY: &[u8] = include_bytes!("tls/authority.pem");

/// A server whose certificate comes from an authority that no platform knows.
async fn tls_server() -> String {
    let certificate = CertificateDer::from_pem_slice(include_bytes!("tls/server.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("tls/server.key")).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (connection, _) = listener.accept().await.unwrap();
            let Ok(mut connection) = acceptor.accept(connection).await else {
                continue;
            };
            let _ = connection.read(&mut [0; 4096]).await;
            let reply =
                b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: close\r\n\r\n{\"a\":1}";
            let _ = connection.write_all(reply).await;
            let _ = connection.shutdown().await;
        }
    });
    format!("https://{address}")
}

#[tokio::test]
async fn an_authority_of_the_callers_own_is_trusted_only_when_it_is_given() {
    let address = tls_server().await;
    let builder = || Backend::builder(&address).retry(RetryPolicy::none());
    let strict = builder().build().unwrap();
    let failure = strict.get::<Value>("host", ()).await.unwrap_err();
    assert!(failure.is_connect(), "{failure}");
    assert!(failure.to_string().contains("certificate"), "{failure}");
    let trusting = builder().root_certificates(AUTHORITY).build().unwrap();
    let value: Value = trusting.get("host", ()).await.unwrap();
    assert_eq!(value["a"], 1);
}

#[test]
fn what_is_no_certificate_is_refused() {
    for pem in [&b""[..], b"no certificate", b"-----BEGIN CERTIFICATE-----"] {
        let builder = Backend::builder("https://backend.example").root_certificates(pem);
        let failure = builder.build().unwrap_err();
        assert!(failure.is_invalid());
        assert!(failure.to_string().contains("PEM"), "{failure}");
    }
}

#[tokio::test]
async fn a_client_of_the_callers_own_is_used() {
    let server = MockServer::start().await;
    Mock::given(any())
        .respond_with(ResponseTemplate::new(200).set_body_string("{}"))
        .expect(2)
        .mount(&server)
        .await;
    let client = reqwest::Client::builder()
        .connection_verbose(false)
        .build()
        .unwrap();
    let backends = [
        Backend::builder(&server.uri()).client(client),
        Backend::builder(&server.uri())
            .pool_max_idle(1)
            .pool_idle_timeout(std::time::Duration::from_secs(1)),
    ];
    for builder in backends {
        let backend = builder.header("X-Tenant", "blue").build().unwrap();
        let _: Value = backend.get("host", ()).await.unwrap();
    }
    for request in server.received_requests().await.unwrap() {
        assert_eq!(request.headers["x-tenant"], "blue");
    }
}

#[test]
fn every_problem_of_a_builder_is_told_when_it_is_built() {
    let builder = || Backend::builder("http://backend.example");
    for (builder, told) in [
        (builder().header("b a d", "x"), "`b a d` is not a header"),
        (builder().header("x", "a\nb"), "`x` is not a header"),
        (builder().proxy("::"), "the proxy"),
        (Backend::builder("backend"), "is not the address"),
    ] {
        let failure = builder.build().unwrap_err();
        assert!(failure.to_string().contains(told), "{failure}");
    }
}
