//! The races. The one rule: what stands beside does no work of ours, and as much of it as ours does.

use std::{
    any::Any,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::Context;
use app::{
    App, Typed,
    drafts::{DraftCompose, DraftRef, DraftView, DraftWrite},
    items::ItemUpdate,
    precedents::{PrecedentFor, PrecedentIndex},
    sample::SampleCreate,
    teams::TeamCreate,
};
use domain::{id::TeamId, item::State};
use pulldown_cmark::{Options, Parser};
use rusqlite::Connection;
use tempfile::TempDir;

use super::{Race, TURNS, WARM_UP, Work, lint};
use crate::{
    bare::Bare,
    commands::{BYTES, first_team, open},
};

const MANY: usize = 1_000;
/// A section as long as a whole proposal of the longest.
const LONG: usize = 300_000;
/// So much of it is read beside a command. A disk that answers a sync at once would otherwise make
/// a race against nothing.
const SOME: usize = 50_000;
/// What somebody pastes at once.
const PASTED: usize = 1_000_000;
/// Copies of each proposal of the sample, among which precedents are looked for.
const COPIES: usize = 50;
const QUERY: &str = "budget";

/// Workspaces that are gone when the races are over.
pub(super) struct Places {
    dir: TempDir,
    app: App,
    team: TeamId,
    /// The bundle of the sample, composed.
    drafts: Vec<DraftView>,
    long: String,
    bare: Bare,
}

impl Places {
    /// On the disk of this program: folders for temporary files are often kept in memory.
    pub(super) fn make() -> anyhow::Result<Self> {
        let program = std::env::current_exe()?;
        let dir = tempfile::tempdir_in(program.parent().context("a folder")?)?;
        let app = open(dir.path().join("one"))?;
        app.sample_create(SampleCreate::default())?;
        let team = first_team(&app)?;
        let rows = app.draft_list(team)?.into_iter();
        let drafts: Vec<_> = rows
            .map(|row| app.draft_get(DraftRef { team, draft: row.id }))
            .collect::<Result<_, _>>()?;
        let all: String = drafts.iter().map(|draft| draft.text.as_str()).collect();
        let mut long = all.repeat(LONG / all.len() + 1);
        long.truncate(long.floor_char_boundary(LONG));
        let bare = Bare::open(&dir.path().join("bare.db"))?;
        Ok(Self { dir, app, team, drafts, long, bare })
    }

    pub(super) fn races(&self) -> anyhow::Result<Vec<Race<'_>>> {
        let mut races = vec![self.command()?, self.letter()?];
        races.extend(self.opening()?);
        races.extend([self.bundle(), self.precedents()?]);
        races.extend(lint::linting());
        // Last: what it leaves behind would be in the others' numbers.
        races.push(self.paste()?);
        Ok(races)
    }

    fn command(&self) -> anyhow::Result<Race<'_>> {
        let Self { app, team, .. } = self;
        let items = app.item_list(*team)?;
        let mut turn = 0;
        let ours = work(move || {
            turn += 1;
            let state = if turn % 2 == 0 { State::Doing } else { State::Done };
            Ok(app.item_update(ItemUpdate {
                team: *team,
                item: items[turn % items.len()].item.id.clone(),
                state: Some(state),
                owner: None,
                due: None,
                notes: Some(format!("What was found out in turn {turn}.").into()),
            })?)
        });
        let some = &self.long[..self.long.floor_char_boundary(SOME)];
        let bare = work(move || Ok((self.bare.commit(&BYTES)?, parse(some))));
        let beside = format!("a bare commit, and parsing {} kB", SOME / 1_000);
        Ok(Race { what: "A command", ours, beside, bare, limit: 30.0 })
    }

    fn letter(&self) -> anyhow::Result<Race<'_>> {
        let Self { app, team, drafts, long, .. } = self;
        let draft = drafts.first().context("a draft")?;
        let part = &draft.sections.last().context("a section")?.title;
        let at = long.floor_char_boundary(LONG / 2);
        let write = move |body: Typed| {
            let (part, body) = (part.clone(), Some(body));
            let typed =
                DraftWrite { team: *team, draft: draft.draft.id, part, preamble: false, body };
            app.draft_write(typed)
        };
        write(long.clone().into())?;
        let mut there = long.clone();
        let ours = work(move || {
            let on = there.clone();
            there.insert(at, 'a');
            Ok(write(Typed::On { text: there.clone(), on })?)
        });
        let bare = work(|| Ok((self.bare.commit(&BYTES)?, parse(long))));
        let beside = "a bare commit, and parsing the section".into();
        Ok(Race { what: "A letter in a section of 300 kB", ours, beside, bare, limit: 120.0 })
    }

    /// Each turn into a draft of another team, in which nobody wrote yet.
    fn paste(&self) -> anyhow::Result<Race<'_>> {
        let app = &self.app;
        let text = self.long.repeat(PASTED / self.long.len() + 1);
        let mut places = Vec::new();
        for n in 0..WARM_UP + TURNS {
            let name = format!("Paste {n}");
            let team = app.team_create(TeamCreate { name, target: None, as_of: None })?.id;
            let on = "2021-04-07".parse().ok();
            let draft = app.draft_compose(DraftCompose { team, on })?[0].id;
            let sections = app.draft_get(DraftRef { team, draft })?.sections;
            let part = sections.last().context("a section")?.title.clone();
            let body = Some(text.clone().into());
            places.push(DraftWrite { team, draft, part, preamble: false, body });
        }
        let ours = work(move || Ok(app.draft_write(places.pop().context("a place")?)?));
        let bare = work(move || Ok((self.bare.commit(text.as_bytes())?, parse(&text))));
        let beside = "a bare commit of it, and parsing it".into();
        Ok(Race { what: "A megabyte pasted", ours, beside, bare, limit: 600.0 })
    }

    fn opening(&self) -> anyhow::Result<Vec<Race<'_>>> {
        let empty = self.dir.path().join("empty.db");
        let of = |teams: usize| -> anyhow::Result<PathBuf> {
            let folder = self.dir.path().join(teams.to_string());
            let app = open(folder.clone())?;
            for n in 0..teams {
                let name = format!("Team {n}");
                app.team_create(TeamCreate {
                    name,
                    target: Some("2021-06".parse()?),
                    as_of: None,
                })?;
            }
            app.close()?;
            Ok(folder)
        };
        let race = |what, folder: PathBuf, limit| {
            let empty = empty.clone();
            Race {
                what,
                ours: work(move || Ok(open(folder.clone())?)),
                beside: "an empty SQLite file".into(),
                bare: work(move || Ok(plain(&empty)?)),
                limit,
            }
        };
        let (one, many) = (of(1)?, of(MANY)?);
        let app = open(many.clone())?;
        let rows = serde_json::to_string(&app.team_list(())?)?;
        let overview = Race {
            what: "The overview of 1,000 teams",
            ours: work(move || Ok(app.team_list(())?)),
            beside: "reading its answer as JSON".into(),
            bare: work(move || Ok(serde_json::from_str::<serde_json::Value>(&rows)?)),
            limit: 6.0,
        };
        let opens = [("Opening 1 team", one), ("Opening 1,000 teams", many)];
        let opens = opens.map(|(what, folder)| race(what, folder, 15.0));
        Ok(opens.into_iter().chain([overview]).collect())
    }

    fn bundle(&self) -> Race<'_> {
        let Self { app, team, drafts, .. } = self;
        Race {
            what: "A bundle composed and linted",
            ours: work(|| Ok(app.draft_list(*team)?)),
            beside: "parsing its texts".into(),
            bare: work(|| Ok(drafts.iter().map(|draft| parse(&draft.text)).sum::<usize>())),
            limit: 3_000.0,
        }
    }

    fn precedents(&self) -> anyhow::Result<Race<'_>> {
        let copy = self.dir.path().join("copy");
        let mut texts = Vec::new();
        for (n, draft) in (0..COPIES).flat_map(|n| self.drafts.iter().map(move |draft| (n, draft)))
        {
            let stem = draft.name.trim_end_matches(|c: char| c.is_ascii_digit());
            let name = format!("{stem}{}", n + 1);
            let path = copy.join(draft.path.replace(&draft.name, &name));
            fs::create_dir_all(path.parent().context("a folder")?)?;
            let text = draft.text.replace(&draft.name, &name);
            fs::File::create(path)?.write_all(text.as_bytes())?;
            texts.push(text);
        }
        let indexed = self.app.precedent_index(PrecedentIndex { path: copy })?;
        anyhow::ensure!(indexed.state.proposals == texts.len(), "{:?}", indexed.state);
        let ask = || PrecedentFor { text: QUERY.into(), ..PrecedentFor::default() };
        Ok(Race {
            what: "Looking for a precedent",
            ours: work(move || Ok(self.app.precedent_search(ask())?)),
            beside: "finding the word in the same texts".into(),
            bare: work(move || {
                Ok(texts.iter().map(|text| text.matches(QUERY).count()).sum::<usize>())
            }),
            limit: 70.0,
        })
    }
}

pub(super) fn parse(text: &str) -> usize {
    Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter().count()
}

/// What opening any file takes: its log, and a look at what is in it.
fn plain(path: &Path) -> rusqlite::Result<Connection> {
    let conn = Connection::open(path)?;
    conn.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    Ok(conn)
}

pub(super) fn work<'a, T: 'static>(mut work: impl FnMut() -> anyhow::Result<T> + 'a) -> Work<'a> {
    Box::new(move || Ok(Box::new(work()?) as Box<dyn Any>))
}
