//! What must hold of a pack. The one rule: embedded or from a folder, the same checks; of the
//! embedded one a test asks them, of a folder every reading.

use std::collections::HashSet;

use domain::{
    playbook::{Item, Stage},
    proposal::Kind,
};

use crate::{
    Fault,
    read::{Place, Read},
};

mod facts;
mod period;
mod template;

/// Checks what was read as a whole.
pub(crate) fn all(read: &Read<'_>, faults: &mut Vec<Fault>) {
    stages(read, faults);
    let mut ids = HashSet::new();
    for (item, place) in read.pack.items().iter().zip(&read.places) {
        let text = read.files.text(&place.file).unwrap_or_default();
        let mut fault = |what: String| faults.push(found_at(place, text, &item.id, what));
        if !ids.insert(item.id.as_str()) {
            fault(format!("there are two items {}", item.id));
        }
        match read.pack.stage(item.stage) {
            None => fault(format!("{} belongs to stage {}, which is unknown", item.id, item.stage)),
            Some(stage) => id(item, stage, &mut fault),
        }
        for section in unknown_sections(read, item) {
            fault(format!("{} feeds \"{section}\", a section that no edition has", item.id));
        }
    }
    let count = read.pack.items().len();
    if count != read.expected_items {
        let what = format!("it says {} items, but the playbook has {count}", read.expected_items);
        faults.push(Fault::new("pack.toml", what));
    }
    period::rules(read.pack, faults);
    period::editions(read.pack, faults);
    template::all(read.pack, faults);
    if read.pack.categories().is_empty() {
        faults.push(Fault::new("pack.toml", "it has no budget category"));
    }
}

/// A fault at an item: at the line that holds its id, from where its table begins on.
fn found_at(place: &Place, text: &str, id: &str, what: String) -> Fault {
    let rest = text.get(place.byte..).unwrap_or_default();
    let ahead = rest.find(&format!("id = \"{id}\"")).unwrap_or(0);
    Fault::at(&place.file, text, place.byte + ahead, what)
}

fn stages(read: &Read<'_>, faults: &mut Vec<Fault>) {
    let stages = read.pack.stages();
    if stages.is_empty() {
        faults.push(Fault::new("playbook", "there is no stage: each file of it holds one"));
    }
    let mut letters = HashSet::new();
    for (stage, number) in stages.iter().zip(1_u8..) {
        let Stage { title, letter, .. } = stage;
        if stage.number != number {
            let what = format!("stage {number} is missing: the next is {}, {title}", stage.number);
            faults.push(Fault::new("playbook", what));
            break;
        }
        if !letters.insert(letter) {
            let what = format!("stage {number}, {title}, has the letter {letter} of another");
            faults.push(Fault::new("playbook", what));
        }
        let long = stage.short_title.chars().count();
        if long > Stage::SHORT || long == 0 {
            let what = format!(
                "the short title of stage {number}, \"{}\", has {long} characters: write 1 to {}",
                stage.short_title,
                Stage::SHORT
            );
            faults.push(Fault::new("playbook", what));
        }
    }
}

/// An id is the stage's letter and a number; no text is left empty.
fn id(item: &Item, stage: &Stage, fault: &mut impl FnMut(String)) {
    let number = item.id.strip_prefix(stage.letter).unwrap_or_default();
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        fault(format!(
            "the id \"{}\" is not {} and a number, as stage {} has them",
            item.id, stage.letter, stage.number
        ));
    }
    let texts = [
        ("title", &item.title),
        ("why", &item.why),
        ("how", &item.how),
        ("evidence", &item.evidence),
        ("doneWhen", &item.done_when),
        ("owner", &item.owner),
    ];
    for (name, _) in texts.into_iter().filter(|(_, text)| text.trim().is_empty()) {
        fault(format!("{} has an empty {name}", item.id));
    }
}

/// The sections that an item names and no edition of their kind has.
fn unknown_sections<'a>(read: &'a Read<'_>, item: &'a Item) -> impl Iterator<Item = &'a str> {
    let known = |kind: Kind, section: &str| {
        let mut editions = read.pack.editions(kind);
        editions.any(|edition| edition.headings.iter().any(|heading| heading.title == section))
    };
    let feeds = item.feeds.iter().filter(move |feed| !known(feed.kind, &feed.section));
    feeds.map(|feed| feed.section.as_str())
}
