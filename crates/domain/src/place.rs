//! Names, places and digests that lead to files. The one rule: what others wrote leads to a file
//! below the folder that it is for, or nowhere. A link is one that leads to a page.

/// Whether it is a SHA-256 as it is written: 64 hexadecimal digits, small ones.
#[must_use]
pub fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether it names a file and says nothing of where it is, on every system.
#[must_use]
pub fn is_file_name(name: &str) -> bool {
    let is_odd = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':');
    !matches!(name, "" | "." | "..") && !name.contains(is_odd) && !is_of_git(name)
}

/// Whether a path with `/` between its parts leads nowhere but below the folder that it starts
/// from, on every system.
#[must_use]
pub fn stays_inside(path: &str) -> bool {
    path.split('/').all(is_file_name)
}

/// What is wrong with a text that is to be opened as a page, in a sentence; nothing if it can be.
#[must_use]
pub fn no_link(url: &str) -> Option<String> {
    let page = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let opens = page.is_some_and(|page| !page.is_empty() && !page.contains(char::is_whitespace));
    (!opens).then(|| format!("{url:?} is no link: it begins with https:// and has no spaces."))
}

/// Refuses a text that is none, where there is one. `what` begins the sentence.
pub(crate) fn check_link(what: &str, url: Option<&str>) -> Result<(), String> {
    let why = url.and_then(no_link);
    why.map_or(Ok(()), |why| Err(format!("{what}: {why}")))
}

/// Git obeys what stands there, by whichever of its names.
fn is_of_git(name: &str) -> bool {
    let name = name.trim_end_matches([' ', '.']);
    name.eq_ignore_ascii_case(".git") || name.eq_ignore_ascii_case("git~1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_has_64_small_hexadecimal_digits() {
        assert!(is_digest(&"0a".repeat(32)));
        for wrong in ["", "0a", "../../etc/passwd", &"0A".repeat(32), &"0g".repeat(32)] {
            assert!(!is_digest(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_link_begins_like_one_and_has_no_spaces() {
        for good in ["https://forum.makerdao.com/t/x", "http://localhost", "https://a/b_(c)"] {
            assert_eq!(no_link(good), None, "{good}");
        }
        for bad in ["", "not a link", "forum.makerdao.com", "https://", "https://a b", "ftp://a"] {
            assert!(no_link(bad).is_some_and(|why| why.contains("https://")), "{bad}");
        }
    }

    #[test]
    fn a_name_is_one_part_and_a_path_stays_below_its_folder() {
        for good in ["a.png", "Ω 🚀.png", "..a", "a..", ".gitignore"] {
            assert!(is_file_name(good) && stays_inside(good), "{good}");
        }
        for bad in
            ["", ".", "..", "a\\b", "C:", "a\0", "a\n", "\u{1b}[2J", ".git", ".GIT ", "git~1"]
        {
            assert!(!is_file_name(bad) && !stays_inside(bad), "{bad:?}");
        }
        assert!(stays_inside("MIP39/a/b.md") && !is_file_name("MIP39/b.md"));
        for bad in ["/etc", "a/../../b", "a//b", "a/", "a/.git/hooks/x", "a/./b"] {
            assert!(!stays_inside(bad), "{bad}");
        }
    }
}
