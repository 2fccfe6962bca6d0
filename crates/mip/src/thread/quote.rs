//! Quotes of a forum, `[quote="ada, post:3"]…[/quote]`, as Markdown's block quotes.

const OPEN: &str = "[quote";
const CLOSE: &str = "[/quote]";
/// Quotes in quotes are told apart so deep.
const DEEPEST: usize = 12;
/// So long is what opens one at most, in bytes.
const LONGEST_MARK: usize = 300;

/// So many quotes open on a line.
pub(super) fn opened(line: &str) -> usize {
    let last = line.rfind(']').unwrap_or(0);
    line.match_indices(OPEN).filter(|(at, _)| *at < last).count()
}

/// So many end on it.
pub(super) fn closed(line: &str) -> usize {
    line.matches(CLOSE).count()
}

/// The lines as Markdown, without blank lines at the ends.
pub(super) fn as_markdown(lines: &[String]) -> String {
    let mut out: Vec<String> = Vec::with_capacity(lines.len());
    let mut depth = 0;
    let (mut is_code, mut has_closed) = (false, false);
    for line in lines {
        is_code ^= line.trim_start().starts_with("```") && depth == 0;
        // The end of a quote leaves a blank line, which the text may have of its own.
        if std::mem::take(&mut has_closed) && depth == 0 && line.trim().is_empty() {
            continue;
        }
        has_closed = closed(line) > 0;
        if is_code || (depth == 0 && opened(line) == 0 && closed(line) == 0) {
            out.push(line.clone());
            continue;
        }
        pieces(line, &mut depth, &mut out);
    }
    out.join("\n").trim_matches('\n').trim_end().to_owned()
}

/// Takes the marks of quotes out of a line, and marks what is between them.
fn pieces(line: &str, depth: &mut usize, out: &mut Vec<String>) {
    // Each mark with its end; an opening one also with who is quoted.
    let opens = line.match_indices(OPEN).filter_map(|(at, _)| {
        let end =
            line.as_bytes()[at..].iter().take(LONGEST_MARK).position(|b| *b == b']')? + at + 1;
        Some((at, end, Some(who(&line[at + OPEN.len()..end - 1]))))
    });
    let closes = line.match_indices(CLOSE).map(|(at, _)| (at, at + CLOSE.len(), None));
    let mut marks: Vec<_> = opens.chain(closes).collect();
    marks.sort_by_key(|(at, ..)| *at);
    let mut from = 0;
    for (at, end, opened) in marks.iter().copied() {
        if at < from {
            continue;
        }
        push(&line[from..at], *depth, out);
        if let Some(who) = opened {
            *depth = (*depth + 1).min(DEEPEST);
            if let Some(who) = who {
                push(&format!("**{who}**:"), *depth, out);
            }
        } else {
            *depth = depth.saturating_sub(1);
            if out.last().is_some_and(|line| !line.is_empty()) {
                out.push("> ".repeat(*depth).trim_end().to_owned());
            }
        }
        from = end;
    }
    if marks.is_empty() {
        out.push(format!("{}{line}", "> ".repeat(*depth)).trim_end().to_owned());
    } else {
        push(&line[from..], *depth, out);
    }
}

fn push(text: &str, depth: usize, out: &mut Vec<String>) {
    if !text.trim().is_empty() {
        out.push(format!("{}{}", "> ".repeat(depth), text.trim()));
    }
}

/// `="ada, post:3, topic:7"` is by ada.
fn who(attributes: &str) -> Option<&str> {
    let who = attributes.strip_prefix('=')?.trim_matches(['"', '“', '”']);
    who.split(',').next().map(str::trim).filter(|who| !who.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn markdown(text: &str) -> String {
        as_markdown(&text.lines().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn a_quote_of_the_forum_is_a_block_quote_with_its_author() {
        let text = "[quote=\"ada, post:3, topic:7\"]\nTwo lines\n\nof hers\n[/quote]\n\nNo.";
        assert_eq!(markdown(text), "> **ada**:\n> Two lines\n>\n> of hers\n\nNo.");
        assert_eq!(
            markdown("[quote=\"ada\"]One line[/quote] Yes."),
            "> **ada**:\n> One line\n\nYes."
        );
        let nested = "[quote=\"b\"]\n[quote=\"a\"]\nx\n[/quote]\ny\n[/quote]\nz";
        assert_eq!(markdown(nested), "> **b**:\n> > **a**:\n> > x\n>\n> y\n\nz");
    }

    #[test]
    fn code_and_quotes_that_nobody_closed_stay() {
        let code = "```\n[quote=\"a\"]\n```";
        assert_eq!(markdown(code), code);
        assert_eq!(markdown("[quote=\"a\"]\nx"), "> **a**:\n> x");
        assert_eq!(markdown("x [quote"), "x [quote");
    }
}
