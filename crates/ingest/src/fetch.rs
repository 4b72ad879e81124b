//! An address to bytes, over HTTP.
//!
//! The one place of this crate that reaches outside. Must not know what the bytes hold.

use std::io::Read;
use std::time::Duration;

use thiserror::Error;
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};
use url::Url;

use crate::article::Origin;

/// What a fetch may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the body, after decompression.
    pub bytes: u64,
    /// Time from the first look-up of the name to the last byte.
    pub time: Duration,
    /// Redirects that are followed.
    pub redirects: u32,
}

impl Default for Limits {
    /// 16 MiB, 30 seconds, 5 redirects: beyond every page of news, and short enough to wait for.
    fn default() -> Self {
        Self { bytes: 16 << 20, time: Duration::from_secs(30), redirects: 5 }
    }
}

/// Why an address gave no bytes.
#[derive(Debug, Error)]
pub enum FetchError {
    /// It is no address of a page.
    #[error(
        "\"{0}\" is not an http or https address; give one such as https://example.org/article"
    )]
    Address(String),
    /// The server answered with an error.
    #[error(
        "the server answered {status} for {url}; check the address, or save the page and give the file"
    )]
    Status {
        /// HTTP status.
        status: u16,
        /// The address.
        url: String,
    },
    /// The body is longer than the limit.
    #[error("{url} is longer than {limit} bytes; save the article's page and give the file")]
    TooLong {
        /// The limit, in bytes.
        limit: u64,
        /// The address.
        url: String,
    },
    /// No answer came.
    #[error("cannot fetch {url}: {reason}; check the address and the connection")]
    Network {
        /// The address.
        url: String,
        /// What went wrong.
        reason: String,
    },
}

/// Fetches `url`; gives the body, and the origin to hand on with it.
///
/// # Errors
/// The address is none of HTTP, the server answers with an error, a limit is passed, or no answer comes.
pub fn fetch(url: &str, limits: Limits) -> Result<(Vec<u8>, Origin), FetchError> {
    let address = Url::parse(url.trim()).ok().filter(|url| is_http(url) && url.has_host());
    let address = address.ok_or_else(|| FetchError::Address(url.to_owned()))?;
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(limits.time))
        .max_redirects(limits.redirects)
        .http_status_as_error(false)
        .tls_config(TlsConfig::builder().root_certs(RootCerts::WebPki).build())
        .user_agent(concat!(
            "onrecord/",
            env!("CARGO_PKG_VERSION"),
            " (reads news articles on a person's request)"
        ))
        .accept("text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1")
        .build()
        .into();
    let network = |error: ureq::Error| FetchError::Network {
        url: address.to_string(),
        reason: error.to_string(),
    };
    let mut response = agent.get(address.as_str()).call().map_err(network)?;
    let status = response.status();
    if !status.is_success() {
        return Err(FetchError::Status { status: status.as_u16(), url: address.to_string() });
    }
    let final_url = ureq::ResponseExt::get_uri(&response).to_string();
    let content_type = response
        .headers()
        .get("content-type")
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned);
    let mut bytes = Vec::new();
    let mut body = response.body_mut().as_reader().take(limits.bytes + 1);
    body.read_to_end(&mut bytes).map_err(|error| network(error.into()))?;
    if bytes.len() as u64 > limits.bytes {
        return Err(FetchError::TooLong { limit: limits.bytes, url: address.to_string() });
    }
    Ok((bytes, Origin { url: Some(final_url), content_type }))
}

/// Whether `input` is meant as an address and not as the name of a file.
pub fn is_address(input: &str) -> bool {
    Url::parse(input.trim()).is_ok_and(|url| is_http(&url))
}

fn is_http(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}
