//! What the newest changes of a record wrote, and what its fields held after each. The one rule: a
//! row depends on its change and those it builds on, not on what has come since or on when it came.

use std::collections::BTreeMap;

use records::{ChangeId, Document, Part, RecordKey, Stored, field_of, parts};
use rusqlite::{Connection, params};
use serde_json::{Map, Value};

use crate::{Error, history::MOST};

/// So many characters of text a field keeps in each row. Its texts share them.
const TEXT: usize = 1_000;
/// The least that each of them keeps.
const LEAST: usize = 20;

/// A change that wrote to a record.
pub(super) struct Wrote {
    pub(super) n: i64,
    pub(super) change: ChangeId,
    /// Paths of leaves.
    pub(super) fields: Vec<String>,
}

/// Writes the rows of one record, whose number is `row`, and removes those that nobody is shown
/// any more.
pub(super) fn write(
    conn: &Connection,
    document: &Document,
    (key, row): (&RecordKey, i64),
    now: Option<&Stored>,
    mut wrote: Vec<Wrote>,
) -> Result<(), Error> {
    wrote.sort_unstable_by_key(|wrote| wrote.n);
    for Wrote { n, change, fields } in wrote.split_off(wrote.len().saturating_sub(MOST)) {
        let then = if document.heads() == [change] {
            after(now, &fields)
        } else {
            after(document.stored_at(key, change).as_ref(), &fields)
        };
        conn.prepare_cached(
            "INSERT INTO history (record, n, fields, after) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            row,
            n,
            Value::from(fields).to_string(),
            Value::from(then).to_string()
        ])?;
    }
    conn.prepare_cached(
        "DELETE FROM history WHERE record = ?1 AND n <= (
             SELECT n FROM history WHERE record = ?1 ORDER BY n DESC LIMIT 1 OFFSET ?2
         )",
    )?
    .execute(params![row, MOST])?;
    Ok(())
}

/// The fields that these leaves are part of, lists with those of their elements that were written;
/// `null` for what is empty, and for all if it is deleted.
fn after(then: Option<&Stored>, leaves: &[String]) -> Map<String, Value> {
    let mut fields = BTreeMap::<String, Vec<Vec<Part>>>::new();
    for leaf in leaves {
        fields.entry(field_of(leaf)).or_default().push(parts(leaf));
    }
    let field = |(name, ways): (String, Vec<Vec<Part>>)| {
        let mut value = then.and_then(|then| then.body.get(&name)).cloned().unwrap_or_default();
        let ways: Vec<_> = ways.iter().map(|way| way.get(1..).unwrap_or_default()).collect();
        only(&mut value, &ways);
        cut(&mut value);
        (name, value)
    };
    fields.into_iter().map(field).collect()
}

/// Keeps of each list the elements that these ways lead to: the others were not written, and would
/// take from the length of those that were.
fn only(value: &mut Value, ways: &[&[Part]]) {
    let into = |part: &Part| -> Vec<&[Part]> {
        let split = ways.iter().filter_map(|way| way.split_first());
        split.filter(|(first, _)| *first == part).map(|(_, rest)| rest).collect()
    };
    match value {
        Value::Array(elements) if ways.iter().any(|way| matches!(way, [Part::Element(_), ..])) => {
            let id = |element: &Value| Part::Element(element["id"].as_str().unwrap_or("").into());
            elements.retain(|element| !into(&id(element)).is_empty());
            for element in elements {
                let inside = into(&id(element));
                only(element, &inside);
            }
        }
        // Of an object all stays: among it is what it is called.
        Value::Object(fields) => {
            for (name, part) in fields.iter_mut().filter(|(_, part)| part.is_array()) {
                let inside = into(&Part::Field(name.clone()));
                if !inside.is_empty() {
                    only(part, &inside);
                }
            }
        }
        _ => {}
    }
}

/// Shortens the texts of a field to their share. Ids stay whole: they are names, not texts.
fn cut(value: &mut Value) {
    let mut texts = Vec::new();
    collect(value, &mut texts);
    let share = (TEXT / texts.len().max(1)).max(LEAST);
    for text in texts {
        if let Some((end, _)) = text.char_indices().nth(share) {
            text.truncate(end);
            text.push('…');
        }
    }
}

fn collect<'a>(value: &'a mut Value, into: &mut Vec<&'a mut String>) {
    match value {
        Value::String(text) if !text.is_empty() => into.push(text),
        Value::Array(parts) => parts.iter_mut().for_each(|part| collect(part, into)),
        Value::Object(fields) => fields
            .iter_mut()
            .filter(|(name, _)| *name != "id")
            .for_each(|(_, part)| collect(part, into)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn shortened(mut value: Value) -> Value {
        cut(&mut value);
        value
    }

    #[test]
    fn a_row_keeps_of_each_list_what_was_written() {
        let line = |id: &str| json!({"id": id, "title": format!("line {id}"), "monthly": "1"});
        let group = |id: &str| json!({"id": id, "name": id, "lines": [line("1"), line("2")]});
        let body = json!({"groups": [group("a"), group("b")], "months": 3});
        let key = RecordKey { collection: "budgets".into(), id: "budget".into() };
        let then = Stored { key, body, text: String::new() };
        let after = |leaves: &[&str]| {
            let leaves: Vec<_> = leaves.iter().map(|leaf| (*leaf).to_owned()).collect();
            Value::from(super::after(Some(&then), &leaves))
        };
        let only = json!({"id": "b", "name": "b", "lines": [line("2")]});
        assert_eq!(after(&["groups[]/b/lines[]/2/monthly"]), json!({"groups": [only]}));
        assert_eq!(after(&["groups[]/b/name"]), json!({"groups": [group("b")]}));
        assert_eq!(after(&["groups[]/gone/^rank", "months"]), json!({"groups": [], "months": 3}));
    }

    #[test]
    fn a_field_keeps_a_thousand_characters_of_its_texts() {
        assert_eq!(shortened(json!("Ω".repeat(1_000))), json!("Ω".repeat(1_000)));
        assert_eq!(shortened(json!("Ω".repeat(1_001))), json!(format!("{}…", "Ω".repeat(1_000))));
        let long = "x".repeat(600);
        assert_eq!(
            shortened(json!([{"id": long, "a": long, "n": 7}, {"id": "2", "a": long, "b": ""}])),
            json!([
                {"id": long, "a": format!("{}…", &long[..500]), "n": 7},
                {"id": "2", "a": format!("{}…", &long[..500]), "b": ""}
            ])
        );
        let many = shortened(json!(vec![long; 200]));
        assert_eq!(
            (many[199].clone(), many.as_array().map(Vec::len)),
            (json!("xxxxxxxxxxxxxxxxxxxx…"), Some(200))
        );
    }
}
