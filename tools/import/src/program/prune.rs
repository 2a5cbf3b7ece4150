//! Removes what earlier imports have left behind.

use alignak_backend_client::plan::Step;
use alignak_backend_import::Configuration;
use alignak_backend_import::backend::Import;

use crate::arguments::Arguments;
use crate::console::Console;
use crate::end::End;
use crate::questions;

/// Removes what the backend has of earlier imports and a configuration has no longer, once somebody
/// agrees.
pub(crate) async fn prune(
    arguments: &Arguments,
    import: &Import<'_>,
    configuration: &Configuration,
    console: &Console,
) -> Result<(), End> {
    console.wait_for("comparing with the backend");
    let result = import.plan(configuration).await;
    console.finish();
    let (plan, _) = result.map_err(|failure| crate::refused(&failure, console))?;
    let removals: Vec<String> = plan
        .steps()
        .iter()
        .filter_map(|step| match step {
            Step::Delete { resource, name, .. } => Some(format!("- {resource} {name}")),
            _ => None,
        })
        .collect();
    if removals.is_empty() {
        console.line("Nothing is left of earlier imports.");
        return Ok(());
    }
    for removal in &removals {
        console.line(removal);
    }
    let question = format!("Remove these {} items?", removals.len());
    if !arguments.yes && !questions::asked(&question) {
        console.line("Nothing is removed.");
        return Err(End::Access);
    }
    let applied = plan.apply().await;
    for failed in &applied.failed {
        console.line(&failed.to_string());
    }
    console.line(&format!("{} items are removed.", applied.deleted));
    if applied.is_complete() {
        Ok(())
    } else {
        Err(End::Refused)
    }
}
