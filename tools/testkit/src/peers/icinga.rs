//! Icinga 2, with its livestatus feature.

use std::os::unix::process::CommandExt as _;
use std::process::Command;

use rustix::process::Signal;
use tempfile::TempDir;

use super::{free_port, wait_for_port};
use crate::process::Process;
use crate::tools;

/// A running `icinga2` that checks nothing by itself and speaks livestatus.
#[derive(Debug)]
pub struct Icinga {
    process: Process,
    _folder: TempDir,
    /// The port of its livestatus.
    pub port: u16,
}

impl Icinga {
    /// Starts one with these objects, in the language of its configuration. The check command
    /// `passive` is there.
    pub fn start(objects: &str) -> Self {
        let program = tools::debian_program("icinga2", &["icinga2-bin"]);
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let port = free_port();
        let text = format!(
            "const NodeName = \"local\"\nlibrary \"livestatus\"\nobject Endpoint NodeName {{}}\n\
             object Zone NodeName {{ endpoints = [ NodeName ] }}\n\
             object IcingaApplication \"app\" {{ enable_host_checks = false\n\
             enable_service_checks = false }}\n\
             object LivestatusListener \"live\" {{ socket_type = \"tcp\"\n\
             bind_host = \"127.0.0.1\"\nbind_port = \"{port}\" }}\n\
             object CheckCommand \"passive\" {{ command = [ \"/bin/true\" ] }}\n{objects}"
        );
        let configuration = folder.path().join("icinga2.conf");
        std::fs::write(&configuration, text).expect("a file can be written");
        let mut command = Command::new(program);
        command.arg("daemon").arg("-c").arg(&configuration);
        for (name, place) in [
            ("DataDir", "data"),
            ("LogDir", "log"),
            ("CacheDir", "cache"),
            ("SpoolDir", "spool"),
            ("InitRunDir", "run"),
        ] {
            let place = folder.path().join(place);
            std::fs::create_dir_all(&place).expect("a folder can be made");
            command.arg(format!("-D{name}={}", place.display()));
        }
        // Otherwise it takes the rights of a user that the folder is not for.
        command.args(["-DRunAsUser=root", "-DRunAsGroup=root"]);
        // Its work is done by processes that it starts, which would go on without it.
        let process = Process::start(command.process_group(0));
        wait_for_port(port);
        Self {
            process,
            _folder: folder,
            port,
        }
    }
}

impl Drop for Icinga {
    fn drop(&mut self) {
        self.process.signal_group(Signal::KILL);
    }
}
