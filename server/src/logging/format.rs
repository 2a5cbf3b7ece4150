//! Lines of log files, as a template of the logger file says.

use std::fmt;

use tracing::{Event, Subscriber};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields, FormattedFields};
use tracing_subscriber::registry::{LookupSpan, Scope};

use crate::item;

/// A line with placeholders: `%(asctime)s`, `%(levelname)s`, `%(name)s`, `%(message)s`,
/// `%(process)d`; others become empty.
pub(super) struct Template {
    parts: Vec<Part>,
}

enum Part {
    Text(String),
    Time,
    Level,
    Name,
    Message,
    Process,
}

impl Template {
    pub(super) fn new(template: &str) -> Self {
        let mut parts = Vec::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once("%(") {
            parts.push(Part::Text(before.to_owned()));
            let Some((name, after)) = after.split_once(')') else {
                rest = "";
                break;
            };
            match name {
                "asctime" => parts.push(Part::Time),
                "levelname" => parts.push(Part::Level),
                "name" => parts.push(Part::Name),
                "message" => parts.push(Part::Message),
                "process" => parts.push(Part::Process),
                _ => {}
            }
            // The conversion behind the name, such as `s` or `-8s`.
            let end = after.find(|letter: char| letter.is_ascii_alphabetic());
            rest = end.map_or("", |end| &after[end + 1..]);
        }
        parts.push(Part::Text(rest.to_owned()));
        Self { parts }
    }
}

impl<S, N> FormatEvent<S, N> for Template
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let metadata = event.metadata();
        for part in &self.parts {
            match part {
                Part::Text(text) => writer.write_str(text)?,
                Part::Time => writer.write_str(&time(item::now()))?,
                Part::Level => writer.write_str(match metadata.level().as_str() {
                    "WARN" => "WARNING",
                    "TRACE" => "DEBUG",
                    level => level,
                })?,
                Part::Name => writer.write_str(metadata.target())?,
                Part::Process => write!(writer, "{}", std::process::id())?,
                Part::Message => {
                    for span in context.event_scope().into_iter().flat_map(Scope::from_root) {
                        let extensions = span.extensions();
                        if let Some(fields) = extensions.get::<FormattedFields<N>>()
                            && !fields.is_empty()
                        {
                            write!(writer, "{fields} ")?;
                        }
                    }
                    event.record(&mut tracing_subscriber::fmt::format::DefaultVisitor::new(
                        writer.by_ref(),
                        true,
                    ));
                }
            }
        }
        writeln!(writer)
    }
}

/// `2017-07-14 02:40:00`, in UTC.
pub(super) fn time(seconds: i64) -> String {
    crate::date::format_log_time(seconds)
}
