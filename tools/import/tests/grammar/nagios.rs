//! Nagios itself as the reader of a configuration.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use alignak_testkit::tools;

/// The program, from Debian's package; installed when it is missing and we are root.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| tools::debian("nagios4-core", Path::new("/usr/sbin/nagios4")))
}

/// The folder of the object files that come with Debian's package.
pub(crate) fn samples() -> PathBuf {
    tools::debian("nagios4-common", Path::new("/etc/nagios4/objects"))
}

/// The folder of commands that Debian's package of plugins brings.
pub(crate) fn commands_of_plugins() -> PathBuf {
    let folder = Path::new("/etc/nagios-plugins/config");
    tools::debian("monitoring-plugins-basic", folder)
}

/// The sample object files of Nagios itself, which Debian's package has as documentation, partly
/// compressed.
pub(crate) fn template_objects(folder: &Path) -> Vec<PathBuf> {
    let samples = Path::new("/usr/share/doc/nagios4-common/examples/template-object");
    let samples = tools::debian("nagios4-common", samples);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(samples).expect("a folder of a package can be read") {
        let from = entry.expect("an entry can be read").path();
        let name = from
            .file_name()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        let to = folder.join(name.trim_end_matches(".gz"));
        if name.ends_with(".cfg.gz") {
            let output = Command::new("gunzip")
                .arg("--stdout")
                .arg(&from)
                .output()
                .expect("gunzip can be started");
            assert!(
                output.status.success(),
                "{} cannot be unpacked",
                from.display()
            );
            std::fs::write(&to, output.stdout).expect("a file can be written");
        } else if from.extension().is_some_and(|extension| extension == "cfg") {
            std::fs::copy(&from, &to).expect("a file can be copied");
        } else {
            continue;
        }
        files.push(to);
    }
    files.sort();
    files
}

/// The objects that Nagios understood, everything expanded.
///
/// Panics when Nagios refuses the configuration.
pub(crate) fn expanded(folder: &Path, files: &[PathBuf]) -> String {
    let output = run(folder, files);
    let precached = folder.join("nagios/precached");
    assert!(
        precached.is_file(),
        "Nagios refuses the configuration:\n{output}"
    );
    std::fs::read_to_string(precached).expect("Nagios writes UTF-8 for UTF-8")
}

/// The line of a main file that includes a file or a folder.
pub(crate) fn include(path: &Path) -> String {
    let parameter = if path.is_dir() { "cfg_dir" } else { "cfg_file" };
    format!("{parameter}={}\n", path.display())
}

/// What Nagios prints about a configuration.
pub(crate) fn run(folder: &Path, files: &[PathBuf]) -> String {
    let own = folder.join("nagios");
    std::fs::create_dir_all(&own).expect("a folder can be made");
    let mut main = String::new();
    for file in files {
        main.push_str(&include(file));
    }
    for (parameter, name) in [
        ("log_file", "log"),
        ("object_cache_file", "cache"),
        ("precached_object_file", "precached"),
        ("status_file", "status"),
        ("lock_file", "lock"),
        ("temp_file", "temporary"),
        ("temp_path", ""),
        ("check_result_path", ""),
        ("command_file", "commands"),
        ("state_retention_file", "retention"),
        ("query_socket", "socket"),
    ] {
        let path = own.join(name);
        writeln!(main, "{parameter}={}", path.display()).expect("a string can be written to");
    }
    let user = if rustix::process::geteuid().is_root() {
        "root".to_owned()
    } else {
        std::env::var("USER").expect("the variable USER names the user")
    };
    write!(
        main,
        "check_external_commands=0\nnagios_user={user}\nnagios_group={user}\n"
    )
    .expect("a string can be written to");
    let path = own.join("main.cfg");
    std::fs::write(&path, main).expect("a file can be written");
    let output = Command::new(program())
        .arg("-vp")
        .arg(&path)
        // Where it leaves its memory when it crashes at its end, as it does at times.
        .current_dir(&own)
        .output()
        .expect("nagios4 can be started");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
