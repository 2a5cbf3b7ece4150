//! How often something has happened, for those who wait for it.

/// How often something of each kind has happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::livestatus) struct Changes {
    /// Results of checks, and other changes of hosts and services.
    pub(in crate::livestatus) checks: u64,
    /// Changes of their states.
    pub(in crate::livestatus) states: u64,
    /// Events of the history.
    pub(in crate::livestatus) log: u64,
    /// Requests for downtimes.
    pub(in crate::livestatus) downtimes: u64,
    /// Acknowledgements and comments.
    pub(in crate::livestatus) comments: u64,
    /// Requests to the engine.
    pub(in crate::livestatus) commands: u64,
    /// Changes of the engine.
    pub(in crate::livestatus) program: u64,
    /// Anything.
    pub(in crate::livestatus) all: u64,
}

impl Changes {
    /// Notes that anything may have happened.
    pub(super) fn raise_all(&mut self) {
        for count in [
            &mut self.checks,
            &mut self.states,
            &mut self.log,
            &mut self.downtimes,
            &mut self.comments,
            &mut self.commands,
            &mut self.program,
            &mut self.all,
        ] {
            *count += 1;
        }
    }
}
