//! The programs whose costs are measured: an application on the SDK, and the same request without
//! it. They print what they found as one line of JSON.

use std::time::{Duration, Instant};

use alignak_backend_client::model::Host;
use alignak_backend_client::{Backend, Generate, HeaderMap, HeaderName, HeaderValue, reqwest};
use serde_json::json;

use crate::Failure;
use crate::table::median;
use crate::usage;

/// Calls before the first measured one, so that the connection and the caches are warm.
const WARM_UP: usize = 200;

pub(crate) async fn logged_in(backend: Backend) -> Result<Backend, Failure> {
    if backend.login("admin", "admin", Generate::Enabled).await? {
        Ok(backend)
    } else {
        Err("the login was refused".into())
    }
}

/// Reads all services as a stream.
pub(crate) async fn read(base: &str) -> Result<(), Failure> {
    let before = usage::resident_bytes()?;
    let backend = logged_in(Backend::new(base)?).await?;
    let began = Instant::now();
    let cpu = usage::cpu_microseconds()?;
    let mut services = backend.services().list().items();
    let (mut count, mut letters) = (0, 0);
    while let Some(service) = services.next().await {
        count += 1;
        letters += service?.name.len();
    }
    let seconds = began.elapsed().as_secs_f64();
    let found = json!({
        "items": count,
        "letters": letters,
        "seconds": seconds,
        "cpu_seconds": (usage::cpu_microseconds()? - cpu) / 1e6,
        "growth": usage::peak_bytes()?.saturating_sub(before),
    });
    println!("{found}");
    Ok(())
}

/// Reads one host again and again, through the SDK and by plain reqwest and serde in turn.
///
/// It runs on one thread, whose CPU time is known to the nanosecond.
pub(crate) async fn calls(base: &str, rounds: usize, count: usize) -> Result<(), Failure> {
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .tcp_nodelay(true)
        .build()?;
    let backend = Backend::builder(base).client(client.clone()).build()?;
    let backend = logged_in(backend).await?;
    let host = backend.hosts().list().first().await?;
    let id = host.map(|host| host.id).ok_or("there is no host")?;
    let plain = Plain {
        client,
        address: format!("{base}/host/{id}"),
        token: backend.token().ok_or("there is no token")?,
        headers: HeaderMap::from_iter([
            (
                HeaderName::from_static("accept"),
                HeaderValue::from_static("application/json"),
            ),
            (
                HeaderName::from_static("user-agent"),
                HeaderValue::from_static("alignak-backend-client/0.1.0"),
            ),
            (
                HeaderName::from_static("x-request-id"),
                HeaderValue::from_static("0123456789abcdef"),
            ),
        ]),
    };
    for _ in 0..WARM_UP {
        backend.hosts().get(id).await?;
        plain.get().await?;
    }
    let (mut of_sdk, mut of_plain) = (Vec::new(), Vec::new());
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    let units = count as f64;
    for _ in 0..rounds {
        let start = usage::thread_cpu_microseconds()?;
        for _ in 0..count {
            std::hint::black_box(backend.hosts().get(id).await?);
        }
        let middle = usage::thread_cpu_microseconds()?;
        for _ in 0..count {
            std::hint::black_box(plain.get().await?);
        }
        let end = usage::thread_cpu_microseconds()?;
        of_sdk.push((middle - start) / units);
        of_plain.push((end - middle) / units);
    }
    let ratios = of_sdk.iter().zip(&of_plain).map(|(sdk, plain)| sdk / plain);
    let ratio = median(ratios.collect());
    let found = json!({"sdk": median(of_sdk), "plain": median(of_plain), "ratio": ratio});
    println!("{found}");
    Ok(())
}

/// The same request without the SDK: on the same connection, with the same headers and a time
/// limit, as the SDK has one.
struct Plain {
    client: reqwest::Client,
    address: String,
    token: String,
    headers: HeaderMap,
}

impl Plain {
    async fn get(&self) -> Result<Host, Failure> {
        let reply = self
            .client
            .get(&self.address)
            .basic_auth(&self.token, Some(""))
            .headers(self.headers.clone())
            .timeout(Duration::from_secs(30))
            .send()
            .await?
            .error_for_status()?;
        Ok(serde_json::from_slice(&reply.bytes().await?)?)
    }
}
