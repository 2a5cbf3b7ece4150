//! The livestatus query language (LQL), as Naemon, Icinga 2 and Checkmk speak it on their sockets:
//! requests, replies, and the evaluation of queries over rows.
//!
//! This crate does no input or output. A server pushes what it receives into a [`RequestReader`],
//! parses each request into a [`Request`], evaluates a [`Query`] over the rows of a [`Table`], and
//! sends a [`Reply`]. A client formats a request and parses the reply with [`ReplyHeader`].
//!
//! Everything is bounded: the size of a request, its lines, conditions and patterns (see the
//! constants of [`limits`]); patterns are matched in linear time; conditions are evaluated without
//! recursion.

mod ascii;
mod command;
mod number;
mod query;
mod reader;
mod reply;
mod request;
mod table;
mod value;
mod write;

#[cfg(test)]
mod mutations;

pub mod limits;

pub use ascii::AsciiFormatter;
pub use command::Command;
pub use query::{
    Aggregate, Condition, Conditions, Direction, Operator, Output, OutputFormat, Query, Separators,
    Sort, Statistic, Step, Wait, WaitTrigger, reply_names,
};
pub use reader::RequestReader;
pub use reply::{Code, MalformedReply, Reply, ReplyHeader};
pub use request::{Refused, Request};
pub use table::{Allowance, Column, ColumnKind, Exceeded, Results, Table, any_matches, evaluate};
pub use value::Value;
pub use write::write;
