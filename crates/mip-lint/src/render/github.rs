//! Findings as GitHub's workflow commands, which it shows beside the lines of a pull request.

use crate::{Level, Located};

/// A line a finding: `::error file=…,line=…::…`.
#[must_use]
pub fn github(findings: &[Located]) -> String {
    findings.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn line(finding: &Located) -> String {
    let level = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
    };
    let Located { line, column, end_line, end_column, .. } = finding;
    let help = finding.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
    format!(
        "::{level} file={},line={line},col={column},endLine={end_line},endColumn={end_column},title={}::{}",
        property(&finding.path),
        property(&format!("{} ({})", finding.name, finding.code)),
        escaped(&format!("{}{help}", finding.message)),
    )
}

/// Its own escapes: anything else would end the command or begin another.
fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
