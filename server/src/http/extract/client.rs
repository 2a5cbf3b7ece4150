//! Where a request comes from: the address of the client, and whether a browser sends it.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::http::App;

/// The address that a request comes from; `None` when it did not come over a connection.
///
/// Behind a proxy that `TRUSTED_PROXIES` names it is the last address of `X-Forwarded-For` that is
/// not such a proxy itself.
#[derive(Debug, Clone, Copy)]
pub(in crate::http) struct ClientAddress(pub(in crate::http) Option<IpAddr>);

impl FromRequestParts<Arc<App>> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map(|ConnectInfo(address)| address.ip().to_canonical());
        let proxies = &app.settings.trusted_proxies;
        Ok(Self(
            peer.map(|peer| forwarded(peer, &parts.headers, proxies)),
        ))
    }
}

/// The client's address as the chain of trusted proxies reports it. What an untrusted address says
/// of others is not believed.
fn forwarded(peer: IpAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    let mut address = peer;
    let values = headers.get_all("x-forwarded-for");
    let mut hops: Vec<&str> = values
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    while proxies.contains(&address) {
        let Some(hop) = hops.pop() else { break };
        let Ok(before) = hop.trim().parse::<IpAddr>() else {
            break;
        };
        address = before.to_canonical();
    }
    address
}

/// Whether a browser sends the request: every current one says where a request comes from.
pub(in crate::http) fn is_browser(headers: &HeaderMap) -> bool {
    headers.contains_key("sec-fetch-mode")
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn address(last: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, last])
    }

    fn client(peer: u8, forwarded_for: &[&'static str]) -> IpAddr {
        let mut headers = HeaderMap::new();
        for value in forwarded_for {
            headers.append("x-forwarded-for", HeaderValue::from_static(value));
        }
        forwarded(address(peer), &headers, &[address(1), address(2)])
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        assert_eq!(client(9, &[]), address(9));
        assert_eq!(client(9, &["192.0.2.50"]), address(9), "not a proxy");
        assert_eq!(client(1, &["192.0.2.50"]), address(50));
        assert_eq!(client(1, &["192.0.2.66, 192.0.2.50"]), address(50));
        assert_eq!(client(1, &["192.0.2.50, 192.0.2.2"]), address(50));
        assert_eq!(client(1, &["192.0.2.50", "192.0.2.2"]), address(50));
        assert_eq!(client(1, &[]), address(1));
        assert_eq!(client(1, &["unknown"]), address(1));
    }
}
