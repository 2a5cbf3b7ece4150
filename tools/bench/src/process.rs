//! Servers under test as processes of their own, so that their CPU time is counted apart from ours.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::Failure;

/// A running server; killed when dropped.
pub(crate) struct Process {
    child: Child,
    /// Where it listens: `host:port`.
    pub host: String,
}

impl Process {
    /// Starts a program and waits until it says where it listens.
    pub(crate) fn start(program: &Path, arguments: &[&str]) -> Result<Self, Failure> {
        let mut child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()?;
        let output = child.stdout.take().ok_or("no output")?;
        let mut lines = BufReader::new(output).lines();
        for line in lines.by_ref() {
            if let Some(address) = line?.strip_prefix("Listening on http://") {
                let host = address.trim().to_owned();
                // What else it prints is not wanted, but must go somewhere.
                std::thread::spawn(move || lines.for_each(drop));
                return Ok(Self { child, host });
            }
        }
        Err(format!("{} did not start", program.display()).into())
    }

    /// The process id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Asks the server to end, and waits until it has.
    pub(crate) fn end(mut self) -> Result<(), Failure> {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status()?;
        self.child.wait()?;
        Ok(())
    }

    /// CPU time used so far, in microseconds.
    pub(crate) fn cpu_microseconds(&self) -> Result<f64, Failure> {
        cpu_microseconds(self.child.id())
    }

    /// Resident memory in bytes.
    pub(crate) fn resident_bytes(&self) -> Result<u64, Failure> {
        memory_bytes(self.child.id())
    }

    /// Of the resident memory, pages of files, in bytes: the program itself, above all. The system
    /// takes them back when others need the memory.
    pub(crate) fn mapped_bytes(&self) -> Result<u64, Failure> {
        memory(self.child.id(), 2)
    }
}

/// Resident memory of a process in bytes.
pub(crate) fn memory_bytes(id: u32) -> Result<u64, Failure> {
    memory(id, 1)
}

/// A figure of `/proc/PID/statm`, which counts pages of 4 KiB, in bytes.
fn memory(id: u32, place: usize) -> Result<u64, Failure> {
    let text = std::fs::read_to_string(format!("/proc/{id}/statm"))?;
    let pages = text.split_whitespace().nth(place);
    let pages = pages.ok_or("an odd /proc statm")?;
    Ok(pages.parse::<u64>()? * 4096)
}

/// CPU time that a process has used so far, user and system, in microseconds. Source:
/// `/proc/PID/stat`, in ticks of 10 ms.
pub(crate) fn cpu_microseconds(id: u32) -> Result<f64, Failure> {
    let text = std::fs::read_to_string(format!("/proc/{id}/stat"))?;
    let (_, fields) = text.rsplit_once(')').ok_or("an odd /proc stat")?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let ticks: f64 = fields[11].parse::<f64>()? + fields[12].parse::<f64>()?;
    Ok(ticks * 10_000.0)
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
