//! No request makes the reader or the evaluation panic or take more than its share, and no header of a
//! reply makes its reader panic. (Whole replies are tried where they are read, in `livestatus-client`.)

use alignak_testkit::mutation::{Mutations, Rng, try_inputs};
use serde_json::Value as Json;

use crate::{
    Allowance, ColumnKind, OutputFormat, ReplyHeader, Request, RequestReader, Table, Value,
    any_matches, evaluate, reply_names, write,
};

/// How many requests are tried without the long tier, and how many headers in any.
const FEW: u64 = 2_000;

/// Requests as clients send them.
const REQUESTS: [&str; 6] = [
    "GET hosts\nColumns: name state groups\nFilter: name ~~ ^a.*b\nFilter: state != 0\nOr: 2\nNegate:\n\
     Sort: state desc\nOffset: 1\nLimit: 5\nOutputFormat: wrapped_json\nColumnHeaders: on\n\
     ResponseHeader: fixed16\nKeepAlive: on\n\n",
    "GET services\nStats: state = 0\nStats: latency > 1.5\nStatsAnd: 2\nStatsNegate:\nStats: avg latency\n\
     Stats: suminv state\nColumns: groups\nSeparators: 10 59 44 124\n\n",
    "GET hosts\nWaitObject: a;b\nWaitCondition: last_check >= 12\nWaitConditionNegate:\n\
     WaitTrigger: check\nWaitTimeout: 1000\nLocaltime: 1700000000\nAuthUser: me\n\n",
    "COMMAND [1700000000] ADD_HOST_COMMENT;alpha;1;me;a;b\n\nCOMMAND [1] X\nGET hosts\n\n",
    "GET hosts\nFilter: groups >= linux\nFilter: customs = OS Linux\nFilter: customs ~ OS ^L\nAnd: 3\n\
     OutputFormat: python\n\n",
    "GET hosts\nFilter: name ~ srv\\-1\\.example\\ com\nFilter: name = g\u{e4}mma\nTimelimit: 3\n\n",
];

const MUTATIONS: Mutations = Mutations {
    changes: 12,
    removed: 20,
    repeated: 100,
    pieces: PIECES,
};

/// What is put into requests.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    "\0",
    ":",
    ": ",
    ";",
    "|",
    "Filter: ",
    "Stats: ",
    "And: 99999999999999999999\n",
    "Or: 0\n",
    "Or: -1\n",
    "Negate:\n",
    "StatsAnd: 0\n",
    "StatsOr: 3\n",
    "Limit: 0\n",
    "GET ",
    "COMMAND [",
    "]",
    "(",
    ")*",
    "[",
    "{1,1000}",
    "(?i)",
    "\\",
    "\\p{L}",
    "~~ ",
    "!",
    "=~ ",
    "1e999",
    "nan",
    "-",
    "é",
    "\u{1F600}",
    "\u{2028}",
    "groups ",
    "customs ",
    "latency ",
    "last_check ",
    "wrapped_json",
    "[[",
    "]]",
    "\"",
    "\\ud800",
    "200          11\n",
    "99999999999",
];

/// A table whose rows are numbers.
struct Numbers;

impl Table<'static> for Numbers {
    type Row = i64;
    type Key = u8;

    fn column(&self, name: &str) -> Option<crate::Column<u8>> {
        let (key, kind) = match name {
            "name" => (0, ColumnKind::Text),
            "state" => (1, ColumnKind::Int),
            "latency" => (2, ColumnKind::Float),
            "groups" => (3, ColumnKind::List),
            "last_check" => (4, ColumnKind::Time),
            "customs" => (5, ColumnKind::Dictionary),
            _ => return None,
        };
        Some(crate::Column { key, kind })
    }

    fn names(&self) -> Vec<String> {
        [
            "name",
            "state",
            "latency",
            "groups",
            "last_check",
            "customs",
        ]
        .map(str::to_owned)
        .to_vec()
    }

    #[expect(clippy::cast_precision_loss, reason = "the numbers are small")]
    fn value(&self, row: &i64, column: u8) -> Value<'static> {
        match column {
            0 => format!("srv-{row}.example com g\u{e4}mma").into(),
            2 => (*row as f64 / 3.0).into(),
            3 => Value::List(vec![
                "linux".into(),
                Value::Tuple(vec![(*row).into(), "a;b".into()]),
            ]),
            5 => Value::Dictionary(vec![("OS".into(), "Linux\n\u{1F600}".into())]),
            _ => (*row).into(),
        }
    }
}

#[test]
fn no_mutated_request_makes_the_reader_or_the_evaluation_panic() {
    try_inputs(FEW, |_, random| {
        let request = REQUESTS[random.usize(..REQUESTS.len())];
        let stream = MUTATIONS.apply(request.as_bytes(), random);
        let _ = reply_names(&String::from_utf8_lossy(&stream));
        let mut reader = RequestReader::new();
        let mut requests = Vec::new();
        let part = random.usize(1..64);
        for bytes in stream.chunks(part) {
            reader.push(bytes);
            requests.extend(std::iter::from_fn(|| reader.next(false)).take(1_000));
        }
        requests.extend(std::iter::from_fn(|| reader.next(true)).take(1_000));
        for request in requests {
            let query = match request {
                Ok(Request::Query(query)) => query,
                Ok(Request::Command(command)) => {
                    for count in 0..5 {
                        let parts = command.split(count);
                        assert!(parts.is_none_or(|parts| parts.len() == count));
                    }
                    continue;
                }
                Err(refused) => {
                    let reply = refused.into_bytes();
                    assert_eq!(reply.last(), Some(&b'\n'));
                    continue;
                }
            };
            let shift = query.time_shift(1_700_000_000).unwrap_or_default();
            let allowance = Allowance::new(&|| false);
            let Ok(results) = evaluate(&Numbers, &query, 0..20, shift, &allowance) else {
                continue;
            };
            if let Some(wait) = &query.wait {
                let _ = any_matches(&Numbers, 3..4, &wait.conditions, shift, &allowance);
            }
            let with_names = query.shows_column_headers();
            let text = write(&results, query.output, with_names, &allowance).expect("small");
            if query.output.format == OutputFormat::Csv {
                continue;
            }
            // What is written is ASCII that can be read, with the rows that were found.
            assert!(text.is_ascii());
            let read: Json = serde_json::from_slice(&text).expect("JSON");
            let rows = read
                .get("data")
                .unwrap_or(&read)
                .as_array()
                .expect("rows")
                .len();
            assert!(rows.abs_diff(results.rows.len()) <= 1);
        }
    });
}

#[test]
fn no_mutated_header_of_a_reply_makes_the_reader_panic() {
    for seed in 0..FEW {
        let random = &mut Rng::with_seed(seed);
        let header = ReplyHeader {
            code: random.u16(..1000),
            length: random.usize(..100_000_000),
        };
        let mut bytes = header.format().into_bytes();
        let whole: [u8; ReplyHeader::SIZE] = bytes[..].try_into().expect("16 bytes");
        assert_eq!(ReplyHeader::parse(&whole), Ok(header));
        bytes = MUTATIONS.apply(&bytes, random);
        bytes.resize(ReplyHeader::SIZE, b' ');
        let mutated: [u8; ReplyHeader::SIZE] = bytes[..].try_into().expect("16 bytes");
        if let Ok(read) = ReplyHeader::parse(&mutated) {
            assert!(read.code < 1000);
        }
    }
}
