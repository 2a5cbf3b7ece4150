//! How the program ends.

/// Why the program ends, other than well.
pub(crate) enum End {
    /// A plan that was asked whether there is something to do has steps.
    Changes,
    /// The login was refused, or no backend answers; or there is nothing to do.
    Access,
    /// The configuration cannot be used.
    Configuration,
    /// References could not be resolved.
    Unresolved,
    /// The backend refused something.
    Refused,
    /// An object has no name.
    Nameless,
    /// The command line is wrong.
    CommandLine,
    /// The user has interrupted the program.
    Interrupted,
}

impl End {
    /// Its exit code.
    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::Changes => 1,
            Self::Access => 2,
            Self::Configuration => 3,
            Self::Unresolved => 4,
            Self::Refused => 5,
            Self::Nameless => 6,
            Self::CommandLine => 64,
            Self::Interrupted => 130,
        }
    }
}
