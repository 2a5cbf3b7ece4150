//! Completions of shells and the manual page, made from the command line.

use clap::{Command, CommandFactory as _};
use clap_complete::Shell;
use clap_mangen::Man;

use crate::arguments::Arguments;
use crate::end::End;

/// The completions of a shell.
pub(crate) fn completions(shell: Shell) -> String {
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    // Into memory: a closed pipe makes the generator panic.
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command, &name, &mut text);
    let text = String::from_utf8_lossy(&text);
    // For bash, a hyphen in the name of the program is written in two ways, and the options of the
    // actions are not found.
    text.replace(&name.replace('-', "__subcmd__"), &name.replace('-', "__"))
}

/// The manual page: the program, and each action with its own options.
pub(crate) fn manual() -> Result<String, End> {
    page().map_err(|error| End::failed(format!("cannot write the manual: {error}")))
}

fn page() -> std::io::Result<String> {
    let program = Arguments::command();
    let mut text = Vec::new();
    let page = Man::new(program.clone());
    page.render_title(&mut text)?;
    page.render_name_section(&mut text)?;
    page.render_synopsis_section(&mut text)?;
    page.render_description_section(&mut text)?;
    page.render_options_section(&mut text)?;
    for action in program.get_subcommands() {
        text.extend(section(action)?.into_bytes());
    }
    page.render_extra_section(&mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// The section of an action.
fn section(action: &Command) -> std::io::Result<String> {
    let name = action.get_name();
    let whole = format!("alignak-backend-cli {name}");
    let page = Man::new(action.clone().bin_name(whole).disable_help_flag(true));
    let mut text = Vec::new();
    page.render_synopsis_section(&mut text)?;
    page.render_description_section(&mut text)?;
    page.render_options_section(&mut text)?;
    let text = String::from_utf8_lossy(&text).replace("\n.SH ", "\n.SS ");
    Ok(format!(".SH \"ACTION {}\"\n{text}", name.to_uppercase()))
}
