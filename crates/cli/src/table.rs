//! Tables of the same JSON that programs get.

use serde_json::Value;

/// So much of a text is shown in a cell.
const WIDEST: usize = 50;

/// Rows under each other, columns aligned by their widest cell.
pub(crate) fn table<R: AsRef<[String]>>(head: &[&str], rows: &[R]) -> String {
    let head: Vec<_> = head.iter().map(ToString::to_string).collect();
    let lines = || std::iter::once(&head[..]).chain(rows.iter().map(AsRef::as_ref));
    let width = |text: &String| text.chars().count();
    let mut widths = vec![0; head.len()];
    for line in lines() {
        widths.iter_mut().zip(line).for_each(|(most, cell)| *most = width(cell).max(*most));
    }
    let aligned = |line: &[String]| {
        let cells = line.iter().zip(&widths);
        let cells = cells.map(|(cell, most)| format!("{cell}{}", " ".repeat(most - width(cell))));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    lines().map(aligned).collect::<Vec<_>>().join("\n")
}

/// A row each. A column is its head and where its cells are: `id=unitId|id` is the first that is
/// there, `done=done.of/done.all` both, and `owner` is its own head.
pub(crate) fn of_json(rows: &[Value], columns: &[&str]) -> String {
    let columns = columns.iter().map(|column| column.split_once('=').unwrap_or((column, column)));
    let (heads, places): (Vec<_>, Vec<_>) = columns.unzip();
    let cells = |row| places.iter().map(|at| cell(row, at)).collect::<Vec<_>>();
    table(&heads, &rows.iter().map(cells).collect::<Vec<_>>())
}

/// Records of one kind with all their fields: first what they are called by, then their id. What
/// is empty in all of them is left out.
pub(crate) fn of_records(records: &[Value], called: &[&str]) -> String {
    let mut fields: Vec<&str> = called.iter().map(|path| top(path)).chain(["id", "team"]).collect();
    for name in records.iter().filter_map(Value::as_object).flat_map(|record| record.keys()) {
        if !fields.contains(&name.as_str()) {
            fields.push(name);
        }
    }
    fields.retain(|name| records.iter().any(|record| !is_empty(&record[*name])));
    of_json(records, &fields)
}

/// One record, a field a line.
pub(crate) fn of_record(record: &Value) -> String {
    let fields = record.as_object().into_iter().flatten();
    let rows: Vec<_> = fields.map(|(name, value)| [name.clone(), shown(value)]).collect();
    table(&["field", "value"], &rows)
}

/// `groups.name` is part of `groups`.
fn top(path: &str) -> &str {
    path.split('.').next().unwrap_or(path)
}

fn cell(row: &Value, at: &str) -> String {
    let find = |path: &str| path.split('.').try_fold(row, |value, name| value.get(name));
    let part = |path: &str| find(path).map(shown).unwrap_or_default();
    let ways = at.split('|').map(|way| way.split('/').map(part).collect::<Vec<_>>().join("/"));
    cut(&ways.into_iter().find(|text| !text.is_empty()).unwrap_or_default(), WIDEST)
}

fn is_empty(value: &Value) -> bool {
    value == &Value::Bool(false) || shown(value).is_empty()
}

/// A value in words. Of a list of records only how many there are.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(is) => if *is { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(all) if all.iter().any(Value::is_object) => all.len().to_string(),
        Value::Array(all) => all.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(_, value)| !is_empty(value));
            let words = fields.map(|(name, value)| format!("{name} {}", shown(value)));
            words.collect::<Vec<_>>().join(", ")
        }
    }
}

/// The beginning of a text, as one line.
pub(crate) fn cut(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    line.chars().take(most).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [["Ω🚀x".into(), "1".into()], ["a".into(), "22".into()]];
        assert_eq!(table(&["team", "n"], &rows), "team  n\nΩ🚀x   1\na     22");
    }

    #[test]
    fn records_show_what_they_are_called_first_and_no_empty_column() {
        let records = [
            json!({"at": 1, "id": "x", "name": "One\ntwo", "notes": "", "open": false, "who": ["a", "b"]}),
            json!({"at": 2, "id": "y", "name": "Three", "steps": [{}, {}], "done": {"of": 1}}),
        ];
        let told = of_records(&records, &["name"]);
        let head = told.lines().next().unwrap();
        assert_eq!(
            head.split_whitespace().collect::<Vec<_>>(),
            ["name", "id", "at", "who", "done", "steps"]
        );
        assert!(told.contains("One two") && told.contains("a, b"), "{told}");
        assert!(told.lines().nth(2).unwrap().ends_with("of 1  2"), "{told}");
        assert_eq!(cell(&records[1], "gone|done.of/at"), "1/2");
    }
}
