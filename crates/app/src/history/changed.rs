//! What the changes of a record did, as old and new values. The one rule: what a field held before
//! is what the last change that wrote it left there; where that is not among those that are known,
//! nothing is said.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use records::{Part, parts};
use serde_json::Value;
use store::Past;

use super::{FieldChange, HistoryStep, How};

/// Steps of one person that wrote the same fields within this time are one: typing is kept every
/// moment.
const TOGETHER: TimeDelta = TimeDelta::minutes(5);
/// The fields by which an entry of a list is called, the best first.
const CALLED: [&str; 8] = ["title", "name", "handle", "section", "reason", "url", "text", "body"];
/// So many characters of them.
const NAME: usize = 80;
/// The place of an element in its list.
const RANK: &str = "^rank";
const HERE: &str = "^here";
const DELETED: &str = "^deleted";

type Way = Vec<Part>;

/// The steps, newest first.
pub(super) fn steps(past: Vec<Past>) -> Vec<HistoryStep> {
    let mut known = Known::default();
    let mut steps: Vec<HistoryStep> = Vec::new();
    let mut ways: Vec<Vec<String>> = Vec::new();
    for past in past {
        let mut before = known.clone();
        known.take(&past);
        // Before its first change there was nothing, which is known, too.
        before.begun = known.begun;
        let leaves = past.step.fields.clone();
        let step = step(past, &before, &known);
        match (steps.last_mut(), ways.last()) {
            (Some(last), Some(wrote)) if *wrote == leaves && is_one(last, &step) => {
                last.goes_on(step);
            }
            _ => {
                steps.push(step);
                ways.push(leaves);
            }
        }
    }
    steps.reverse();
    steps
}

fn is_one(last: &HistoryStep, next: &HistoryStep) -> bool {
    let set = |step: &HistoryStep| step.fields.iter().all(|field| field.how == How::Set);
    last.who == next.who
        && last.command == next.command
        && next.at - last.at < TOGETHER
        && last.can_be_put_back == next.can_be_put_back
        && set(last)
        && set(next)
}

impl HistoryStep {
    /// What came next is part of it.
    fn goes_on(&mut self, next: Self) {
        for then in next.fields {
            match self.fields.iter_mut().find(|field| field.is_at(&then)) {
                Some(field) => field.after = then.after,
                None => self.fields.push(then),
            }
        }
        self.at = next.at;
        self.changes.extend(next.changes);
    }
}

fn step(past: Past, before: &Known, after: &Known) -> HistoryStep {
    let ways: Vec<Way> = past.step.fields.iter().map(|leaf| parts(leaf)).collect();
    let has = |name: &str| ways.iter().any(|way| is_own(way, name));
    let fields = if past.after.is_empty() { Vec::new() } else { fields(&ways, before, after) };
    HistoryStep {
        can_be_put_back: !has(HERE) && !has(DELETED),
        changes: vec![past.step.change.hex()],
        who: past.step.who,
        at: DateTime::<Utc>::from_timestamp(past.step.at, 0).unwrap_or_default(),
        command: past.step.why,
        fields,
    }
}

fn is_own(way: &[Part], name: &str) -> bool {
    matches!(way, [Part::Field(field)] if field == name)
}

/// The element whose place this is.
fn element(way: &[Part]) -> Option<&[Part]> {
    match way {
        [element @ .., Part::Field(name)] if name == RANK => Some(element),
        _ => None,
    }
}

/// What of a change is shown: a row a field, and one for an element that came, went or moved.
fn fields(ways: &[Way], before: &Known, after: &Known) -> Vec<FieldChange> {
    let placed: Vec<_> = ways.iter().filter_map(|way| element(way)).collect();
    let is_whole = |element: &[Part]| after.how(before, element) != How::Moved;
    // What is in an element that came or went is not said again.
    let is_inside = |way: &[Part]| {
        let outer = |element: &&&[Part]| element.len() < way.len() && way.starts_with(element);
        placed.iter().filter(outer).any(|element| is_whole(element))
    };
    let moved = placed.iter().filter(|element| !is_inside(element)).map(|element| FieldChange {
        how: after.how(before, element),
        ..change(element, before, after)
    });
    let is_ours =
        |way: &&Way| matches!(way.last(), Some(Part::Field(name)) if name.starts_with('^'));
    let set = ways.iter().filter(|way| !is_ours(way) && !is_inside(way)).map(|way| FieldChange {
        before: before.value(way),
        after: after.value(way),
        ..change(way, before, after)
    });
    // Of a record that was made only what was filled is said.
    let says = |change: &FieldChange| change.how != How::Set || !change.is_empty();
    moved.chain(set).filter(says).collect()
}

/// Where it was: `groups`, in the entries "Permanent Team", "Facilitator", the field `monthly`.
fn change(way: &[Part], before: &Known, after: &Known) -> FieldChange {
    let mut names = way.iter().filter_map(|part| match part {
        Part::Field(name) => Some(name.clone()),
        Part::Element(_) => None,
    });
    let field = names.next().unwrap_or_default();
    let ends_in_element = matches!(way.last(), Some(Part::Element(_)));
    let of = if ends_in_element { None } else { names.next_back() };
    let entries = (1..=way.len()).filter(|end| matches!(way[end - 1], Part::Element(_)));
    let called = |end| after.called(&way[..end]).or_else(|| before.called(&way[..end]));
    FieldChange {
        field,
        within: entries.filter_map(called).collect(),
        of,
        how: How::Set,
        before: None,
        after: None,
    }
}

/// What the fields of a record hold, as far as the changes so far say.
#[derive(Debug, Clone, Default)]
struct Known {
    /// By the way to each; `null` for what is empty.
    values: BTreeMap<Way, Value>,
    /// Whether an element is in its list.
    there: BTreeMap<Way, bool>,
    /// The record's first change is among them, so that what is not there was empty.
    begun: bool,
}

impl Known {
    fn take(&mut self, past: &Past) {
        if past.after.is_empty() {
            // A row of an older version tells no values: what it wrote is not known any more.
            *self = Self::default();
            return;
        }
        for way in past.step.fields.iter().map(|leaf| parts(leaf)) {
            self.begun |= is_own(&way, HERE);
            match element(&way) {
                Some(element) => drop(self.there.insert(element.to_vec(), false)),
                None => drop(self.values.insert(way, Value::Null)),
            }
        }
        for (name, value) in &past.after {
            self.put(&mut vec![Part::Field(name.clone())], value);
        }
    }

    fn put(&mut self, way: &mut Way, value: &Value) {
        let mut inside = |part: Part, value: &Value| {
            way.push(part);
            self.put(way, value);
            way.pop();
        };
        match value {
            Value::Object(fields) => {
                for (name, value) in fields.iter().filter(|(name, _)| *name != "id") {
                    inside(Part::Field(name.clone()), value);
                }
            }
            Value::Array(elements) if elements.iter().any(|element| element["id"].is_string()) => {
                for element in elements {
                    let id = element["id"].as_str().unwrap_or_default();
                    inside(Part::Element(id.to_owned()), element);
                }
            }
            _ => drop(self.values.insert(way.clone(), value.clone())),
        }
        if matches!(way.last(), Some(Part::Element(_))) {
            self.there.insert(way.clone(), true);
        }
    }

    fn value(&self, way: &Way) -> Option<Value> {
        self.values.get(way).cloned().or_else(|| self.begun.then_some(Value::Null))
    }

    /// What came of an element whose place was written.
    fn how(&self, before: &Self, element: &[Part]) -> How {
        let in_list = |known: &Self| known.there.get(element).copied();
        match (in_list(before), in_list(self)) {
            (_, Some(false) | None) => How::Removed,
            (Some(true), _) => How::Moved,
            _ => How::Added,
        }
    }

    /// What an element is called: by its id, where that is a name, as that of a section is.
    fn called(&self, element: &[Part]) -> Option<String> {
        let text = |name: &str| {
            let way = [element, &[Part::Field(name.to_owned())]].concat();
            let text = self.values.get(&way)?.as_str()?.trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        let id = match element.last() {
            Some(Part::Element(id)) if uuid::Uuid::parse_str(id).is_err() => Some(id.clone()),
            _ => None,
        };
        let called = id.or_else(|| CALLED.iter().find_map(|name| text(name)))?;
        Some(called.chars().take(NAME).collect())
    }
}
