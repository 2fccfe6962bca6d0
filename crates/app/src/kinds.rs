//! The kinds of record, one row each, under the area that shows them. The one rule: what a kind needs
//! elsewhere (where it lives, what is told when it changes, import, search, its name on the wire)
//! follows from its row.

use domain::{
    budget::Budget,
    bundle::Bundle,
    draft::Draft,
    id::SpaceId,
    item::{JournalEntry, Progress},
    link::Link,
    rfc::Comment,
    session::{Action, Session},
    team::{Member, Team},
    version::Version,
    word::Word,
};
use records::Record;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{DocId, Indexed, Read, Rows, Tx};

use crate::Error;

/// The document in which records live. Long texts live apart from a team's ordinary records, which
/// load faster for it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Home {
    /// One for all of them.
    In(&'static str),
    /// One for each: `draft` gives `draft/<id>`.
    Each(&'static str),
}

impl Home {
    pub(crate) fn of(self, space: impl Into<SpaceId>, id: &str) -> DocId {
        let space = space.into().uuid();
        match self {
            Self::In(name) => DocId::new(space, name),
            Self::Each(kind) => DocId::new(space, format!("{kind}/{id}")),
        }
    }
}

/// What the files of a bundle have of a kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InFiles {
    Nothing,
    /// Facts, from which texts are composed: they may change while a freeze holds, and what was
    /// frozen goes outside all the same.
    Facts,
    /// Texts, which nobody changes while a freeze holds.
    Texts,
}

/// A kind of record that a team has.
pub(crate) trait Kept: Record {
    /// What one is called: "There is no session …".
    const WORD: &'static str;
    const HOME: Home;
    const IN_FILES: InFiles;
    fn id(&self) -> String;
}

macro_rules! kinds {
    ($( $(#[$of_area:meta])* $area:ident { $(
        $name:ident: $kind:ty, $word:literal in $home:expr, files $files:ident,
            called $called:expr, found $found:expr;
    )+ } )+) => {
        /// The areas that the window loads apart: a change names the area that shows something
        /// else now.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
        #[ts(export)]
        #[serde(rename_all = "snake_case")]
        #[allow(missing_docs, reason = "the names are the docs")]
        pub enum Area {
            $( $(#[$of_area])* $area, )+
            /// Anything may have changed: load what is shown again.
            Everything,
        }

        impl Area {
            /// Those that records belong to.
            pub const OF_RECORDS: [Self; [$( stringify!($area) ),+].len()] = [$( Self::$area ),+];
        }

        /// A kind of record by the name of its collection.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[derive(ts_rs::TS)]
        #[ts(export)]
        #[serde(rename_all = "camelCase")]
        #[allow(missing_docs, reason = "the names are the docs")]
        pub enum Collection { $($($name),+),+ }

        $($(impl Kept for $kind {
            const WORD: &'static str = $word;
            const HOME: Home = $home;
            const IN_FILES: InFiles = InFiles::$files;
            fn id(&self) -> String {
                self.id.to_string()
            }
        })+)+

        /// What search knows of each.
        pub(crate) static INDEX: &[Indexed] = &[
            $($(
                Indexed { collection: <$kind>::COLLECTION, called: &$called, found: &$found }
            ),+),+
        ];

        impl Collection {
            /// Every kind.
            pub const ALL: &[Self] = &[$($(Self::$name),+),+];

            /// Its name in documents, files and on the wire.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $($(Self::$name => <$kind>::COLLECTION),+),+ }
            }

            /// The area that shows something else when one changes.
            #[must_use]
            pub fn area(self) -> Area {
                match self { $( $(Self::$name)|+ => Area::$area ),+ }
            }

            pub(crate) fn home(self) -> Home {
                match self { $($(Self::$name => $home),+),+ }
            }

            pub(crate) fn in_files(self) -> InFiles {
                match self { $($(Self::$name => InFiles::$files),+),+ }
            }

            /// The fields that say what one is called.
            #[must_use]
            pub fn called(self) -> &'static [&'static str] {
                match self { $($(Self::$name => &$called),+),+ }
            }

            /// Other fields that say what one is about.
            pub(crate) fn found(self) -> &'static [&'static str] {
                match self { $($(Self::$name => &$found),+),+ }
            }

            /// Why JSON is none of these, if it is none.
            pub(crate) fn misfit(self, json: &str) -> Option<String> {
                match self { $($(Self::$name => misfit::<$kind>(json)),+),+ }
            }

            /// What is wrong with one that can be read, if anything is.
            pub(crate) fn invalid(self, json: &str) -> Option<String> {
                match self { $($(Self::$name => invalid::<$kind>(json)),+),+ }
            }

            /// What one is called: "There is no session …".
            pub(crate) fn word(self) -> &'static str {
                match self { $($(Self::$name => $word),+),+ }
            }

            /// The records of a space, by their ids, as JSON.
            pub(crate) fn all(
                self,
                records: &dyn Rows,
                space: SpaceId,
            ) -> Result<Vec<(String, Value)>, Error> {
                match self { $($(Self::$name => all::<$kind>(records, space)),+),+ }
            }

            /// Keeps a record that comes as JSON.
            pub(crate) fn put(self, tx: &mut Tx<'_>, doc: &DocId, json: Value) -> Result<(), Error> {
                match self { $($(Self::$name => put::<$kind>(tx, doc, json)),+),+ }
            }
        }
    };
}

kinds! {
    Teams {
        Teams: Team, "team" in Home::In("team/core"), files Facts,
            called ["name"], found ["unitId", "sentenceSummary"];
    }
    Members {
        Members: Member, "member" in Home::In("team/core"), files Facts,
            called ["handle", "name"], found ["role", "address"];
    }
    Items {
        Items: Progress, "item" in Home::In("team/core"), files Facts,
            called [], found ["owner", "evidence.title", "evidence.url", "waiver.reason"];
    }
    Journal {
        Journal: JournalEntry, "entry" in Home::In("team/journal"), files Nothing,
            called ["item"], found ["by"];
    }
    Sessions {
        Sessions: Session, "session" in Home::In("team/core"), files Nothing,
            called ["title"], found ["topics.title", "who"];
        Actions: Action, "action" in Home::In("team/core"), files Nothing,
            called ["title"], found ["owner"];
    }
    Budgets {
        Budgets: Budget, "budget" in Home::In("budget"), files Facts,
            called ["groups.name"], found ["groups.lines.title"];
    }
    Drafts {
        Drafts: Draft, "draft" in Home::Each("draft"), files Texts,
            called ["title"], found ["preamble.body"];
    }
    Rfc {
        Comments: Comment, "comment" in Home::In("team/rfc"), files Nothing,
            called ["author"], found ["section"];
    }
    /// The bundle on its way, and its versions.
    Bundle {
        Bundles: Bundle, "bundle" in Home::In("bundle"), files Nothing,
            called [],
            found ["steps.url", "steps.reason", "freezes.note", "freezes.exceptions.reason"];
        // Not by their texts: each word would be found again in every version.
        Versions: Version, "version" in Home::Each("version"), files Nothing,
            called ["note"], found [];
    }
    Links {
        Links: Link, "link" in Home::In("team/links"), files Nothing,
            called ["from.called"], found ["to.called"];
    }
    Words {
        Words: Word, "word" in Home::In("team/core"), files Nothing,
            called ["id"], found [];
    }
}

impl Collection {
    /// The kind whose records have documents of their own, if this is one of those.
    pub(crate) fn of_document(doc: &DocId) -> Option<Self> {
        let (before, _) = doc.name.split_once('/')?;
        let is_home = |kind: &&Self| matches!(kind.home(), Home::Each(name) if name == before);
        Self::ALL.iter().find(is_home).copied()
    }

    /// The kind of this name; none for one that a newer version made.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}

fn all<R: Kept>(records: &dyn Rows, space: SpaceId) -> Result<Vec<(String, Value)>, Error> {
    let json = |record: R| {
        let value = serde_json::to_value(&record);
        let what = || format!("A record of {} can't be shown", R::COLLECTION);
        Ok((record.id(), value.map_err(|error| Error::Json(what(), error))?))
    };
    let rows = records.list::<R>(space.uuid())?;
    rows.into_iter().map(|row| json(row.record)).collect()
}

fn misfit<R: Record>(json: &str) -> Option<String> {
    serde_json::from_str::<R>(json).err().map(|why| why.to_string())
}

fn invalid<R: Record>(json: &str) -> Option<String> {
    serde_json::from_str::<R>(json).ok()?.check().err()
}

fn put<R: Record>(tx: &mut Tx<'_>, doc: &DocId, json: Value) -> Result<(), Error> {
    let record: R = serde_json::from_value(json).map_err(|error| {
        let what = format!("A record of {} can't be read, and nothing was imported", R::COLLECTION);
        Error::Json(what, error)
    })?;
    Ok(tx.put(doc, &record)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_called_the_same_in_documents_and_on_the_wire() {
        for kind in Collection::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
            assert_eq!(Collection::of(kind.name()), Some(*kind));
        }
        assert_eq!(Collection::of("okrs"), None, "what a newer version made");
    }

    #[test]
    fn texts_of_a_bundle_have_documents_of_their_own_by_which_undo_knows_them() {
        for kind in Collection::ALL.iter().filter(|kind| kind.in_files() == InFiles::Texts) {
            let doc = kind.home().of(domain::id::TeamId::new(), "x");
            assert_eq!(Collection::of_document(&doc), Some(*kind));
        }
    }

    /// What `docs/export.md` says of the kinds.
    fn table() -> String {
        let mut table = String::from("| collection | document | called by |\n|---|---|---|\n");
        for kind in Collection::ALL {
            let document = match kind.home() {
                Home::In(name) => format!("`{name}`"),
                Home::Each(name) => format!("`{name}/<id>`"),
            };
            let called: Vec<_> = kind.called().iter().map(|field| format!("`{field}`")).collect();
            let row = format!("| `{}` | {document} | {} |\n", kind.name(), called.join(", "));
            table.push_str(&row);
        }
        table
    }

    #[test]
    fn the_page_about_exports_names_every_kind_and_where_it_lives() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/export.md");
        let page = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
        let (before, rest) = page.split_once("<!-- kinds -->\n\n").unwrap();
        let (_, after) = rest.split_once("\n<!-- end of kinds -->").unwrap();
        let made = format!("{before}<!-- kinds -->\n\n{}\n<!-- end of kinds -->{after}", table());
        if std::env::var_os("UPDATE_DOCS").is_some() {
            crate::files::put(path.as_ref(), &made).unwrap();
        } else {
            assert_eq!(page, made, "run this test with UPDATE_DOCS=1");
        }
    }
}
