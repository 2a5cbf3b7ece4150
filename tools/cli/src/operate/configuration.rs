//! A configuration in files: written, compared with the backend, applied.

use std::collections::BTreeMap;
use std::path::Path;

use alignak_backend_client::Query;
use alignak_backend_client::plan::Plan;
use alignak_backend_client::registry::{RESOURCES, ResourceInfo};
use serde_json::{Value, json};

use super::desired;
use crate::answer;
use crate::arguments::{FileForm, Form};
use crate::connect::{Item, Session, hide_secrets, id, secrets, text};
use crate::end::End;
use crate::files;
use crate::json;
use crate::output::{self, Rows};
use crate::progress::Bar;

/// The member that names the owner of a configuration.
const OWNER: &str = "imported_from";

/// Writes the items of an owner into a folder, one file per kind.
pub(super) async fn export(
    session: &Session<'_>,
    folder: &Path,
    owner: &str,
    form: FileForm,
) -> Result<(), End> {
    let refused = |error| End::refused("Get error for the configuration", error);
    let bar = Bar::new(session.arguments, "export");
    let exporting = session.backend.export_with_progress(owner, |read, total| {
        bar.set_total(total as u64);
        bar.set(read as u64);
    });
    let desired = exporting.await.map_err(refused)?;
    drop(bar);
    let mut written = serde_json::to_value(&desired)
        .map_err(|error| End::failed(format!("the configuration cannot be written: {error}")))?;
    name_exclusions(session, &mut written).await?;
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
    let path_of = |resource: &ResourceInfo, form: FileForm| {
        let ending = match form {
            FileForm::Json => "json",
            FileForm::Yaml => "yaml",
        };
        folder.join(format!("{}.{ending}", resource.plural))
    };
    let other = match form {
        FileForm::Json => FileForm::Yaml,
        FileForm::Yaml => FileForm::Json,
    };
    let in_the_way = RESOURCES
        .iter()
        .map(|resource| path_of(resource, other))
        .find(|path| path.exists());
    if let Some(path) = in_the_way {
        return Err(End::failed(format!(
            "{} is there already: in both forms, the folder would hold each item twice",
            path.display()
        )));
    }
    std::fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    for resource in RESOURCES {
        let path = path_of(resource, form);
        let items = written
            .get(resource.plural)
            .or_else(|| written.get(resource.name));
        match items {
            Some(items) => {
                let file = json!({OWNER: owner, resource.plural: items});
                files::replace(&path, &[text_of(&file, form)?], false)?;
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

fn text_of(file: &Value, form: FileForm) -> Result<String, End> {
    match form {
        FileForm::Json => Ok(format!("{}\n", json::pretty(file))),
        FileForm::Yaml => serde_saphyr::to_string(file)
            .map_err(|error| End::failed(format!("the configuration cannot be written: {error}"))),
    }
}

/// Names the time periods that others exclude, which some programs store as ids: these mean nothing
/// to another backend.
async fn name_exclusions(session: &Session<'_>, written: &mut Value) -> Result<(), End> {
    let periods = written
        .get_mut("time_periods")
        .and_then(Value::as_array_mut);
    let mut exclusions: Vec<&mut Value> = periods
        .into_iter()
        .flatten()
        .filter_map(|period| period.get_mut("exclude")?.as_array_mut())
        .flatten()
        .collect();
    if exclusions.is_empty() {
        return Ok(());
    }
    let refused = |error| End::refused("Get error for 'timeperiod' list", error);
    let query = Query::new().projection(["name"]);
    let known: Vec<Item> = session
        .read_all("timeperiod", query)
        .await
        .map_err(refused)?;
    let names: BTreeMap<&str, &str> = known
        .iter()
        .map(|period| (id(period), text(period, "name")))
        .collect();
    for value in &mut exclusions {
        if let Some(name) = value.as_str().and_then(|value| names.get(value)) {
            **value = Value::from(*name);
        }
    }
    Ok(())
}

/// Shows what would make the backend equal to the files of a folder; if asked for, the exit code says
/// whether there is anything to do.
pub(super) async fn plan(
    session: &Session<'_>,
    folder: &Path,
    says_by_exit_code: bool,
) -> Result<(), End> {
    let plan = planned(session, folder).await?;
    show(session, &plan)?;
    if says_by_exit_code && !plan.is_empty() {
        return Err(End::changes());
    }
    Ok(())
}

async fn planned(session: &Session<'_>, folder: &Path) -> Result<Plan, End> {
    let desired = desired::read(folder)?;
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
    if deletions > 0 && !session.arguments.yes {
        if !answer::can_be_given() {
            return Err(End::failed(format!(
                "nothing is changed: {deletions} items would be deleted, which needs --yes where \
                 nobody can be asked"
            )));
        }
        if !answer::is_yes(&format!("Delete {deletions} items?")) {
            return Err(End::failed("nothing is changed"));
        }
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
    let form = session.form();
    if form == Form::Table {
        if plan.is_empty() {
            output::line("Nothing is to be changed.");
        } else {
            // The last line counts the steps.
            output::line(plan.to_string().trim_end());
        }
        return Ok(());
    }
    let steps = plan.steps().iter().map(serde_json::to_value);
    let mut steps = steps
        .collect::<Result<Vec<Value>, _>>()
        .map_err(|error| End::failed(format!("the plan cannot be shown: {error}")))?;
    steps.iter_mut().for_each(hide);
    match form {
        Form::Csv => rows(&steps).show(form),
        _ => output::show_values(steps, form == Form::Jsonl),
    }
    Ok(())
}

/// Puts a word in the place of the secrets of a step.
fn hide(step: &mut Value) {
    let resource = step["resource"].as_str().unwrap_or_default().to_owned();
    if let Some(fields) = step.get_mut("fields").and_then(Value::as_object_mut) {
        hide_secrets(&resource, fields);
    }
    let changes = step.get_mut("changes").and_then(Value::as_array_mut);
    for change in changes.into_iter().flatten() {
        let is_secret = secrets(&resource).contains(&change["field"].as_str().unwrap_or_default());
        if is_secret {
            change["before"] = Value::from("(secret)");
            change["after"] = Value::from("(secret)");
        }
    }
}

/// A row for each field that is set or changed, and for each item that is deleted.
fn rows(steps: &[Value]) -> Rows {
    let mut rows = Rows::new(&["action", "resource", "name", "field", "before", "after"]);
    for step in steps {
        let member = |name: &str| step[name].as_str().unwrap_or_default().to_owned();
        let action = member("action");
        let resource = match action.as_str() {
            "rights" => "user".to_owned(),
            _ => member("resource"),
        };
        let mut push = |field: &str, before: &Value, after: &Value| {
            let item = [action.clone(), resource.clone(), member("name")];
            let change = [field.to_owned(), output::cell(before), output::cell(after)];
            rows.push(item.into_iter().chain(change).collect());
        };
        match action.as_str() {
            "create" => {
                for (field, value) in step["fields"].as_object().into_iter().flatten() {
                    push(field, &Value::Null, value);
                }
            }
            "update" => {
                for change in step["changes"].as_array().into_iter().flatten() {
                    let field = change["field"].as_str().unwrap_or_default();
                    push(field, &change["before"], &change["after"]);
                }
            }
            "rights" => push("rights", &Value::Null, &step["rights"]),
            _ => push("", &Value::Null, &Value::Null),
        }
    }
    rows
}
