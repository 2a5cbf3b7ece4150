//! What the operators' tools take: a configuration of 2,000 hosts with 10 services each read,
//! imported into a fresh server, and listed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::Failure;
use crate::process::Process;
use crate::table::PlainTable;
use crate::usage;

const HOSTS: usize = 2000;
const SERVICES: usize = 10;

/// Measures with a server built for release; the tools are beside this program.
pub(crate) fn run(server: &Path, quick: bool) -> Result<(), Failure> {
    let (hosts, services) = if quick {
        (200, SERVICES)
    } else {
        (HOSTS, SERVICES)
    };
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("site.cfg");
    let text = configuration("host", hosts, services);
    std::fs::write(&file, &text)?;
    let megabytes = text.len() / 1_000_000;
    println!("The tools: {hosts} hosts with {services} services each, {megabytes} MB of files");

    let mut table = PlainTable::new(["what", "seconds", "most memory, MB"]);
    let output = Command::new(std::env::current_exe()?)
        .arg("operators-read")
        .arg(&file)
        .output()?;
    let said = String::from_utf8(output.stdout)?;
    let (seconds, memory) = said
        .trim()
        .split_once(' ')
        .ok_or("the reader says nothing")?;
    table.add("read the files", [seconds.to_owned(), memory.to_owned()]);

    let data = folder.path().join("data").to_string_lossy().into_owned();
    let backend = Process::start(server, &["--listen", "127.0.0.1:0", "--data-dir", &data])?;
    let base = format!("http://{}", backend.host);
    let none = || "–".to_owned();
    let mut importer = Command::new(beside("alignak-backend-import")?);
    importer.args(["-b", &base]).arg(&file);
    table.add("import into a fresh server", [timed(importer)?, none()]);
    let mut again = Command::new(beside("alignak-backend-import")?);
    again.args(["-b", &base, "-e"]).arg(&file);
    table.add("import again with -e", [timed(again)?, none()]);
    let mut list = Command::new(beside("alignak-backend-cli")?);
    list.args(["-b", &base, "-t", "service", "list"])
        .current_dir(folder.path());
    table.add("list all services", [timed(list)?, none()]);
    table.print();
    Ok(())
}

/// Reads a configuration, and prints the seconds and the most memory in megabytes.
pub(crate) fn read(file: &Path) -> Result<(), Failure> {
    let begin = Instant::now();
    let (configuration, messages) = alignak_backend_import::read(&[file]);
    let seconds = begin.elapsed().as_secs_f64();
    if messages.has_errors() || configuration.services.is_empty() {
        return Err("the configuration is not read".into());
    }
    println!("{seconds:.2} {}", usage::peak_bytes()? / 1_000_000);
    Ok(())
}

fn timed(mut command: Command) -> Result<String, Failure> {
    let begin = Instant::now();
    let status = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    if !status.success() {
        return Err(format!("{command:?} ended with {status}").into());
    }
    Ok(format!("{:.2}", begin.elapsed().as_secs_f64()))
}

/// A program that is built beside this one.
pub(crate) fn beside(name: &str) -> Result<PathBuf, Failure> {
    let path = std::env::current_exe()?.with_file_name(name);
    if path.is_file() {
        Ok(path)
    } else {
        Err(format!("{} is not built", path.display()).into())
    }
}

/// Every service written out, as exports of configuration tools do. The names of hosts begin with
/// `prefix`.
pub(crate) fn configuration(prefix: &str, hosts: usize, services: usize) -> String {
    let mut text = String::from(
        "define command {\n command_name ping\n command_line $USER1$/check_ping -H $HOSTADDRESS$\n}\n\
         define contact {\n contact_name ops\n}\n\
         define host {\n name generic-host\n register 0\n check_command ping\n contacts ops\n}\n\
         define service {\n name generic-service\n register 0\n check_command ping!a!b\n \
         max_check_attempts 3\n check_interval 5\n notification_options w,c,r\n}\n",
    );
    for host in 0..hosts {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "define host {{\n host_name {prefix}-{host:05}\n use generic-host\n alias Host {host}\n \
             address 192.0.2.1\n hostgroups group-{}\n}}",
            host % 20
        );
        for service in 0..services {
            let _ = writeln!(
                text,
                "define service {{\n host_name {prefix}-{host:05}\n service_description Service \
                 {service}\n use generic-service\n retry_interval 1\n notes see rack {host}\n \
                 _NOTE {}\n}}",
                "n".repeat(100)
            );
        }
    }
    text
}
