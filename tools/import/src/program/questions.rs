//! Questions on a terminal.

use std::io::{IsTerminal as _, Write as _};

/// Whether somebody can answer.
pub(crate) fn can_ask() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// Asks for yes or no; no where nobody can answer.
pub(crate) fn asked(question: &str) -> bool {
    if !can_ask() {
        return false;
    }
    print!("{question} [y/N] ");
    drop(std::io::stdout().flush());
    let mut answer = String::new();
    drop(std::io::stdin().read_line(&mut answer));
    matches!(answer.trim(), "y" | "Y" | "yes")
}
