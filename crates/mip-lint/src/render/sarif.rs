//! Findings as SARIF 2.1.0, the exchange format of code scanning. The rule: columns are counted in
//! code points, and the file says so.

use std::collections::BTreeMap;

use mip::LineStarts;
use serde_json::{Value, json};

use crate::{ALL, Allowed, Edit, Finding, Rule};

/// A file and what was found in it.
#[derive(Debug, Clone, Copy)]
pub struct Linted<'a> {
    /// The file, relative to where the linter ran, with `/`.
    pub path: &'a str,
    /// Its text.
    pub source: &'a str,
    /// What counts.
    pub found: &'a [Finding],
    /// What was allowed: it is told as suppressed, with the reason.
    pub allowed: &'a [Allowed],
}

/// One run over some files, as a SARIF log.
#[must_use]
pub fn sarif(files: &[Linted<'_>], version: &str) -> Value {
    let indexes: BTreeMap<&str, usize> = ALL.iter().enumerate().map(|(i, r)| (r.code, i)).collect();
    let results: Vec<Value> = files.iter().flat_map(|file| of_file(file, &indexes)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "launchpod mip lint",
                "version": version,
                "rules": ALL.iter().map(|rule| described(rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn described(rule: &Rule) -> Value {
    // The first sentence of its page says what it finds.
    let mut lines = rule.explain.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": lines.next().unwrap_or(rule.name) },
        "help": { "text": rule.explain.trim(), "markdown": rule.page() },
        "defaultConfiguration": { "level": rule.level.name() },
    })
}

fn of_file(file: &Linted<'_>, indexes: &BTreeMap<&str, usize>) -> Vec<Value> {
    let lines = LineStarts::of(file.source);
    let uri = uri(file.path);
    let result = |finding: &Finding, reason: Option<&str>| {
        let mut result = json!({
            "ruleId": finding.code,
            "ruleIndex": indexes.get(finding.code),
            "level": finding.level.name(),
            "message": { "text": text(finding) },
            "locations": [{ "physicalLocation": {
                "artifactLocation": { "uri": uri },
                "region": region(&lines, finding.span),
            }}],
        });
        if let Some(fix) = &finding.fix {
            let replacement = |edit: &Edit| {
                json!({
                    "deletedRegion": region(&lines, edit.span),
                    "insertedContent": { "text": edit.text },
                })
            };
            result["fixes"] = json!([{
                "description": { "text": fix.title },
                "artifactChanges": [{
                    "artifactLocation": { "uri": uri },
                    "replacements": fix.edits.iter().map(replacement).collect::<Vec<_>>(),
                }],
            }]);
        }
        if let Some(reason) = reason {
            result["suppressions"] = json!([{ "kind": "external", "justification": reason }]);
        }
        result
    };
    let found = file.found.iter().map(|finding| result(finding, None));
    let allowed = file.allowed.iter().map(|it| result(&it.finding, Some(&it.reason)));
    found.chain(allowed).collect()
}

fn text(finding: &Finding) -> String {
    let help = finding.help.as_ref().map(|help| format!(". {help}")).unwrap_or_default();
    format!("{}{help}", finding.message)
}

fn region(lines: &LineStarts<'_>, span: mip::Span) -> Value {
    let (start, end) = (lines.position(span.start), lines.position(span.end));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// A relative reference: what is not plain in a path is percent-encoded.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let encoded =
        |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.replace('\\', "/").bytes().map(encoded).collect()
}
