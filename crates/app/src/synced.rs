//! What a sync tool does to a data folder: copies of the data file where two machines wrote at once, and
//! a file that is copied while it is written. The one rule: what is known of such tools is data, below.

use std::{fs, path::Path, sync::LazyLock};

use regex::Regex;

/// The data file's name is what stands before and after this in a copy's; the first that fits is who
/// makes such copies.
const COPIES: [(&str, &str); 9] = [
    (r"conflicted copy", "Dropbox or Nextcloud"),
    (r"^\.sync-conflict-", "Syncthing"),
    (r"^_conflict-", "ownCloud"),
    (r"^ ?\(SFConflict ", "Seafile"),
    (r"^\.Conflict", "Resilio Sync"),
    (r"(?i)conflict", "a sync tool"),
    (r"^ ?\(\d+\)$", "Google Drive, or a second download"),
    (r"^ \d+$", "iCloud Drive"),
    (r"^-[^.]+$", "OneDrive, which adds the name of a machine"),
];

/// What a tool keeps in the folder that it copies, and whether that is a folder itself.
const MARKS: [(&str, Mark, &str); 8] = [
    // A folder of that name stands in the home folder, and is no sign.
    (".dropbox", Mark::File, "Dropbox"),
    (".dropbox.cache", Mark::Folder, "Dropbox"),
    (".stfolder", Mark::Either, "Syncthing"),
    (".nextcloudsync.log", Mark::File, "Nextcloud"),
    (".owncloudsync.log", Mark::File, "ownCloud"),
    (".tmp.driveupload", Mark::Folder, "Google Drive"),
    (".tmp.drivedownload", Mark::Folder, "Google Drive"),
    (".sync/ID", Mark::File, "Resilio Sync"),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    File,
    Folder,
    Either,
}

/// What a tool's folder is called where it bears no mark.
const NAMES: [(&str, &str); 6] = [
    (r"^OneDrive( - .+)?$", "OneDrive"),
    (r"^Google ?Drive$", "Google Drive"),
    (r"^GoogleDrive-.+$", "Google Drive"),
    (r"^iCloudDrive$", "iCloud Drive"),
    (r"^Mobile Documents$", "iCloud Drive"),
    (r"^CloudStorage$", "the system's cloud storage"),
];

/// The database that a client of these keeps in the folder itself.
const DATABASE: (&str, &str) = (r"^\._?sync_[0-9a-f]+\.db$", "Nextcloud or ownCloud");

type Pattern = (Regex, &'static str);

fn compiled(patterns: &[(&'static str, &'static str)]) -> Vec<Pattern> {
    let compile = |(pattern, who): &(&str, &'static str)| Some((Regex::new(pattern).ok()?, *who));
    patterns.iter().filter_map(compile).collect()
}

static OF_COPIES: LazyLock<Vec<Pattern>> = LazyLock::new(|| compiled(&COPIES));
static OF_NAMES: LazyLock<Vec<Pattern>> = LazyLock::new(|| compiled(&NAMES));
static OF_DATABASE: LazyLock<Vec<Pattern>> = LazyLock::new(|| compiled(&[DATABASE]));

fn first(patterns: &[Pattern], text: &str) -> Option<&'static str> {
    patterns.iter().find(|(pattern, _)| pattern.is_match(text)).map(|(_, who)| *who)
}

/// Who makes copies of `database` that are called like this.
fn copied_by(database: &str, name: &str) -> Option<&'static str> {
    let (stem, ending) = database.rsplit_once('.')?;
    let (middle, after) = name.strip_prefix(stem)?.rsplit_once('.')?;
    // The log beside it is copied as well.
    let is_ours = [ending, &format!("{ending}-wal"), &format!("{ending}-shm")].contains(&after);
    if is_ours { first(&OF_COPIES, middle) } else { None }
}

/// What is to be said of copies beside the data file.
pub(crate) fn copies(database: &Path) -> Option<String> {
    let of = database.file_name()?.to_string_lossy();
    let names = fs::read_dir(database.parent()?).ok()?.flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut found: Vec<_> =
        names.filter_map(|name| Some(format!("{name} ({})", copied_by(&of, &name)?))).collect();
    if found.is_empty() {
        return None;
    }
    found.sort();
    Some(format!(
        "Beside the data file stands what a sync tool made of it where two machines wrote at once: {}. What is in there is not in this workspace. Close Launchpod, move each into an empty folder of its own as {of}, look at it with --data, bring over what is missing, and delete it here.",
        found.join(", ")
    ))
}

/// What is to be said of a data folder that a sync tool copies.
pub(crate) fn place(root: &Path) -> Option<String> {
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let (folder, who) = root.ancestors().find_map(|at| Some((at, keeper(at)?)))?;
    Some(format!(
        "The workspace is in a folder that is copied to other machines: {} ({who}). The data file is copied while it is written there, so copies can be torn, and what two machines write at once stays apart. Close Launchpod, move the data folder out of there, and start with --data. To hand work on, export it; exports may go there.",
        folder.display()
    ))
}

/// Who copies a folder to other machines, by its name or by what stands in it.
fn keeper(folder: &Path) -> Option<&'static str> {
    let name = folder.file_name()?.to_string_lossy();
    if let Some(who) = first(&OF_NAMES, &name) {
        return Some(who);
    }
    let is_there = |(mark, kind, who): &(&str, Mark, &'static str)| {
        let about = fs::metadata(folder.join(mark)).ok()?;
        let fits = match kind {
            Mark::File => about.is_file(),
            Mark::Folder => about.is_dir(),
            Mark::Either => true,
        };
        fits.then_some(*who)
    };
    MARKS.iter().find_map(is_there).or_else(|| {
        let mut inside = fs::read_dir(folder).ok()?.flatten();
        inside.find_map(|entry| first(&OF_DATABASE, &entry.file_name().to_string_lossy()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_can_be_read() {
        assert_eq!(OF_COPIES.len(), COPIES.len());
        assert_eq!((OF_NAMES.len(), OF_DATABASE.len()), (NAMES.len(), 1));
    }

    #[test]
    fn copies_are_known_by_their_names_and_what_is_ours_is_none() {
        for (name, who) in [
            ("workspace (conflicted copy 2026-11-01).launchpod", "Dropbox or Nextcloud"),
            ("workspace (Ann's conflicted copy 2026-11-01).launchpod", "Dropbox or Nextcloud"),
            ("workspace.sync-conflict-20261101-101010-ABCDEFG.launchpod", "Syncthing"),
            ("workspace.sync-conflict-20261101-101010-ABCDEFG.launchpod-wal", "Syncthing"),
            ("workspace_conflict-20261101-101010.launchpod", "ownCloud"),
            ("workspace (SFConflict ann@example.org 2026-11-01).launchpod", "Seafile"),
            ("workspace.Conflict.launchpod", "Resilio Sync"),
            ("workspace[conflict].launchpod", "a sync tool"),
            ("workspace (1).launchpod", "Google Drive"),
            ("workspace(2).launchpod", "Google Drive"),
            ("workspace 2.launchpod", "iCloud Drive"),
            ("workspace-DESKTOP-123.launchpod", "OneDrive"),
        ] {
            let found = copied_by("workspace.launchpod", name);
            assert!(found.is_some_and(|found| found.starts_with(who)), "{name}: {found:?}");
        }
        for name in [
            "workspace.launchpod",
            "workspace.launchpod-wal",
            "workspace.launchpod-shm",
            "workspace.launchpod.damaged-2026-11-01T10-10-10Z",
            "workspace.launchpod.restore.part",
            "workspace.json",
            "precedents.sqlite",
            "window.json",
        ] {
            assert_eq!(copied_by("workspace.launchpod", name), None, "{name}");
        }
    }

    #[test]
    fn a_folder_is_known_by_its_name_or_by_what_a_tool_keeps_in_it() {
        let base = tempfile::tempdir().unwrap();
        let said = |folder: &str| place(&base.path().join(folder));
        let make = |folder: &str| fs::create_dir_all(base.path().join(folder)).unwrap();
        for plain in ["plain/data", "Dropbox/data", "My OneDrive notes/data"] {
            make(plain);
            assert_eq!(said(plain), None, "{plain}");
        }
        // As in a home folder: there the tool keeps what is its own.
        make("plain/.dropbox");
        assert_eq!(said("plain/data"), None);
        for (folder, who) in
            [("OneDrive - Foundation/a", "OneDrive"), ("CloudStorage/b", "the system's")]
        {
            make(folder);
            assert!(said(folder).unwrap().contains(who), "{folder}");
        }
        for (mark, who) in [
            (".dropbox", "Dropbox"),
            (".stfolder", "Syncthing"),
            (".nextcloudsync.log", "Nextcloud"),
            (".sync_0a1b2c.db", "Nextcloud or ownCloud"),
            ("._sync_0a1b2c.db", "Nextcloud or ownCloud"),
        ] {
            let folder = format!("of {who} {mark}");
            make(&format!("{folder}/deep/data"));
            fs::File::create(base.path().join(&folder).join(mark)).unwrap();
            let said = said(&format!("{folder}/deep/data")).unwrap();
            assert!(said.contains(who) && said.contains(&folder), "{said}");
        }
    }
}
