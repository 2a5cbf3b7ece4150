//! No reply makes its reader panic or take more than its share.

use alignak_testkit::mutation::{Mutations, try_inputs};
use livestatus_protocol::reply_names;
use tokio::io::AsyncReadExt as _;

use crate::rows::pair;
use crate::socket::read_reply;
use crate::{Error, RawReply};

/// How many replies are tried without the long tier.
const FEW: u64 = 2_000;

/// The largest reply that is taken.
const MAX_REPLY: usize = 4_096;

/// Requests with a reply as cores send it.
const EXCHANGES: [(&str, &str); 8] = [
    (
        "GET hosts\nColumns: name state plugin_output",
        "200          59\n[[\"alpha\",0,\"OK: \\u00e9\"],\n[\"gamma\",1,\"CRITICAL \\\"quoted\\\"\"]]\n",
    ),
    (
        "GET services\nColumns: host_name\nStats: state = 0\nStats: avg execution_time\nColumnHeaders: on",
        "200          69\n[[\"host_name\",\"stats_1\",\"stats_2\"],\n[\"alpha\",1,2.8405000000e-03],[\"b\",1,0]]\n",
    ),
    (
        "GET hosts\nColumns: name groups custom_variables",
        "[[\"beta\",[\"linux\"],{\"OS\":\"Linux\"}], [\"alpha\",[],[[\"os\",\"Linux\"],[\"n\",0]]]]",
    ),
    (
        "GET hostgroups",
        "[[\"name\",\"members\"],\n[\"linux\",[[\"alpha\",0,1]]]]\n",
    ),
    ("GET hosts\nColumns: name", "200           3\n[]\n"),
    (
        "GET nosuch",
        "404          44\nInvalid GET request, no such table 'nosuch'\n",
    ),
    (
        "GET hosts",
        "Client connection terminated while request still incomplete\n",
    ),
    ("GET hosts\nColumns: name", ""),
];

const MUTATIONS: Mutations = Mutations {
    changes: 8,
    removed: 20,
    repeated: 60,
    pieces: &[
        "\n",
        "[[",
        "]]",
        "],[",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "\\",
        "\\ud800",
        "\\u0000",
        "null",
        "true",
        ",",
        ":",
        "200          11\n",
        "200  4294967296\n",
        "200 99999999999\n",
        "000           0\n",
        "1e999",
        "-",
        "99999999999999999999",
        "é",
        "\u{1F600}",
        "\0",
        "stats_1",
    ],
};

#[test]
fn no_mutated_reply_makes_the_reader_panic() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    let runtime = std::panic::AssertUnwindSafe(runtime);
    try_inputs(FEW, move |_, random| {
        let (request, reply) = EXCHANGES[random.usize(..EXCHANGES.len())];
        let bytes = MUTATIONS.apply(reply.as_bytes(), random);
        let (first, second) = bytes.split_at(random.usize(..=bytes.len()));
        let mut stream = first.chain(second);
        match runtime.block_on(read_reply(&mut stream, MAX_REPLY)) {
            Ok(reply) => check(request, &bytes, reply),
            Err(Error::TooLarge(limit)) => assert_eq!(limit, MAX_REPLY),
            Err(Error::Io(error)) => {
                assert_eq!(error.kind(), std::io::ErrorKind::UnexpectedEof);
            }
            Err(other) => panic!("{other}"),
        }
    });
}

/// What is true of every reply that was read.
fn check(request: &str, bytes: &[u8], reply: RawReply) {
    match reply.code {
        // Nothing is taken but what came.
        None => assert_eq!(reply.payload, bytes),
        Some(code) => {
            assert!(code < 1_000 && reply.payload.len() <= MAX_REPLY);
            assert!(bytes[16..].starts_with(&reply.payload));
        }
    }
    let is_data = reply.code.is_none_or(|code| code == 200);
    match reply.rows() {
        Ok(rows) => {
            assert!(is_data);
            let count = rows.len();
            let named = pair(reply_names(request), rows);
            assert!(count.abs_diff(named.len()) <= 1);
        }
        Err(Error::Refused { message, .. }) => assert!(!is_data && !message.contains('\n')),
        Err(Error::Json(_) | Error::NoAnswer) => assert!(is_data),
        Err(other) => panic!("{other}"),
    }
}
