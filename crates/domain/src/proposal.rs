//! The kinds of proposal that make a bundle. The one rule: which there are is said by a pack; here
//! stands only what can be said of one.

mod form;
mod kind;
mod kinds;

pub use form::{FedBy, Form, OneA, Property};
pub use kind::{Kind, NotAKind};
pub use kinds::Kinds;

/// The code that a text begins with, whatever its case: letters and digits, and once more a letter
/// and digits, as `MIP40` and `MIP40c3`. It may be that of no kind.
#[must_use]
pub fn code_at_start(text: &str) -> Option<&str> {
    let run = |at: usize, is: fn(&u8) -> bool| {
        at + text.as_bytes().iter().skip(at).take_while(|byte| is(byte)).count()
    };
    let letters = run(0, u8::is_ascii_alphabetic);
    let digits = run(letters, u8::is_ascii_digit);
    // `Q1` and `H2` are times of a year.
    if letters < 2 || digits == letters {
        return None;
    }
    let letter = text.as_bytes().get(digits).is_some_and(u8::is_ascii_alphabetic);
    let part = run(digits + 1, u8::is_ascii_digit);
    text.get(..if letter && part > digits + 1 { part } else { digits })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_ends_where_its_parts_do() {
        for (text, code) in [
            ("MIP40c3-SP10: A", Some("MIP40c3")),
            ("mip40C3", Some("mip40C3")),
            ("MIP40: Process", Some("MIP40")),
            ("MIP40 c3", Some("MIP40")),
            ("MIP39c22", Some("MIP39c22")),
            ("HP1-No4", Some("HP1")),
            ("MIPS are nice", None),
            ("Q1 Budget", None),
            ("MIP4Ω", Some("MIP4")),
            ("MIP4c", Some("MIP4")),
            ("", None),
        ] {
            assert_eq!(code_at_start(text), code, "{text}");
        }
    }
}
