//! What was found before. The rule: a finding is known when the same rule said the same of a line of the
//! same words, wherever that line stands now; each of before takes one of now.

use mip::LineStarts;
use mip_lint::Finding;

/// Of so many findings it is remembered what they said.
pub const REMEMBERED: usize = 2_000;

/// What findings say without their places: code, message, and the words of the line, parted by tabs.
#[must_use]
pub fn said(source: &str, findings: &[Finding]) -> Vec<String> {
    let (starts, lines) = (LineStarts::of(source), source.lines().collect::<Vec<_>>());
    let said = |finding: &Finding| {
        let line = starts.position(finding.span.start).line;
        let text = lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let words: Vec<_> = text.split_whitespace().collect();
        format!("{}\t{}\t{}", finding.code, finding.message, words.join(" "))
    };
    findings.iter().map(said).collect()
}

/// For each finding whether it was said before.
#[must_use]
pub fn known(before: &[String], source: &str, findings: &[Finding]) -> Vec<bool> {
    if before.is_empty() {
        return vec![false; findings.len()];
    }
    let mut left: Vec<&String> = before.iter().collect();
    let take = |said: &String| {
        let at = left.iter().position(|known| *known == said)?;
        Some(left.swap_remove(at))
    };
    let mut take = take;
    said(source, findings).iter().map(|said| take(said).is_some()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_of_the_same_words_is_known_wherever_they_stand_and_once() {
        let pack = crate::rules(None).unwrap();
        let lint = |text: &str| crate::mips::lint(pack, text, crate::mips::Asked::default());
        let before = "# MIP40c3-SP10: Ω\n\nPaid: TBD\n\nLater: TBD\n";
        let said = said(before, &lint(before));
        let now = "# MIP40c3-SP10: Ω\n\nWords.\n\nLater:   TBD\n\nLater: TBD\n\nNew: TBD\n";
        let found = lint(now);
        let new: Vec<_> =
            found.iter().zip(known(&said, now, &found)).filter(|(_, known)| !known).collect();
        let lines: Vec<_> = new.iter().map(|(finding, _)| finding.span.start).collect();
        let at = |text: &str| now.rfind(text).unwrap();
        assert_eq!(lines, [at("Later: TBD") + 7, at("New: TBD") + 5], "the second of two is new");
    }
}
