//! Numbers in requests, read as C's `atoi` and `atof` read them: leading digits, otherwise zero.

/// The whole number at the beginning of a text; saturated at the bounds of the type.
pub(crate) fn whole(text: &str) -> i64 {
    let text = text.trim_start();
    let (negative, digits) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let mut number: i64 = 0;
    for digit in digits.bytes().take_while(u8::is_ascii_digit) {
        number = number
            .saturating_mul(10)
            .saturating_add(i64::from(digit - b'0'));
    }
    if negative { -number } else { number }
}

/// The number at the beginning of a text, with fraction and exponent; never infinite or NaN.
pub(crate) fn decimal(text: &str) -> f64 {
    let text = text.trim_start();
    let bytes = text.as_bytes();
    let digits = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        at
    };
    let signed = |at: usize| at + usize::from(matches!(bytes.get(at), Some(b'-' | b'+')));
    let mut end = digits(signed(0));
    if bytes.get(end) == Some(&b'.') {
        end = digits(end + 1);
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let exponent = signed(end + 1);
        let after = digits(exponent);
        if after > exponent {
            end = after;
        }
    }
    let number = text[..end].parse().unwrap_or(0.0);
    if f64::is_finite(number) { number } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::{decimal, whole};

    #[test]
    fn whole_numbers_are_the_leading_digits() {
        let cases = [
            ("5", 5),
            (" -7x", -7),
            ("+3", 3),
            ("", 0),
            ("x5", 0),
            ("1.9", 1),
            ("99999999999999999999", i64::MAX),
            ("é", 0),
        ];
        for (text, number) in cases {
            assert_eq!(whole(text), number, "{text}");
        }
    }

    #[test]
    fn decimals_are_the_leading_number() {
        let cases = [
            ("1.5", 1.5),
            ("-2e3x", -2000.0),
            ("2e", 2.0),
            (".5", 0.5),
            ("", 0.0),
            ("nan", 0.0),
            ("1e999", 0.0),
        ];
        for (text, number) in cases {
            assert!((decimal(text) - number).abs() < f64::EPSILON, "{text}");
        }
    }
}
