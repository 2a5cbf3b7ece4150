//! Identifiers and dates at the edges of what they may be.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    collections::{BTreeSet, HashSet},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use alignak_model::{Host, HttpDate, Id, Realm};

#[test]
fn an_identifier_is_24_lower_case_digits_and_nothing_else() {
    for right in [
        "000000000000000000000000",
        "5f3a0c9e8d1b2a4c6e7f8091",
        "ffffffffffffffffffffffff",
    ] {
        let id: Id<Host> = right.parse().unwrap();
        assert_eq!(id.to_string(), right);
        assert_eq!(Id::<Host>::from_bytes(id.to_bytes()), id);
        let json = format!("\"{right}\"");
        assert_eq!(serde_json::to_string(&id).unwrap(), json);
        assert_eq!(serde_json::from_str::<Id<Host>>(&json).unwrap(), id);
    }
    for wrong in [
        "",
        "5f3a0c9e8d1b2a4c6e7f809",
        "5f3a0c9e8d1b2a4c6e7f80911",
        "5F3A0C9E8D1B2A4C6E7F8091",
        "5f3a0c9e8d1b2a4c6e7f809g",
        " 5f3a0c9e8d1b2a4c6e7f809",
        "5f3a0c9e8d1b2a4c6e7f80\u{e9}",
        "+f3a0c9e8d1b2a4c6e7f8091",
    ] {
        assert!(wrong.parse::<Id<Host>>().is_err(), "{wrong:?}");
        assert!(Id::<Host>::try_from(wrong).is_err(), "{wrong:?}");
        assert!(
            serde_json::from_value::<Id<Host>>(wrong.into()).is_err(),
            "{wrong:?}"
        );
    }
    assert!(serde_json::from_str::<Id<Host>>("12").is_err());
}

#[test]
fn identifiers_are_small_copied_ordered_and_hashed() {
    assert_eq!(size_of::<Id<Host>>(), 12);
    let low: Id<Host> = "0f0000000000000000000000".parse().unwrap();
    let high: Id<Host> = "f00000000000000000000000".parse().unwrap();
    assert!(low < high);
    assert_eq!(BTreeSet::from([high, low]).first(), Some(&low));
    assert_eq!(HashSet::from([high, high, low]).len(), 2);
    assert_eq!(format!("{low:?}"), "Id(0f0000000000000000000000)");
    let other: Id<Realm> = low.cast();
    assert_eq!(other.to_bytes(), low.to_bytes());
}

#[test]
fn identifiers_of_one_process_are_ordered_by_age() {
    let made: Vec<Id<Host>> = (0..10_000).map(|_| Id::generate()).collect();
    assert!(made.is_sorted_by(|older, newer| older < newer));
    let of_process = |id: &Id<Host>| id.to_bytes()[4..9].to_vec();
    assert_eq!(of_process(&made[0]), of_process(&made[9_999]));
}

#[test]
fn a_date_is_read_in_each_spelling_of_http_and_written_in_one() {
    for spelling in [
        "Mon, 05 Feb 2024 09:03:07 GMT",
        "Monday, 05-Feb-24 09:03:07 GMT",
        "Mon Feb  5 09:03:07 2024",
    ] {
        let date: HttpDate = spelling.parse().unwrap();
        assert_eq!(date.unix_seconds(), 1_707_123_787, "{spelling}");
        assert_eq!(date.to_string(), "Mon, 05 Feb 2024 09:03:07 GMT");
    }
    for wrong in [
        "",
        "2024-02-05T09:03:07Z",
        "Mon, 05 Feb 2024 09:03:07",
        "Mon, 32 Jan 2024 09:03:07 GMT",
        "Mon, 05 Feb 2024 25:03:07 GMT",
        "Thu, 30 Feb 2023 09:03:07 GMT",
        "Wed, 31 Dec 1969 23:59:59 GMT",
    ] {
        assert!(wrong.parse::<HttpDate>().is_err(), "{wrong:?}");
    }
}

#[test]
fn dates_reach_from_1970_to_9999() {
    let first: HttpDate = "Thu, 01 Jan 1970 00:00:00 GMT".parse().unwrap();
    assert_eq!(Some(first), HttpDate::from_unix_seconds(0));
    let last = HttpDate::from_unix_seconds(253_402_300_799).unwrap();
    assert_eq!(last.to_string(), "Fri, 31 Dec 9999 23:59:59 GMT");
    assert_eq!(last.to_string().parse(), Ok(last));
    assert_eq!(HttpDate::from_unix_seconds(253_402_300_800), None);
    assert!(first < last);
    let leap: HttpDate = "Thu, 29 Feb 2024 00:00:00 GMT".parse().unwrap();
    assert_eq!(leap.unix_seconds() % 86_400, 0);
}

#[test]
fn system_times_lose_their_fraction_and_never_leave_the_range() {
    let time = UNIX_EPOCH + Duration::from_millis(1_707_123_787_999);
    let date = HttpDate::from(time);
    assert_eq!(date.unix_seconds(), 1_707_123_787);
    assert_eq!(
        SystemTime::from(date),
        UNIX_EPOCH + Duration::from_secs(1_707_123_787)
    );
    assert_eq!(
        HttpDate::from(UNIX_EPOCH - Duration::from_secs(5)).unix_seconds(),
        0
    );
    let json = serde_json::to_string(&date).unwrap();
    assert_eq!(json, "\"Mon, 05 Feb 2024 09:03:07 GMT\"");
    assert_eq!(serde_json::from_str::<HttpDate>(&json).unwrap(), date);
}
