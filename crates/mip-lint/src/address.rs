//! Ethereum addresses in prose. The rule: what is part of a URL is left alone, because explorers
//! take any case and any length.

use mip::Span;
use sha3::{Digest, Keccak256};

use crate::needles::Needles;

/// Words that begin with `0x`, outside of URLs. `needles` says where `0x` and `://` stand.
pub(crate) fn in_text(source: &str, needles: &Needles) -> Vec<Span> {
    let mut found = Vec::new();
    let mut urls = needles.urls.iter().copied().peekable();
    // What is before these is part of a URL, or of the address before.
    let (mut url_end, mut from) = (0, 0);
    for &at in &needles.addresses {
        while let Some(url) = urls.next_if(|url| *url < at) {
            if url >= url_end {
                url_end = end_of_url(source, url + 3);
            }
        }
        let before = || source.get(..at).and_then(|head| head.chars().next_back());
        if at < from || at < url_end || before().is_some_and(is_glue) {
            continue;
        }
        let digits = source.get(at + 2..).unwrap_or_default();
        let len = digits.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(digits.len());
        from = at + 2 + len;
        found.push(Span::new(at, from));
    }
    found
}

/// `@0xname` and `a0x1` are no addresses, and neither is part of a path.
fn is_glue(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '@' | '_' | '/')
}

fn end_of_url(source: &str, from: usize) -> usize {
    let rest = source.get(from..).unwrap_or_default();
    let ends = |c: char| c.is_whitespace() || matches!(c, ')' | '>' | ']' | '"' | '|' | '`');
    from + rest.find(ends).unwrap_or(rest.len())
}

/// The address with the case that EIP-55 gives it. `digits` are its 40 hexadecimal digits.
pub(crate) fn with_checksum(digits: &str) -> String {
    let lower = digits.to_ascii_lowercase();
    let hash = Keccak256::digest(lower.as_bytes());
    let cased = lower.chars().enumerate().map(|(index, c)| {
        let byte = hash.get(index / 2).copied().unwrap_or_default();
        let nibble = if index % 2 == 0 { byte >> 4 } else { byte & 0xf };
        if nibble >= 8 { c.to_ascii_uppercase() } else { c }
    });
    format!("0x{}", cased.collect::<String>())
}

/// Whether the 40 digits carry a checksum: capital and small letters both.
pub(crate) fn is_mixed(digits: &str) -> bool {
    digits.contains(|c: char| c.is_ascii_uppercase())
        && digits.contains(|c: char| c.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_eip_55() {
        for address in [
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
            "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
            "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
            "0x52908400098527886E0F7030069857D2E4169EE7",
            "0xde709f2102306220921060314715629080e2fb77",
        ] {
            assert_eq!(with_checksum(&address[2..]), address);
        }
        assert!(!is_mixed("52908400098527886E0F7030069857D2E4169EE7"));
        assert!(is_mixed("5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"));
    }

    #[test]
    fn addresses_in_urls_and_names_are_passed_over() {
        let source = "Ω🚀 `0xab1` eth:0xab2 [0xab3](https://e.io/address/0xab4) @0xdeniz a0xab5 (0xab6) https://x/0xab7 0x.";
        let found: Vec<_> =
            in_text(source, &Needles::of(source)).into_iter().map(|span| span.of(source)).collect();
        assert_eq!(found, ["0xab1", "0xab2", "0xab3", "0xab6", "0x"]);
    }
}
