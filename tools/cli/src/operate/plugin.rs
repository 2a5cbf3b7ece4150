//! Running a monitoring plugin.

use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::io::{AsyncRead, AsyncReadExt as _};
use tokio::process::{Child, Command};
use tokio::task::JoinHandle;

use crate::end::End;

/// How much of a plugin's output is read, in bytes; one that writes more gets a broken pipe.
const MAX_OUTPUT_BYTES: usize = 64 * 1024;

/// How much is read of what it writes to standard error, which counts when it prints nothing else.
const MAX_ERROR_BYTES: usize = 1024;

/// How long the output is read on after the plugin has ended: a program that it leaves behind may
/// hold the streams open.
const GRACE: Duration = Duration::from_millis(500);

/// The exit code of a plugin that does not say a state.
const UNKNOWN: i32 = 3;

/// How a plugin ended.
#[derive(Debug)]
pub(super) struct Ended {
    /// Its exit code: UNKNOWN for one that was stopped.
    pub(super) code: i32,
    pub(super) output: String,
    pub(super) duration: Duration,
}

/// Runs a plugin with its arguments. After the time limit, or when the user interrupts, it is
/// stopped with all that it has started.
pub(super) async fn run(command: &[String], limit: Duration) -> Result<Ended, End> {
    let Some((program, arguments)) = command.split_first() else {
        return Err(End::failed("no plugin is named"));
    };
    let begin = Instant::now();
    let failed = |error| End::failed(format!("cannot run {program}: {error}"));
    let mut command = Command::new(program);
    command
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    #[cfg(unix)]
    command.process_group(0);
    let mut child = command.spawn().map_err(failed)?;
    let mut group = Group::of(&child);
    let output = Reading::new(child.stdout.take(), MAX_OUTPUT_BYTES);
    let errors = Reading::new(child.stderr.take(), MAX_ERROR_BYTES);
    let ended = tokio::select! {
        status = child.wait() => Some(status.map_err(failed)?),
        () = tokio::time::sleep(limit) => None,
        () = interrupted() => return Err(End::failed("interrupted")),
    };
    let Some(status) = ended else {
        group.stop();
        return Ok(Ended {
            code: UNKNOWN,
            output: format!("{program} was stopped after {} s", limit.as_secs()),
            duration: begin.elapsed(),
        });
    };
    group.leave();
    let duration = begin.elapsed();
    let (output, errors) = tokio::join!(output.end(), errors.end());
    Ok(Ended {
        code: status.code().unwrap_or(UNKNOWN),
        output: if output.trim().is_empty() {
            errors
        } else {
            output
        },
        duration,
    })
}

/// A plugin and all that it has started, which are stopped when this is dropped.
struct Group(#[cfg(unix)] Option<rustix::process::Pid>);

impl Group {
    #[cfg(unix)]
    fn of(child: &Child) -> Self {
        let id = child.id().and_then(|id| i32::try_from(id).ok());
        Self(id.and_then(rustix::process::Pid::from_raw))
    }

    #[cfg(not(unix))]
    fn of(_child: &Child) -> Self {
        Self()
    }

    fn stop(&mut self) {
        #[cfg(unix)]
        if let Some(group) = self.0.take() {
            // One that has ended meanwhile cannot be stopped, and need not.
            rustix::process::kill_process_group(group, rustix::process::Signal::KILL).ok();
        }
    }

    /// The plugin has ended by itself: what it has started may go on.
    fn leave(&mut self) {
        #[cfg(unix)]
        self.0.take();
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Waits until the user or the system asks this program to end.
pub(super) async fn interrupted() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let kinds = (
            signal(SignalKind::interrupt()),
            signal(SignalKind::terminate()),
        );
        if let (Ok(mut interrupt), Ok(mut terminate)) = kinds {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    #[cfg(not(unix))]
    if tokio::signal::ctrl_c().await.is_ok() {
        return;
    }
    std::future::pending::<()>().await;
}

/// What a plugin writes to a stream, while it runs.
struct Reading {
    text: Arc<Mutex<Vec<u8>>>,
    task: JoinHandle<()>,
}

impl Reading {
    fn new(stream: Option<impl AsyncRead + Unpin + Send + 'static>, limit: usize) -> Self {
        let text = Arc::new(Mutex::new(Vec::new()));
        let shared = Arc::clone(&text);
        let task = tokio::spawn(async move {
            let Some(mut stream) = stream else {
                return;
            };
            let mut part = vec![0; 8 * 1024];
            // What was read until a failure counts.
            while let Ok(read @ 1..) = stream.read(&mut part).await {
                let Ok(mut text) = shared.lock() else {
                    return;
                };
                let rest = limit - text.len();
                text.extend(&part[..read.min(rest)]);
                if text.len() == limit {
                    return;
                }
            }
        });
        Self { text, task }
    }

    /// All of it, or what there is after the time that is left for the rest.
    async fn end(self) -> String {
        let Self { text, mut task } = self;
        if tokio::time::timeout(GRACE, &mut task).await.is_err() {
            task.abort();
        }
        let text = text.lock().map(|text| text.clone()).unwrap_or_default();
        String::from_utf8_lossy(&text).into_owned()
    }
}

#[cfg(all(test, unix))]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    async fn shell(script: &str, limit: u64) -> Ended {
        let command = ["sh", "-c", script].map(str::to_owned);
        run(&command, Duration::from_secs(limit)).await.unwrap()
    }

    fn is_running(process: &str) -> bool {
        std::path::Path::new("/proc").join(process.trim()).exists()
    }

    #[tokio::test]
    async fn all_that_a_plugin_has_started_is_stopped_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("process");
        let script = format!("sleep 60 & echo $! > {}; wait", file.display());
        let ended = shell(&script, 1).await;
        assert_eq!(
            (ended.code, ended.output.as_str()),
            (3, "sh was stopped after 1 s")
        );
        let process = std::fs::read_to_string(&file).unwrap();
        for _ in 0..50 {
            if !is_running(&process) {
                return;
            }
            // Until the system has removed it.
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("process {process} is still there");
    }

    #[tokio::test]
    async fn a_plugin_that_leaves_a_program_behind_has_ended() {
        let ended = shell("echo fine; sleep 60 & echo $!", 30).await;
        let (text, process) = ended.output.split_once('\n').unwrap();
        assert_eq!((ended.code, text), (0, "fine"));
        assert!(ended.duration < Duration::from_secs(10));
        assert!(is_running(process), "it may go on");
        let process = process.trim().parse().unwrap();
        let process = rustix::process::Pid::from_raw(process).unwrap();
        rustix::process::kill_process(process, rustix::process::Signal::KILL).unwrap();
    }

    #[tokio::test]
    async fn output_without_end_is_read_to_a_bound() {
        let ended = shell("exec yes CRITICAL", 30).await;
        assert_eq!((ended.code, ended.output.len()), (3, MAX_OUTPUT_BYTES));
    }
}
