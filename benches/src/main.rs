//! Measures the backend, and beside each figure that of a bare axum handler which returns the same
//! bytes, in the same run.
//!
//! CPU time per request is the steady figure on a shared machine; requests per second include the
//! load generator. Each measurement is repeated in rounds that alternate between the two servers,
//! and the table shows medians.

mod bare;
mod client;
mod process;
mod scenario;
mod table;

use std::path::PathBuf;

type Failure = Box<dyn std::error::Error + Send + Sync>;

const USAGE: &str = "usage: alignak-benches PATH-OF-ALIGNAK-BACKEND [--quick] [--store URI], \
    where URI names an empty MongoDB database to measure on instead of SQLite";

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    match arguments.next().as_deref() {
        Some("bare") => runtime.block_on(bare::serve()),
        Some(binary) => {
            let (mut quick, mut store) = (false, None);
            while let Some(argument) = arguments.next() {
                match argument.as_str() {
                    "--quick" => quick = true,
                    "--store" => store = arguments.next(),
                    _ => return Err(USAGE.into()),
                }
            }
            runtime.block_on(scenario::run(
                &PathBuf::from(binary),
                quick,
                store.as_deref(),
            ))
        }
        None => Err(USAGE.into()),
    }
}
