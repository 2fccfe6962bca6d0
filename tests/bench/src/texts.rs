//! The linter and the composer on texts. The one rule: what is compared reads the same bytes, in turns.

use std::{
    fs,
    hint::black_box,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use app::{
    App, Folder,
    drafts::{DraftRef, DraftWrite},
    history::RecordRef,
    kinds::Collection,
    mips::{self, Asked},
};
use chrono::Utc;
use pack::Pack;
use pulldown_cmark::{Options, Parser};
use serde_json::{Value, json};

use crate::{bare::Bare, commands, timed};

/// As long as the draft that is typed in.
const LONG: usize = 300_000;
/// What somebody pastes at once.
const PASTED: usize = 1_000_000;

/// The proposals of a folder, linted beside a plain parse of the same bytes, and one long draft made
/// of them that is linted again after each letter.
pub(crate) fn texts(folder: &Path, times: usize) -> anyhow::Result<Value> {
    let pack = Pack::makerdao().context("the rule pack")?;
    let files = proposals(folder)?;
    let (mut lint, mut parse, mut keystroke) = (Vec::new(), Vec::new(), Vec::new());
    let mut long = long(&files)?;
    // In the middle of the text, where somebody would be typing.
    let at = long.floor_char_boundary(long.len() / 2);
    for _ in 0..times {
        timed(&mut parse, || {
            let events = files.iter().map(|(_, text)| {
                Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter().count()
            });
            anyhow::Ok(black_box(events.sum::<usize>()))
        })?;
        timed(&mut lint, || {
            let found = files.iter().map(|(path, text)| {
                mips::lint(pack, text, Asked { path: Some(path), ..Asked::default() }).len()
            });
            anyhow::Ok(black_box(found.sum::<usize>()))
        })?;
        long.insert(at, 'a');
        timed(&mut keystroke, || {
            anyhow::Ok(black_box(mips::lint(pack, &long, Asked::default()).len()))
        })?;
    }
    let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
    Ok(json!({
        "files": files.len(), "bytes": bytes, "lint": lint, "parse": parse,
        "long": long.len(), "keystroke": keystroke,
    }))
}

/// The sample's bundle, composed and linted from its facts each time; and a pause in typing, with what
/// the window asks after it: the draft, what the bundle holds together, and the draft's history.
pub(crate) fn compose(folder: PathBuf, times: usize) -> anyhow::Result<Value> {
    let app = App::open(Folder::choose(Some(folder))?, Box::new(Utc::now), |_| ())?;
    let team = commands::first_team(&app)?;
    let (mut bundle, mut drafts) = (Vec::new(), Vec::new());
    for _ in 0..times {
        drafts = timed(&mut bundle, || app.draft_list(team))?;
    }
    let first = drafts.first().context("The sample has no draft")?.id;
    let at = DraftRef { team, draft: first };
    let part = app.draft_get(at)?.sections.last().context("a section")?.title.clone();
    let (mut write, mut get, mut agreement, mut history) = (vec![], vec![], vec![], vec![]);
    // More than the history shows, so that the last are as slow as it gets.
    for turn in 0..100 + times {
        let body = Some(format!("{}\n", "word ".repeat(turn % 50 + 1)).into());
        let kept = DraftWrite { team, draft: first, part: part.clone(), preamble: false, body };
        timed(&mut write, || app.draft_write(kept))?;
        timed(&mut get, || app.draft_get(at))?;
        timed(&mut agreement, || app.agreement_get(team))?;
        let (collection, id) = (Collection::Drafts, first.to_string());
        timed(&mut history, || app.history_list(RecordRef { team, collection, id }))?;
    }
    app.close()?;
    let [write, get, agreement, history] =
        [write, get, agreement, history].map(|mut all: Vec<f64>| all.split_off(100));
    Ok(json!({
        "drafts": drafts.len(), "bundle": bundle, "write": write, "get": get,
        "agreement": agreement, "history": history,
    }))
}

/// A long text pasted into a section that is empty, beside a bare commit of as many bytes.
pub(crate) fn pastes(folder: PathBuf, times: usize) -> anyhow::Result<Value> {
    let bare = Bare::open(&folder.join("bare.db"))?;
    let app = commands::open(folder)?;
    let team = commands::first_team(&app)?;
    let draft = app.draft_list(team)?.first().context("The sample has no draft")?.id;
    let part = app
        .draft_get(DraftRef { team, draft })?
        .sections
        .last()
        .context("a section")?
        .title
        .clone();
    let write = |body: String| {
        let (part, body) = (part.clone(), Some(body.into()));
        app.draft_write(DraftWrite { team, draft, part, preamble: false, body })
    };
    let (mut bare_ms, mut paste_ms) = (Vec::new(), Vec::new());
    for turn in 0..times {
        let line = format!("What came by the clipboard in turn {turn}, with a line a sentence.\n");
        let text = line.repeat(PASTED / line.len() + 1);
        write(String::new())?;
        timed(&mut bare_ms, || bare.commit(text.as_bytes()))?;
        timed(&mut paste_ms, || write(text))?;
    }
    app.close()?;
    Ok(json!({ "bytes": PASTED, "bare": bare_ms, "paste": paste_ms }))
}

fn proposals(folder: &Path) -> anyhow::Result<Vec<(PathBuf, String)>> {
    let mut files = Vec::new();
    for kind in ["MIP39/MIP39c2", "MIP40/MIP40c3", "MIP41/MIP41c4"] {
        for entry in fs::read_dir(folder.join(format!("{kind}-Subproposals")))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "md") {
                let text = mips::read(&path)?.into_text();
                files.push((path, text));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// A draft with the head of the first budget and the sections of all, up to the length.
fn long(files: &[(PathBuf, String)]) -> anyhow::Result<String> {
    let mut budgets = files.iter().filter(|(path, _)| path.to_string_lossy().contains("MIP40c3"));
    let Some((_, first)) = budgets.next() else { bail!("There is no budget among the proposals") };
    let mut long = first.clone();
    for (_, text) in budgets.cycle() {
        let body = text.find("\n## ").and_then(|at| text.get(at..)).unwrap_or_default();
        long.push_str(body);
        if long.len() > LONG {
            break;
        }
    }
    long.truncate(long.floor_char_boundary(LONG));
    Ok(long)
}
