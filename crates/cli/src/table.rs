//! Tables of the same JSON that programs get.

use serde_json::Value;

/// So much of a text is shown in a cell.
const WIDEST: usize = 50;

/// Rows under each other, columns aligned by their widest cell.
pub(crate) fn table<R: AsRef<[String]>>(head: &[&str], rows: &[R]) -> String {
    let head: Vec<_> = head.iter().map(ToString::to_string).collect();
    aligned(std::iter::once(&head[..]).chain(rows.iter().map(AsRef::as_ref)))
}

fn aligned<'a>(lines: impl Iterator<Item = &'a [String]> + Clone) -> String {
    let width = |text: &String| text.chars().count();
    let mut widths = Vec::new();
    for line in lines.clone() {
        widths.resize(line.len().max(widths.len()), 0);
        widths.iter_mut().zip(line).for_each(|(most, cell)| *most = width(cell).max(*most));
    }
    let aligned = |line: &[String]| {
        let cells = line.iter().zip(&widths);
        let cells = cells.map(|(cell, most)| format!("{cell}{}", " ".repeat(most - width(cell))));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    lines.map(aligned).collect::<Vec<_>>().join("\n")
}

/// A row each. A column is its head and where its cells are: `id=unitId|id` is the first that is
/// there, `done=done.of/done.all` both, and `owner` is its own head.
pub(crate) fn of_json(rows: &[Value], columns: &str) -> String {
    if rows.is_empty() {
        return "There are none.".into();
    }
    let (heads, places): (Vec<_>, Vec<_>) = headed(columns).unzip();
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
    of_json(records, &fields.join(", "))
}

/// One record, a field a line, with the lists that it holds below.
pub(crate) fn of_record(record: &Value) -> String {
    let fields = || record.as_object().into_iter().flatten();
    let list =
        |value: &Value| value.as_array().filter(|all| all.iter().any(Value::is_object)).cloned();
    let lines = fields().filter(|(_, value)| list(value).is_none());
    let lines: Vec<_> = lines.map(|(name, value)| [name.clone(), shown(value)]).collect();
    let lists = fields().filter_map(|(name, value)| Some((name, list(value)?)));
    let lists = lists.map(|(name, list)| format!("{name}\n{}", of_records(&list, &[])));
    let lines = aligned(lines.iter().map(AsRef::as_ref));
    std::iter::once(lines).chain(lists).collect::<Vec<_>>().join("\n\n")
}

/// An answer of several parts, under each other: what it holds in the places of `columns`, a line
/// each, and lists that it holds, a table each. What is empty is left out.
pub(crate) fn of_parts(answer: &Value, columns: &str, lists: &[(&str, &str)]) -> String {
    let lines = headed(columns);
    let lines: Vec<_> = lines.map(|(head, at)| [head.to_owned(), text_at(answer, at)]).collect();
    let lines = aligned(lines.iter().filter(|[_, text]| !text.is_empty()).map(AsRef::as_ref));
    let tables = lists.iter().filter_map(|(at, columns)| {
        let rows = answer.pointer(at)?.as_array().filter(|rows| !rows.is_empty())?;
        Some(of_json(rows, columns))
    });
    std::iter::once(lines).chain(tables).collect::<Vec<_>>().join("\n\n")
}

fn headed(columns: &str) -> impl Iterator<Item = (&str, &str)> {
    columns.split(", ").map(|column| column.split_once('=').unwrap_or((column, column)))
}

/// `groups.name` is part of `groups`.
fn top(path: &str) -> &str {
    path.split('.').next().unwrap_or(path)
}

fn cell(row: &Value, at: &str) -> String {
    cut(&text_at(row, at), WIDEST)
}

fn text_at(value: &Value, at: &str) -> String {
    let find = |path: &str| path.split('.').try_fold(value, |value, name| value.get(name));
    let part = |path: &str| find(path).map(shown).filter(|text| !text.is_empty());
    let mut ways = at.split('|').filter_map(|way| way.split('/').map(part).collect());
    ways.next().map(|parts: Vec<_>| parts.join("/")).unwrap_or_default()
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
