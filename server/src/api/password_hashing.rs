//! Hashing passwords, slow on purpose: each takes tens of milliseconds and tens of megabytes, so
//! that as many are under way as there are processors, and the others wait.
//!
//! Passwords that are set wait in a line of their own, from which one at a time joins the line of
//! logins: however many passwords a client sets, a login waits behind one of them at most.

use std::sync::LazyLock;

use tokio::sync::Semaphore;

use crate::contract::Resource;
use crate::item::{self, Item};
use crate::rules::Refusal;
use crate::rules::passwords::{self, HashForm};
use crate::store::StoreError;

/// How many passwords one request may set.
const MAX_PASSWORDS: usize = 100;

static PROCESSORS: LazyLock<Semaphore> = LazyLock::new(|| {
    Semaphore::new(std::thread::available_parallelism().map_or(1, std::num::NonZero::get))
});

/// The line of passwords that are set.
static SETTING: Semaphore = Semaphore::const_new(1);

fn failed(error: impl std::error::Error) -> StoreError {
    StoreError::Failed(error.to_string())
}

/// Runs the work of a login when its turn comes, on a thread that serves no requests.
pub(super) async fn in_turn<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, StoreError> {
    let _turn = PROCESSORS.acquire().await.map_err(failed)?;
    tokio::task::spawn_blocking(work).await.map_err(failed)
}

/// Whether items of the resource are accounts of which some have passwords to be hashed.
///
/// # Errors
/// `TooLarge` when there are more than one request may set.
pub(super) fn have_passwords(resource: &Resource, items: &[Item]) -> Result<bool, Refusal> {
    if !resource.accounts {
        return Ok(false);
    }
    let passwords = items.iter().filter(|item| has_password(item)).count();
    if passwords > MAX_PASSWORDS {
        return Err(Refusal::TooLarge(format!(
            "A request may set {MAX_PASSWORDS} passwords, and this one sets {passwords}."
        )));
    }
    Ok(passwords > 0)
}

fn has_password(item: &Item) -> bool {
    !item::text(item, "password").is_empty()
}

/// Replaces the passwords of the items by hashes. What else is wrong with the request should be
/// known before.
///
/// # Errors
/// When a password cannot be hashed.
pub(super) async fn hash_all(items: &mut [Item], form: HashForm) -> Result<(), Refusal> {
    for item in items.iter_mut().filter(|item| has_password(item)) {
        let mut password = Item::new();
        if let Some(value) = item.remove("password") {
            password.insert("password".to_owned(), value);
        }
        let _next = SETTING.acquire().await.map_err(failed)?;
        let hashed = in_turn(move || {
            passwords::hash_password(&mut password, form)?;
            Ok::<_, Refusal>(password)
        });
        item.append(&mut hashed.await??);
    }
    Ok(())
}
