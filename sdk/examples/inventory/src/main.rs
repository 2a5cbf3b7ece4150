//! Keeps an inventory in step, checks hosts, shows problems: `inventory-example --help`.

use std::error::Error;

use clap::Parser as _;
use inventory_example::Cli;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    inventory_example::run(Cli::parse(), &mut std::io::stdout()).await
}
