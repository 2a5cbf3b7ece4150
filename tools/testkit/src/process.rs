//! A child process whose output is kept, and which never outlives its owner.

use std::io::{BufRead as _, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

/// A running program. It is killed when dropped.
#[derive(Debug)]
pub struct Process {
    child: Child,
    output: Arc<Output>,
    readers: Vec<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Output {
    lines: Mutex<Vec<String>>,
    grown: Condvar,
}

impl Process {
    /// Starts a program, without standard input.
    pub fn start(command: &mut Command) -> Self {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {command:?}: {error}"));
        let output = Arc::new(Output::default());
        let mut readers = Vec::new();
        if let Some(stream) = child.stdout.take() {
            readers.push(follow(stream, &output));
        }
        if let Some(stream) = child.stderr.take() {
            readers.push(follow(stream, &output));
        }
        Self {
            child,
            output,
            readers,
        }
    }

    /// Waits until `pick` finds a value in a line of the output; panics when the program ends before, or
    /// after the given time.
    pub fn wait_for<T>(&mut self, limit: Duration, pick: impl Fn(&str) -> Option<T>) -> T {
        let end = Instant::now() + limit;
        loop {
            {
                let lines = lock(&self.output.lines);
                if let Some(found) = lines.iter().find_map(|line| pick(line)) {
                    return found;
                }
                let pause = Duration::from_millis(50);
                drop(self.output.grown.wait_timeout(lines, pause));
            }
            if let Ok(Some(status)) = self.child.try_wait() {
                self.join();
                let lines = lock(&self.output.lines);
                if let Some(found) = lines.iter().find_map(|line| pick(line)) {
                    return found;
                }
                panic!("the program ended with {status}:\n{}", lines.join("\n"));
            }
            assert!(
                Instant::now() < end,
                "the program did not say what was waited for within {limit:?}:\n{}",
                self.output()
            );
        }
    }

    /// What it has printed so far, on both streams.
    pub fn output(&self) -> String {
        lock(&self.output.lines).join("\n")
    }

    /// The process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it as `kill -9` does.
    pub fn kill(&mut self) {
        self.child.kill().expect("a child can be killed");
        self.child.wait().expect("a child can be waited for");
        self.join();
    }

    /// Sends a signal, waits for the end, and returns how it ended.
    pub fn stop(&mut self, signal: Signal, limit: Duration) -> ExitStatus {
        self.signal(signal);
        self.wait(limit)
    }

    /// Sends a signal.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).expect("a child can be signalled");
    }

    /// Sends a signal to all processes of its group, which the command must have made
    /// (`process_group(0)`). It is no error when the group is empty.
    pub fn signal_group(&self, signal: Signal) {
        let _ = kill_process_group(self.pid(), signal);
    }

    /// Whether it has not ended.
    pub fn is_running(&mut self) -> bool {
        let ended = self.child.try_wait().expect("a child can be waited for");
        ended.is_none()
    }

    fn pid(&self) -> Pid {
        let id = i32::try_from(self.child.id());
        id.ok()
            .and_then(Pid::from_raw)
            .expect("a child has a process id")
    }

    /// Waits for the end and returns how it ended; panics after the given time.
    pub fn wait(&mut self, limit: Duration) -> ExitStatus {
        let end = Instant::now() + limit;
        loop {
            if let Some(status) = self.child.try_wait().expect("a child can be waited for") {
                self.join();
                return status;
            }
            assert!(
                Instant::now() < end,
                "the program did not end within {limit:?}:\n{}",
                self.output()
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn join(&mut self) {
        for reader in self.readers.drain(..) {
            drop(reader.join());
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn follow(stream: impl Read + Send + 'static, output: &Arc<Output>) -> JoinHandle<()> {
    let output = Arc::clone(output);
    std::thread::spawn(move || {
        let mut reader = BufReader::new(stream);
        let mut line = Vec::new();
        while matches!(reader.read_until(b'\n', &mut line), Ok(1..)) {
            let text = String::from_utf8_lossy(&line).trim_end().to_owned();
            lock(&output.lines).push(text);
            output.grown.notify_all();
            line.clear();
        }
    })
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
