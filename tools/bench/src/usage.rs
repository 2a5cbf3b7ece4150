//! What this process uses itself. Source: `/proc`.

use crate::Failure;
use crate::process::cpu_microseconds as cpu_of;

/// CPU time of the calling thread so far, in microseconds, in steps of nanoseconds.
pub(crate) fn thread_cpu_microseconds() -> Result<f64, Failure> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds = text
        .split_whitespace()
        .next()
        .ok_or("an odd /proc schedstat")?;
    Ok(nanoseconds.parse::<f64>()? / 1000.0)
}

/// CPU time of all threads of this process so far, in microseconds, in ticks of 10 ms.
pub(crate) fn cpu_microseconds() -> Result<f64, Failure> {
    cpu_of(std::process::id())
}

/// Resident memory now, in bytes.
pub(crate) fn resident_bytes() -> Result<u64, Failure> {
    status("VmRSS:")
}

/// The most resident memory so far, in bytes.
pub(crate) fn peak_bytes() -> Result<u64, Failure> {
    status("VmHWM:")
}

fn status(name: &str) -> Result<u64, Failure> {
    let text = std::fs::read_to_string("/proc/self/status")?;
    let kibibytes = text
        .lines()
        .find_map(|line| line.strip_prefix(name))
        .and_then(|rest| rest.split_whitespace().next())
        .ok_or("an odd /proc status")?;
    Ok(kibibytes.parse::<u64>()? * 1024)
}
