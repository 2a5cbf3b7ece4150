//! Goes through the history, and after a failure on from where it was.
//!
//! `cargo run -p alignak-backend-client --example resume_walk -- http://127.0.0.1:5000`

use std::error::Error;
use std::time::Duration;

use alignak_backend_client::{Backend, Position};

pub(crate) async fn run(address: &str) -> Result<(), Box<dyn Error>> {
    let backend = Backend::builder(address)
        .credentials("admin", "admin")
        .total_timeout(Duration::from_secs(20))
        .on_attempt(|attempt| {
            if let Some(wait) = attempt.retry_in {
                println!(
                    "{}: {:?}, again in {wait:?}",
                    attempt.operation, attempt.outcome
                );
            }
        })
        .build()?;
    let (mut position, mut count, mut failures) = (Position::start(), 0, 0);
    loop {
        let mut events = backend
            .history_events()
            .list()
            .resume_from(position)
            .items();
        let failure = loop {
            match events.next().await {
                Some(Ok(_)) => count += 1,
                Some(Err(failure)) => break failure,
                None => {
                    // Written to a file, it would be where the next run begins.
                    println!("{count} events, now at {}", events.position());
                    return Ok(());
                }
            }
        };
        failures += 1;
        if !failure.is_retryable() || failures > 10 {
            return Err(failure.into());
        }
        position = events.position();
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1);
    run(address.as_deref().unwrap_or("http://127.0.0.1:5000")).await
}
