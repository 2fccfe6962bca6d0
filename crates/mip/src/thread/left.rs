//! What is no comment: taken off, and counted by what it is. The one rule: nothing goes uncounted.

use super::{LeftOut, name};

/// What was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Out {
    Controls,
    System,
    Map,
    Events,
    Silent,
    /// Counted by whoever left it out.
    Nothing,
}

/// Takes blank lines, and what buttons and readers leave, off both ends; answers how many lines
/// that were. An emoji goes with its count: alone, it is what somebody said.
pub(super) fn without_controls(body: &mut Vec<String>, is_control: impl Fn(&str) -> bool) -> usize {
    let mut controls = 0;
    let mut is_under = false;
    while let Some((last, rest)) = body.split_last() {
        let line = last.trim();
        let has_count = line.contains(|c: char| c.is_ascii_digit());
        let is_reaction = name::is_reaction(line);
        let is_given = is_reaction && (has_count || is_under);
        let has_more = || rest.iter().any(|line| !line.trim().is_empty());
        if !line.is_empty() {
            if !(is_control(line) || (is_given && has_more())) {
                break;
            }
            controls += 1;
            is_under = is_reaction && has_count;
        }
        body.pop();
    }
    let is_out = |line: &&String| line.trim().is_empty() || is_control(line);
    let head: Vec<_> = body.iter().take_while(is_out).collect();
    let count = head.len();
    controls += head.iter().filter(|line| !line.trim().is_empty()).count();
    body.drain(..count);
    controls
}

impl LeftOut {
    /// Counts what was left out: lines of controls, and one of anything else.
    pub(super) fn add(&mut self, what: Out, lines: usize) {
        match what {
            Out::Controls => self.controls += lines,
            Out::System => self.system += 1,
            Out::Map => self.maps += 1,
            Out::Events => self.events += 1,
            Out::Silent => self.silent += 1,
            Out::Nothing => {}
        }
    }
}
