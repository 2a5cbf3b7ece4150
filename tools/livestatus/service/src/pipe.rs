//! The command pipe of a monitoring core.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use rustix::fs::{FileType, Mode, OFlags, fstat, open};

use crate::failure::Failure;

/// Bytes of one line: at most so many are written at once without being mixed with other writers'.
const MAX_LINE: usize = 4096;

/// Writes `[<time>] <command>` as one line. The pipe must exist and somebody must read it.
pub(crate) fn write(path: &Path, time: i64, command: &str) -> Result<(), Failure> {
    let failed = |reason: String| Failure::CommandFile {
        path: path.display().to_string(),
        reason,
    };
    let line = format!("[{time}] {command}\n");
    if line.len() > MAX_LINE {
        return Err(failed(format!("the line is longer than {MAX_LINE} bytes")));
    }
    // Without waiting for a reader: a pipe that has none is an error instead.
    let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let descriptor = open(path, flags, Mode::empty()).map_err(|error| match error {
        rustix::io::Errno::NXIO => failed("the monitoring core does not read it".to_owned()),
        other => failed(other.to_string()),
    })?;
    let status = fstat(&descriptor).map_err(|error| failed(error.to_string()))?;
    if FileType::from_raw_mode(status.st_mode) != FileType::Fifo {
        return Err(failed("it is not a named pipe".to_owned()));
    }
    let mut file = File::from(descriptor);
    let written = file
        .write(line.as_bytes())
        .map_err(|error| failed(error.to_string()))?;
    if written == line.len() {
        Ok(())
    } else {
        Err(failed("the line was not written in one piece".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use rustix::fs::{CWD, FileType, Mode, mknodat};

    use super::write;

    fn pipe(folder: &tempfile::TempDir) -> std::path::PathBuf {
        let path = folder.path().join("icinga.cmd");
        mknodat(CWD, &path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("a pipe");
        path
    }

    #[test]
    fn a_line_arrives_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = pipe(&folder);
        let mut reader = std::fs::OpenOptions::new()
            .read(true)
            .write(true)
            .open(&path)
            .expect("both ends");
        write(&path, 123, "FOO;b\u{e4}r").expect("written");
        let mut line = [0; 15];
        reader.read_exact(&mut line).expect("read");
        assert_eq!(&line, "[123] FOO;b\u{e4}r\n".as_bytes());
    }

    #[test]
    fn what_is_no_pipe_with_a_reader_is_refused_and_not_created() {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = folder.path().join("missing");
        assert!(write(&missing, 1, "FOO").is_err());
        assert!(!missing.exists());
        let file = folder.path().join("file");
        std::fs::write(&file, "kept").expect("a file");
        let refused = write(&file, 1, "FOO").expect_err("no pipe").to_string();
        assert!(refused.contains("not a named pipe"), "{refused}");
        assert_eq!(std::fs::read(&file).expect("the file"), b"kept");
        let refused = write(&pipe(&folder), 1, "FOO").expect_err("no reader");
        assert!(
            refused.to_string().contains("does not read it"),
            "{refused}"
        );
        assert!(write(&file, 1, &"x".repeat(5000)).is_err());
    }
}
