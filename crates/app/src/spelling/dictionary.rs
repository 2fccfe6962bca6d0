//! Hunspell dictionaries: where they are, which one is used, and what is in it. The one rule: a
//! dictionary is read once, and again only when another is chosen.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use crate::{App, Error, settings};

/// A dictionary on the disk: two files of one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OnDisk {
    /// `en_US`.
    pub(crate) name: String,
    /// The file with the words; the rules are beside it.
    words: PathBuf,
}

/// A dictionary that was read.
pub(crate) struct Dictionary {
    pub(crate) name: String,
    words: PathBuf,
    inner: spellbook::Dictionary,
}

/// The dictionary that was read last.
#[derive(Default)]
pub(crate) struct LastRead(Mutex<Option<Arc<Dictionary>>>);

impl Dictionary {
    /// Whether the word is right, with an apostrophe of either shape, as a possessive too.
    pub(crate) fn has(&self, word: &str) -> bool {
        let plain = word.replace('’', "'");
        self.inner.check(&plain)
            || plain.strip_suffix("'s").is_some_and(|owner| self.inner.check(owner))
    }

    /// The nearest words, best first.
    pub(crate) fn suggest(&self, word: &str, most: usize) -> Vec<String> {
        let mut near = Vec::new();
        self.inner.suggest(word, &mut near);
        near.truncate(most);
        near
    }
}

/// The dictionary in use, read if it is another than before.
pub(super) fn in_use(app: &App) -> Result<Option<Arc<Dictionary>>, Error> {
    let all = all(&app.folder.dictionaries());
    let Some(found) = choose(&all, settings::settings(&app.store)?.dictionary.as_deref()) else {
        return Ok(None);
    };
    let mut kept = app.dictionary.0.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(there) = kept.as_ref().filter(|there| there.words == found.words) {
        return Ok(Some(Arc::clone(there)));
    }
    let read = Arc::new(read(found)?);
    *kept = Some(Arc::clone(&read));
    Ok(Some(read))
}

/// Every dictionary, those of the data folder first. A name counts once.
pub(crate) fn all(own: &Path) -> Vec<OnDisk> {
    let mut found: Vec<OnDisk> = Vec::new();
    for folder in std::iter::once(own.to_owned()).chain(of_the_system()) {
        let mut here: Vec<_> = fs::read_dir(folder)
            .into_iter()
            .flatten()
            .filter_map(|entry| of_file(&entry.ok()?.path()))
            .collect();
        here.sort_by(|a, b| a.name.cmp(&b.name));
        here.retain(|one| found.iter().all(|there| there.name != one.name));
        found.extend(here);
    }
    found
}

/// The folders in which systems keep them; `DICPATH` is Hunspell's own.
fn of_the_system() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::env::var_os("DICPATH")
        .map(|paths| std::env::split_paths(&paths).collect())
        .unwrap_or_default();
    folders.extend(
        [
            "/usr/share/hunspell",
            "/usr/share/myspell",
            "/usr/share/myspell/dicts",
            "/Library/Spelling",
        ]
        .map(PathBuf::from),
    );
    let home = directories::BaseDirs::new().map(|dirs| dirs.home_dir().join("Library/Spelling"));
    folders.extend(home);
    folders
}

fn of_file(words: &Path) -> Option<OnDisk> {
    let is_whole = words.extension()? == "dic" && words.with_extension("aff").is_file();
    let name = words.file_stem()?.to_str()?.to_owned();
    // Patterns of hyphens lie in the same folders on some systems.
    (is_whole && !name.starts_with("hyph_")).then(|| OnDisk { name, words: words.to_owned() })
}

/// The one that was asked for, or else an English one: proposals are written in English.
pub(crate) fn choose<'a>(all: &'a [OnDisk], wanted: Option<&str>) -> Option<&'a OnDisk> {
    let named = |name: &str| all.iter().find(|found| found.name.replace('-', "_") == name);
    wanted
        .and_then(|wanted| named(&wanted.replace('-', "_")))
        .or_else(|| named("en_US"))
        .or_else(|| named("en_GB"))
        .or_else(|| all.iter().find(|found| found.name.starts_with("en")))
        .or_else(|| all.first())
}

fn read(found: &OnDisk) -> Result<Dictionary, Error> {
    let (rules, words) = (text(&found.words.with_extension("aff"))?, text(&found.words)?);
    let inner = spellbook::Dictionary::new(&rules, &words).map_err(|error| {
        let path = found.words.display();
        Error::Invalid(format!("The dictionary {path} can't be read ({error}). Spelling is not checked; choose another, or take it away."))
    })?;
    Ok(Dictionary { name: found.name.clone(), words: found.words.clone(), inner })
}

/// A file of a dictionary: UTF-8, or as old ones are, Latin 1.
fn text(path: &Path) -> Result<String, Error> {
    let kept = "Spelling is not checked; everything else works.";
    let bytes =
        fs::read(path).map_err(|source| Error::File { path: path.to_owned(), source, kept })?;
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(folder: &Path, name: &str) {
        for ending in ["aff", "dic"] {
            fs::File::create(folder.join(format!("{name}.{ending}"))).unwrap();
        }
    }

    #[test]
    fn the_users_dictionaries_come_before_the_systems_and_english_before_others() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "de_DE");
        put(folder.path(), "hyph_en");
        fs::File::create(folder.path().join("half.dic")).unwrap();
        let found: Vec<_> = all(folder.path())
            .into_iter()
            .filter(|one| one.words.starts_with(folder.path()))
            .collect();
        assert_eq!(found.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["de_DE"]);
        assert_eq!(choose(&found, None).unwrap().name, "de_DE", "better than none");
        put(folder.path(), "en_GB");
        let found = all(folder.path());
        assert_eq!(
            choose(&found, Some("de-DE")).unwrap().name,
            "de_DE",
            "the one that was asked for"
        );
        assert!(
            choose(&found, Some("xx")).unwrap().name.starts_with("en_"),
            "one that is gone is passed over"
        );
    }
}
