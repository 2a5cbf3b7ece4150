//! The parts of the enumerations of letters that fields allow, each a component of its own in the
//! published document.

use super::kind::Subset;

macro_rules! subsets {
    ($($(#[doc = $doc:literal])+ $constant:ident: $name:literal [$($word:literal),+];)*) => {
        $(
            $(#[doc = $doc])+
            pub(crate) static $constant: Subset = Subset {
                name: $name,
                description: concat!($($doc),+),
                words: &[$($word),+],
            };
        )*
    };
}

subsets! {
    /// A state of a host.
    HOST_STATE: "HostStateOption" ["o", "d", "x"];
    /// A state or an event of a host for which notifications are sent.
    HOST_NOTIFICATION: "HostNotificationOption" ["d", "x", "r", "f", "s", "n"];
    /// A state or an event of hosts of which a user, or a business rule, is notified.
    HOST_CONTACT: "HostContactOption" ["d", "u", "r", "f", "s", "n"];
    /// A state or an event of a host that is escalated.
    HOST_ESCALATION: "HostEscalationOption" ["d", "x", "r"];
    /// A state of a host in which dependent hosts are not checked, or notifications of them are
    /// suppressed.
    HOST_FAILURE: "HostFailureOption" ["o", "d", "u", "x", "p", "n"];
    /// A state of a service.
    SERVICE_STATE: "ServiceStateOption" ["o", "w", "c", "u", "x"];
    /// A state or an event of a service for which notifications are sent.
    SERVICE_NOTIFICATION: "ServiceNotificationOption" ["w", "u", "c", "r", "f", "s", "x", "n"];
    /// A state or an event of services of which a user, or a business rule, is notified.
    SERVICE_CONTACT: "ServiceContactOption" ["w", "u", "c", "r", "f", "s", "n"];
    /// A state or an event of a service that is escalated.
    SERVICE_ESCALATION: "ServiceEscalationOption" ["w", "c", "x", "r"];
    /// A state of a service in which dependent services are not checked, or notifications of them
    /// are suppressed.
    SERVICE_FAILURE: "ServiceFailureOption" ["o", "w", "u", "c", "p", "n"];
}
