//! A configuration in files: written, compared with the backend, applied.

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use alignak_backend_client::plan::{Desired, Plan};
use alignak_backend_client::registry::RESOURCES;
use serde_json::{Value, json};

use crate::arguments::Form;
use crate::connect::Session;
use crate::end::End;
use crate::json;
use crate::output;
use crate::progress::Bar;

/// The member that names the owner of a configuration.
const OWNER: &str = "imported_from";

/// Writes the items of an owner into a folder, one file per kind.
pub(super) async fn export(session: &Session<'_>, folder: &Path, owner: &str) -> Result<(), End> {
    let refused = |error| End::refused("Get error for the configuration", error);
    let bar = Bar::new(session.arguments, "export");
    let desired = session.backend.export(owner).await.map_err(refused)?;
    drop(bar);
    let written = serde_json::to_value(&desired)
        .map_err(|error| End::failed(format!("the configuration cannot be written: {error}")))?;
    if session.arguments.check {
        session.log.info(&format!(
            "Dry run: {} items would be written",
            desired.len()
        ));
        return Ok(());
    }
    let failed = |path: &Path, error: std::io::Error| {
        End::failed(format!("Error writing file: {}: {error}", path.display()))
    };
    std::fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    for resource in RESOURCES {
        let path = folder.join(format!("{}.json", resource.plural));
        let items = written
            .get(resource.plural)
            .or_else(|| written.get(resource.name));
        match items {
            Some(items) => {
                let file = json!({OWNER: owner, resource.plural: items});
                let text = format!("{}\n", json::pretty(&file));
                std::fs::write(&path, text).map_err(|error| failed(&path, error))?;
            }
            // Of an earlier export; nothing of this kind is left.
            None if path.exists() => {
                std::fs::remove_file(&path).map_err(|error| failed(&path, error))?;
            }
            None => {}
        }
    }
    output::line(&format!(
        "{} items of {owner} are in {}",
        desired.len(),
        folder.display()
    ));
    Ok(())
}

/// Shows what would make the backend equal to the files of a folder.
pub(super) async fn plan(session: &Session<'_>, folder: &Path) -> Result<(), End> {
    let plan = planned(session, folder).await?;
    show(session, &plan)
}

async fn planned(session: &Session<'_>, folder: &Path) -> Result<Plan, End> {
    let desired = read(folder)?;
    let _bar = Bar::new(session.arguments, "compare");
    let refused = |error| End::refused("The configuration cannot be planned", error);
    session.backend.plan(&desired).await.map_err(refused)
}

/// Makes the backend equal to the files of a folder.
pub(super) async fn apply(session: &Session<'_>, folder: &Path) -> Result<(), End> {
    let plan = planned(session, folder).await?;
    show(session, &plan)?;
    if session.arguments.check || plan.is_empty() {
        return Ok(());
    }
    let (_, _, deletions) = plan.counts();
    if deletions > 0 && !confirmed(session, deletions) {
        return Err(End::failed("nothing is changed"));
    }
    let bar = Bar::of(session.arguments, "apply", plan.steps().len());
    let progress = |steps| bar.set(steps as u64);
    let applied = plan.apply_with_progress(progress).await;
    drop(bar);
    session.log.info(&format!(
        "{} created, {} changed, {} deleted",
        applied.created, applied.updated, applied.deleted
    ));
    for failed in &applied.failed {
        session.log.error(&failed.to_string());
    }
    if applied.is_complete() {
        Ok(())
    } else {
        Err(End::failed("the configuration is not applied completely"))
    }
}

fn show(session: &Session<'_>, plan: &Plan) -> Result<(), End> {
    if session.form() != Form::Table {
        let value = serde_json::to_value(plan);
        let value =
            value.map_err(|error| End::failed(format!("the plan cannot be shown: {error}")))?;
        output::line(&json::pretty(&value));
        return Ok(());
    }
    if plan.is_empty() {
        output::line("Nothing is to be changed.");
        return Ok(());
    }
    // The last line counts the steps.
    output::line(plan.to_string().trim_end());
    Ok(())
}

/// The format of a file, by its ending.
#[derive(Debug, Clone, Copy)]
enum Format {
    Json,
    Yaml,
    Toml,
}

impl Format {
    fn of(file: &Path) -> Option<Self> {
        match file.extension()?.to_str()? {
            "json" => Some(Self::Json),
            "yaml" | "yml" => Some(Self::Yaml),
            "toml" => Some(Self::Toml),
            _ => None,
        }
    }

    /// The value that a text holds, or what is wrong with it.
    fn parse(self, text: &str) -> Result<Value, String> {
        match self {
            Self::Json => serde_json::from_str(text).map_err(|error| error.to_string()),
            Self::Yaml => serde_saphyr::from_str(text).map_err(|error| error.to_string()),
            Self::Toml => toml::from_str(text).map_err(|error| error.to_string()),
        }
    }
}

/// The files of a folder in one of the formats, as one configuration.
fn read(folder: &Path) -> Result<Desired, End> {
    let unreadable = |path: &Path, error: &dyn std::fmt::Display| {
        End::failed(format!(
            "Error reading data file: {}: {error}",
            path.display()
        ))
    };
    let entries = std::fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let mut whole = Desired::default();
    let mut is_empty = true;
    for file in files {
        let Some(format) = Format::of(&file) else {
            continue;
        };
        is_empty = false;
        let text = std::fs::read_to_string(&file).map_err(|error| unreadable(&file, &error))?;
        let value = format
            .parse(&text)
            .map_err(|error| unreadable(&file, &error))?;
        let part: Desired =
            serde_json::from_value(value).map_err(|error| unreadable(&file, &error))?;
        whole
            .merge(part)
            .map_err(|error| unreadable(&file, &error))?;
    }
    if is_empty {
        return Err(unreadable(
            folder,
            &"there is no file that ends in .json, .yaml, .yml or .toml",
        ));
    }
    Ok(whole)
}

/// Asks before deletions, on a terminal.
fn confirmed(session: &Session<'_>, deletions: usize) -> bool {
    let can_answer = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    if session.arguments.yes || !can_answer {
        return true;
    }
    let mut stderr = std::io::stderr().lock();
    drop(write!(stderr, "Delete {deletions} items? [y/N] "));
    drop(stderr.flush());
    let mut answer = String::new();
    drop(std::io::stdin().read_line(&mut answer));
    matches!(answer.trim(), "y" | "Y" | "yes")
}
