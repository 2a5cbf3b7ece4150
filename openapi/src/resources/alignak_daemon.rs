use crate::{DaemonType, resource::resource};

resource! {
    /// The last known state of one daemon of the monitoring engine, written by the engine.
    AlignakDaemon {
        name: "alignakdaemon",
        singular: "alignak_daemon",
        plural: "alignak_daemons",
        nouns: ["an Alignak daemon", "Alignak daemons"],
        link: AlignakDaemonLink,
        schema_version: 1,
        groups: [ownership],
    }
    fields {
        /// The name of the daemon in the configuration of the engine.
        name: String, required, a_name().not_empty();
        /// The role of the daemon.
        "type" r#type: DaemonType, required;
        /// The host name or IP address of the machine on which the daemon runs.
        address: String, required, not_empty();
        /// The TCP port on which the daemon listens.
        port: i64, required, not_empty();
        /// Whether the daemon is a spare, which takes over when another fails.
        spare: bool, default false, required();
        /// Whether the daemon is passive: others connect to it.
        passive: bool, default false, required();
        /// Whether the daemon is running.
        alive: bool, default false, required();
        /// Whether the daemon is reachable over the network.
        reachable: bool, default false, required();
        /// When the daemon was last polled, in Unix seconds.
        last_check: i64, required, not_empty();
    }
}
