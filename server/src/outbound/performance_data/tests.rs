//! The table of what plugins print and how it is read.

use std::fmt::Write as _;

use super::*;

/// The values that a text stands for, written as `label=value unit [w …] [c …] [min …] [max …]`.
fn read(text: &str) -> Vec<String> {
    parse(text).iter().map(show).collect()
}

fn show(metric: &Metric) -> String {
    let mut shown = match metric.value {
        Some(value) => format!("{}={value}", metric.label),
        None => format!("{}=unknown", metric.label),
    };
    if !metric.unit.is_empty() {
        shown.push(' ');
        shown.push_str(&metric.unit);
    }
    for (name, range) in [("w", metric.warning), ("c", metric.critical)] {
        if let Some(range) = range {
            let _ = write!(shown, " {name} {}", show_range(range));
        }
    }
    for (name, bound) in [("min", metric.minimum), ("max", metric.maximum)] {
        if let Some(bound) = bound {
            let _ = write!(shown, " {name} {bound}");
        }
    }
    shown
}

fn show_range(range: Range) -> String {
    if let Some(plain) = range.plain {
        return plain.to_string();
    }
    let end = |end: Option<f64>| end.map_or_else(|| "~".to_owned(), |end| end.to_string());
    let mark = if range.is_inside { "@" } else { "" };
    format!("{mark}{}:{}", end(range.start), end(range.end))
}

const CASES: &[(&str, &[&str])] = &[
    ("", &[]),
    ("   ", &[]),
    ("rta=2.5ms;3;5;0;100", &["rta=2.5 ms w 3 c 5 min 0 max 100"]),
    ("pl=10%;20;60", &["pl=10 % w 20 c 60 min 0 max 100"]),
    ("'C: used'=12GB;1:5;@6", &["C: used=12 GB w 1:5 c @0:6"]),
    (
        " /tmp=4660MB;5904;6642;0;7381",
        &["/tmp=4660 MB w 5904 c 6642 min 0 max 7381"],
    ),
    ("/=5", &["/=5"]),
    ("x.1700000000=3", &["x=3"]),
    ("x.170000000=3", &["x.170000000=3"]),
    ("e=1e3", &["e=1000"]),
    ("n=58.000000", &["n=58"]),
    ("bad=abc", &[]),
    ("bad=abc good=1", &["good=1"]),
    (
        "rta=0.08ms;3000.0;5000.0;0.0 pl=0%;80;100;0",
        &[
            "rta=0.08 ms w 3000 c 5000 min 0",
            "pl=0 % w 80 c 100 min 0 max 100",
        ],
    ),
    ("rta=U;3000;5000;;", &["rta=unknown w 3000 c 5000"]),
    (
        "load1=0.26;15;30;0; load5=1",
        &["load1=0.26 w 15 c 30 min 0", "load5=1"],
    ),
    ("time=0,004118s;;;0,000000", &["time=0.004118 s min 0"]),
    ("n=1,234,567 m=1", &["m=1"]),
    (
        "'C:\\ used %'=44,1%;89,2;94,3;0,4;100,5",
        &["C:\\ used %=44.1 % w 89.2 c 94.3 min 0 max 100"],
    ),
    ("'it''s free'=3GB", &["it's free=3 GB"]),
    ("'a=b'=5;;;0", &["a=b=5 min 0"]),
    ("a used=4 b=2", &["a used=4", "b=2"]),
    ("age=5s;240:;120:", &["age=5 s w 240:~ c 120:~"]),
    (
        "x=4;@2:4;@8:10 y=4;~:2;10:~",
        &["x=4 w @2:4 c @8:10", "y=4 w ~:2 c 10:~"],
    ),
    ("in=123456789c", &["in=123456789 c"]),
    ("avg=130925µs b=1\u{3bc}s", &["avg=130925 us", "b=1 us"]),
    ("f=1.5E+10B g=1e-05s", &["f=15000000000 B", "g=1e-5 s"]),
    ("five=5E", &["five=5 E"]),
    ("procs=98;;", &["procs=98"]),
    ("disk=12GB;10GB;5GB", &["disk=12 GB w 10 c 5"]),
    ("disk=12GB;10MB;5GB", &["disk=12 GB c 5"]),
    ("x= y=5", &["y=5"]),
    ("x=;1;2 y=5", &["y=5"]),
    (
        "svc::check_ping::rta=1ms pl=0%",
        &[
            "svc::check_ping::rta=1 ms",
            "svc::check_ping::pl=0 % min 0 max 100",
        ],
    ),
    ("a=1;2;3;4;5;6", &["a=1 w 2 c 3 min 4 max 5"]),
    ("\"l x\"=5", &["l x=5"]),
    ("'open=5 b=2", &["open=5", "b=2"]),
    ("t|a=1\nmore|b=2\nc=3", &["a=1", "b=2", "c=3"]),
    ("a=1\\nb=2\tc=3", &["a=1", "b=2", "c=3"]),
    ("'C:\\new'=1", &["C:\\new=1"]),
    ("t=5Mb s=10bps c=21C", &["t=5 Mb", "s=10 bps", "c=21 C"]),
    (
        "x=-5.3 y=+4 z=.5 w=5. v=--1",
        &["x=-5.3", "y=4", "z=0.5", "w=5"],
    ),
    ("größe=5B", &["größe=5 B"]),
    ("a=1 a=2 b=3", &["a=2", "b=3"]),
    ("x=nan y=inf z=1.#QNAN ok=1", &["ok=1"]),
    ("c=18446744073709551615c", &["c=18446744073709551615 c"]),
    ("huge=1e400 ok=1", &["ok=1"]),
    ("=5 ok=1", &["ok=1"]),
    ("'' =5 ok=1", &["ok=1"]),
    ("no equals sign at all", &[]),
    ("rate=3/s", &["rate=3 /s"]),
    ("x=5\u{0}", &[]),
];

#[test]
fn each_line_of_the_table_is_read_as_it_says() {
    for (text, expected) in CASES {
        assert_eq!(read(text), *expected, "{text:?}");
    }
}

#[test]
fn eight_kilobytes_are_read_to_the_end() {
    let pieces: Vec<String> = (0..400)
        .map(|n| format!("'disk {n}'={n}.5MB;8;9;0;"))
        .collect();
    let text = pieces.join(" ");
    assert!(text.len() > 8 << 10);
    let metrics = parse(&text);
    assert_eq!(metrics.len(), 400);
    assert_eq!(
        show(metrics.last().unwrap()),
        "disk 399=399.5 MB w 8 c 9 min 0"
    );
}

#[test]
fn a_result_with_too_many_metrics_keeps_the_first_ones() {
    let pieces: Vec<String> = (0..MAX_METRICS + 5).map(|n| format!("m{n}=1")).collect();
    assert_eq!(parse(&pieces.join(" ")).len(), MAX_METRICS);
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_reading_fail(text in "[ =';|\\\\n\"%.,:@~0-9eEUu+µ\u{1F600}-]{0,60}") {
        for metric in parse(&text) {
            proptest::prop_assert!(!metric.label.is_empty());
            if let Some(value) = metric.value {
                proptest::prop_assert!(value.as_f64().is_finite());
            }
        }
    }
}
