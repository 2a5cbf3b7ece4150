//! Carbon, and the files that it writes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use rustix::process::Signal;
use tempfile::TempDir;

use super::{PATIENCE, free_port, wait_for_port};
use crate::process::Process;
use crate::tools;

/// A running `carbon-cache`. One second per point, kept for a day.
#[derive(Debug)]
pub struct Carbon {
    process: Option<Process>,
    folder: TempDir,
    /// The port for lines.
    pub line_port: u16,
    /// The port for pickles.
    pub pickle_port: u16,
}

impl Carbon {
    /// Starts one without data.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let mut carbon = Self {
            process: None,
            folder,
            line_port: free_port(),
            pickle_port: free_port(),
        };
        carbon.write_configuration();
        carbon.restart();
        carbon
    }

    fn write_configuration(&self) {
        let root = self.folder.path();
        for name in ["conf", "storage/whisper", "log", "run"] {
            std::fs::create_dir_all(root.join(name)).expect("a folder can be made");
        }
        let at = |name: &str| root.join(name).display().to_string();
        let text = format!(
            "[cache]\nSTORAGE_DIR = {}\nLOCAL_DATA_DIR = {}\nCONF_DIR = {}\nLOG_DIR = {}\n\
             PID_DIR = {}\nUSER =\nLINE_RECEIVER_INTERFACE = 127.0.0.1\n\
             LINE_RECEIVER_PORT = {}\nPICKLE_RECEIVER_INTERFACE = 127.0.0.1\n\
             PICKLE_RECEIVER_PORT = {}\nCACHE_QUERY_INTERFACE = 127.0.0.1\n\
             CACHE_QUERY_PORT = {}\nMAX_CACHE_SIZE = inf\nMAX_UPDATES_PER_SECOND = inf\n\
             MAX_CREATES_PER_MINUTE = inf\nWHISPER_AUTOFLUSH = True\n\
             CARBON_METRIC_INTERVAL = 0\nENABLE_TAGS = False\n",
            at("storage"),
            at("storage/whisper"),
            at("conf"),
            at("log"),
            at("run"),
            self.line_port,
            self.pickle_port,
            free_port(),
        );
        let write = |name: &str, text: &str| {
            std::fs::write(root.join("conf").join(name), text).expect("a file can be written");
        };
        write("carbon.conf", &text);
        write(
            "storage-schemas.conf",
            "[all]\npattern = .*\nretentions = 1s:1d\n",
        );
    }

    /// Starts it again, once stopped, on the same ports and data.
    pub fn restart(&mut self) {
        let program =
            tools::debian_program("carbon-cache", &["graphite-carbon", "python3-whisper"]);
        let root = self.folder.path();
        let mut command = Command::new(program);
        command
            .arg(format!(
                "--config={}",
                root.join("conf/carbon.conf").display()
            ))
            .args(["--nodaemon", "start"])
            .current_dir(root);
        self.process = Some(Process::start(&mut command));
        wait_for_port(self.line_port);
        wait_for_port(self.pickle_port);
    }

    /// Ends it in an orderly way: it writes down what it has taken.
    pub fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.stop(Signal::TERM, PATIENCE);
        }
    }

    /// The folder of its files.
    pub(super) fn whisper(&self) -> PathBuf {
        self.folder.path().join("storage/whisper")
    }

    /// The points of a series, by time in Unix seconds.
    pub fn points(&self, path: &str) -> BTreeMap<i64, f64> {
        let mut file = self.whisper();
        file.extend(path.split('.'));
        file.set_extension("wsp");
        // A metric's own name may hold what looks like an extension.
        read_whisper(&file)
    }

    /// The paths of all series.
    pub fn series(&self) -> Vec<String> {
        let root = self.whisper();
        let mut found = Vec::new();
        list(&root, &root, &mut found);
        found.sort();
        found
    }
}

fn list(root: &Path, folder: &Path, found: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            list(root, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "wsp") {
            let relative: PathBuf = path.strip_prefix(root).unwrap_or(&path).with_extension("");
            let parts = relative
                .iter()
                .map(|part| part.to_string_lossy().into_owned());
            found.push(parts.collect::<Vec<_>>().join("."));
        }
    }
}

/// The points of the first archive of a Whisper file.
fn read_whisper(file: &Path) -> BTreeMap<i64, f64> {
    let Ok(bytes) = std::fs::read(file) else {
        return BTreeMap::new();
    };
    let word = |at: usize| -> Option<u32> {
        Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
    };
    // Sixteen bytes about the file, then offset, seconds per point and points of each archive.
    let (Some(offset), Some(count)) = (word(16), word(24)) else {
        return BTreeMap::new();
    };
    let mut points = BTreeMap::new();
    for number in 0..count as usize {
        let at = offset as usize + number * 12;
        let value = bytes
            .get(at + 4..at + 12)
            .and_then(|bytes| bytes.try_into().ok());
        if let (Some(time @ 1..), Some(value)) = (word(at), value) {
            points.insert(i64::from(time), f64::from_be_bytes(value));
        }
    }
    points
}
