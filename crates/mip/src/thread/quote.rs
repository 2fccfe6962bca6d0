//! Quotes of a forum, `[quote="ada, post:3"]…[/quote]`, as Markdown's block quotes.

const OPEN: &str = "[quote";
const CLOSE: &str = "[/quote]";

/// So many quotes open on a line.
pub(super) fn opened(line: &str) -> usize {
    line.match_indices(OPEN).filter(|(at, _)| line[*at..].contains(']')).count()
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
    let mut rest = line;
    let mut has_marks = false;
    loop {
        let open = rest.find(OPEN).and_then(|at| Some((at, at + rest[at..].find(']')? + 1)));
        let close = rest.find(CLOSE).map(|at| (at, at + CLOSE.len()));
        let is_open = open.is_some_and(|(at, _)| close.is_none_or(|(other, _)| at < other));
        let Some((at, end)) = (if is_open { open } else { close }) else { break };
        has_marks = true;
        push(&rest[..at], *depth, out);
        if is_open {
            *depth += 1;
            if let Some(who) = who(&rest[at + OPEN.len()..end - 1]) {
                push(&format!("**{who}**:"), *depth, out);
            }
        } else {
            *depth = depth.saturating_sub(1);
            if out.last().is_some_and(|line| !line.is_empty()) {
                out.push("> ".repeat(*depth).trim_end().to_owned());
            }
        }
        rest = &rest[end..];
    }
    if has_marks {
        push(rest, *depth, out);
    } else {
        out.push(format!("{}{line}", "> ".repeat(*depth)).trim_end().to_owned());
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
