//! How many random texts a test tries. The rule: `PROPTEST_CASES` asks for more of every test.

/// So many, unless somebody asked for another number.
pub(crate) fn cases(usual: u32) -> u32 {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|asked| asked.parse().ok());
    asked.unwrap_or(usual)
}
