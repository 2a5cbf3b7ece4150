//! The grammar and the expansion, without a server.

mod check;
mod dependencies;
mod dropped;
mod facts;
mod generator;
mod messages;
mod nagios;
mod oracle;
mod packs;
mod robustness;
mod rules;
mod scale;
