//! `alignak-backend copy`: from one store to another, with progress and a summary.

use std::io::IsTerminal as _;

use alignak_backend::copy::{Copied, Step, copy};
use alignak_backend::rules::LAYOUT;
use alignak_backend::store::StoreUri;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What the command line says.
#[derive(Debug, clap::Args)]
pub(crate) struct CopyOptions {
    /// The store to read: `sqlite:PATH` or `mongodb://…`.
    #[arg(long, value_name = "STORE")]
    from: StoreUri,

    /// The store to write, made when it is new.
    #[arg(long, value_name = "STORE")]
    to: StoreUri,

    /// Remove from the target what the source does not have, instead of refusing a target that is
    /// not empty.
    #[arg(long)]
    replace: bool,
}

/// Copies, and prints what was copied.
pub(crate) async fn run(options: &CopyOptions) -> Result<(), Box<dyn std::error::Error>> {
    if options.from == options.to {
        return Err("--from and --to are the same store".into());
    }
    if let StoreUri::Sqlite(path) = &options.from
        && !path.is_file()
    {
        return Err(format!("there is no database {}", path.display()).into());
    }
    let open = async |uri: &StoreUri| {
        let opened = uri.open(&LAYOUT).await;
        opened.map_err(|reason| format!("cannot open the store {}: {reason}", uri.place()))
    };
    let from = open(&options.from).await?;
    let to = open(&options.to).await?;
    let bar = progress_bar();
    let copied = copy(&*from, &*to, options.replace, |step| match step {
        Step::Begin(total) => bar.set_length(total),
        Step::Passed(count) => bar.inc(count),
    })
    .await;
    bar.finish_and_clear();
    // What is on its way to the disk gets there, whatever happened.
    let closed = to.close().await.and(from.close().await);
    let copied = copied?;
    closed?;
    print(&copied, &options.from.place(), &options.to.place());
    Ok(())
}

fn progress_bar() -> ProgressBar {
    let bar = ProgressBar::new(0);
    if !std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    let style = ProgressStyle::with_template(
        "{bar:40} {percent:>3} %  {human_pos} of {human_len}  {elapsed} elapsed, {eta} left",
    );
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}

fn print(copied: &[Copied], from: &str, to: &str) {
    let width = copied
        .iter()
        .map(|one| one.resource.len())
        .max()
        .unwrap_or_default();
    println!(
        "{:width$} {:>9} {:>9} {:>9}",
        "", "copied", "present", "removed"
    );
    let mut total = 0;
    for one in copied.iter().filter(|one| one.total() + one.removed > 0) {
        let Copied {
            resource,
            written,
            present,
            removed,
        } = one;
        println!("{resource:width$} {written:>9} {present:>9} {removed:>9}");
        total += one.total();
    }
    println!("Checked: {from} and {to} hold the same {total} items.");
}
