//! Facts to try a template with: none, and every one that a template may use.

use tera::Context;

use crate::Pack;

/// Nothing is known: what a template meets on a team's first day.
pub(super) fn none() -> Context {
    Context::new()
}

/// Every fact that a template may use, with a short text.
const ALL: &str = r#"
number = "10"
authors = "@someone"
contributors = "@someone"
tags = "core-unit, cu-abc-001"
status = "RFC"
date_proposed = "2021-04-07"
date_ratified = "2021-05-25"
forum_url = "https://example.org"
poll_url = "https://example.org"

[team]
name = "Example"
unit_id = "ABC-001"
short_code = "ABC"
sentence_summary = "One sentence."
paragraph_summary = "One paragraph."

[[members]]
handle = "@someone"
name = "Someone"
role = "Lead"
fte = "1"
from = "2021-05"

[facilitator]
handle = "@someone"
name = "Someone"
address = "0x0"
contacts = "Someone#1"

[budget]
currency = "DAI"
months = 3
monthly = "100"
cap = "300"
from = "2021-06-01"
until = "2022-05-31"

[[budget.groups]]
name = "Team"
monthly = "100"
total = "300"
lines = [{ title = "Pay", monthly = "100", total = "300" }]
"#;

/// Every fact, with a text for each item of the playbook.
pub(super) fn all(pack: &Pack) -> Result<Context, String> {
    let mut facts: toml::Table = toml::from_str(ALL).map_err(|why| why.to_string())?;
    let text = || toml::Value::String("A text.".into());
    let items: toml::Table = pack.items().iter().map(|item| (item.id.clone(), text())).collect();
    facts.insert("items".into(), toml::Value::Table(items));
    Context::from_serialize(&facts).map_err(|why| why.to_string())
}
