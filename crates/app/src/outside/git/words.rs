//! What a commit, its branch and its refusals say. Pure.

use std::path::Path;

use domain::team::Team;

use super::Author;
use crate::{
    Error,
    drafts::{allow::AllowedIn, leaving::Leaving},
    text::{on_one_line, shell_word},
};

/// Longer first lines are cut by what shows them.
const FIRST_LINE: usize = 72;

/// The branch of a team: `launchpod/ses-001`.
pub(super) fn branch_of(team: &Team) -> String {
    format!("launchpod/{}", slug(team))
}

/// A team in letters that every file system and branch name takes.
pub(crate) fn slug(team: &Team) -> String {
    let name = team.unit_id.as_deref().unwrap_or(&team.name).to_lowercase();
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric());
    let mut slug = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    slug.truncate(60);
    if slug.is_empty() { "bundle".into() } else { slug }
}

/// What the commit holds: a first line, the files with their titles, and what the linter says of
/// them that was let stand, with the reasons.
pub(super) fn message(
    team: &Team,
    leaving: &[Leaving],
    allowed: &[AllowedIn],
    again: bool,
) -> String {
    let verb = if again { "Update" } else { "Propose" };
    let unit = team.unit_id.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
    let name = on_one_line(&team.name);
    let first: String = format!("{verb} {name}{unit}").chars().take(FIRST_LINE).collect();
    let files = leaving.iter().map(|one| format!("- {}\n  {}", one.title, one.path));
    let mut text = format!("{first}\n\n{}\n", files.collect::<Vec<_>>().join("\n"));
    let stands = allowed.iter().map(|AllowedIn { draft, name, allowed }| {
        format!("- {draft}: {name} ({}): {}", allowed.code, allowed.reason)
    });
    let stands: Vec<_> = stands.collect();
    if !stands.is_empty() {
        text = format!("{text}\nLet stand, with the reason:\n{}\n", stands.join("\n"));
    }
    text
}

/// An author who can stand in a commit.
pub(super) fn author(given: Option<Author>) -> Result<Author, Error> {
    let Some(Author { name, email }) = given else {
        let why = "Nobody is known as the author: neither here nor in the clone's settings. Say a name and a mail address.";
        return Err(Error::invalid(why));
    };
    let clean = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, email) = (clean(&name), clean(&email));
    let is_odd = |text: &str| text.contains(['<', '>']) || text.chars().any(char::is_control);
    if name.is_empty() || is_odd(&name) {
        return Err(Error::invalid("The author needs a name, without < and >."));
    }
    if email.is_empty() || is_odd(&email) || email.contains(' ') {
        return Err(Error::invalid(
            "The author needs a mail address, without < and >: it will stand in the commit, in public.",
        ));
    }
    Ok(Author { name, email })
}

pub(super) fn no_branch_name(name: &str) -> Error {
    Error::Invalid(format!(
        "{name:?} can't name a branch: no spaces, no ~ ^ : ? * [ or \\, no .. and no slash at its ends."
    ))
}

pub(super) fn theirs(branch: &str) -> Error {
    Error::Invalid(format!(
        "The branch {branch} is there already, and Launchpod did not write its last commit. Nothing was written: add a commit to it, or choose another branch."
    ))
}

/// Why a clone of another user is not opened. The command stands at the end, as it is typed.
pub(super) fn not_owned(clone: &Path) -> String {
    // Git compares the whole path, links followed.
    let real = clone.canonicalize().unwrap_or_else(|_| clone.to_owned());
    format!(
        "{} belongs to another user of this machine. Nothing was written. If you trust it, say so to git:\ngit config --global --add safe.directory {}",
        clone.display(),
        shell_word(&real)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn who(name: &str, email: &str) -> Result<Author, Error> {
        author(Some(Author { name: name.into(), email: email.into() }))
    }

    #[test]
    fn an_author_has_a_name_and_an_address_on_one_line() {
        let found = who(" Ω \n One ", "one@example.org").unwrap();
        assert_eq!((found.name.as_str(), found.email.as_str()), ("Ω One", "one@example.org"));
        for (name, email) in
            [("", "a@b"), ("A", ""), ("A<b>", "a@b"), ("A", "a b@c"), ("A", "<a@b>")]
        {
            assert!(who(name, email).is_err(), "{name} {email}");
        }
        assert!(author(None).unwrap_err().to_string().contains("Say a name"));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_to_be_typed_for_a_clone_of_another_user_makes_git_open_it() {
        let dir = tempfile::tempdir().unwrap();
        let (home, clone) = (dir.path().join("home"), dir.path().join("Ann's own $HOME clone"));
        std::fs::create_dir(&home).unwrap();
        git2::Repository::init(&clone).unwrap();
        let link = dir.path().join("link");
        std::os::unix::fs::symlink(&clone, &link).unwrap();
        let run = |line: &str| {
            let mut shell = std::process::Command::new("sh");
            let shell = shell.args(["-c", line]).current_dir(&clone).env("HOME", &home);
            // Git's own switch for its tests: as if the clone were another user's.
            let shell = shell.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
            shell.env_remove("XDG_CONFIG_HOME").output().unwrap()
        };
        assert!(!run("git status").status.success(), "git refuses it at first");
        let said = not_owned(&link);
        let (_, typed) = said.rsplit_once('\n').unwrap();
        assert!(run(typed).status.success(), "{typed}");
        let status = run("git status");
        assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
    }
}
