//! Questions to the user.

use std::io::{IsTerminal as _, Write as _};

/// Whether somebody can be asked: both streams are a terminal.
pub(crate) fn can_be_given() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks a question that is answered by yes or no; anything but yes is no.
pub(crate) fn is_yes(question: &str) -> bool {
    let mut stderr = std::io::stderr().lock();
    drop(write!(stderr, "{question} [y/N] "));
    drop(stderr.flush());
    let mut answer = String::new();
    drop(std::io::stdin().read_line(&mut answer));
    let answer = answer.trim().to_ascii_lowercase();
    matches!(answer.as_str(), "y" | "yes")
}

/// The password of a user, typed on the terminal of the program.
pub(crate) fn password(username: &str) -> Result<String, String> {
    rpassword::prompt_password(format!("Password of {username}: "))
        .map_err(|error| format!("cannot ask for the password: {error}"))
}
