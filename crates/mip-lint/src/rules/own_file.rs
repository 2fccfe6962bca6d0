//! Files that addresses of the web name in the repository that the proposal stands in. The rule: what
//! cannot be looked up is not said to be missing.

use mip::Span;

use crate::{Beside, Edit, draft::Draft, rule::Findings, words};

/// A file that is not there.
pub(super) struct Missing {
    path: String,
    /// One that is there and may be meant.
    meant: Option<String>,
}

/// The file of the repository that an address names and that is not there.
pub(super) fn missing_in_repository(beside: Beside<'_>, address: &str) -> Option<Missing> {
    let path = beside.own(address).filter(|path| beside.has_at_root(path) == Some(false))?;
    let meant = beside.meant(&path);
    Some(Missing { path, meant })
}

impl Missing {
    pub(super) fn report(
        self,
        draft: &Draft<'_>,
        span: Span,
        what: &str,
        findings: &mut Findings<'_>,
    ) {
        let Self { path, meant } = self;
        let found = findings.add(span, format!("{what}: there is no `{}`", words::short(&path)));
        let Some(meant) = meant else {
            found.help("write the path of a file that is there, or add the file");
            return;
        };
        found.help(format!("is it `{}`?", words::short(&meant)));
        // The path is written over where it stands as it was read.
        if let Some(at) = span.of(draft.source).find(&path) {
            let (start, text) = (span.start + at, meant.replace(' ', "%20"));
            let edit = Edit::new(Span::new(start, start + path.len()), text);
            found.suggest("Take that file", vec![edit]);
        }
    }
}
