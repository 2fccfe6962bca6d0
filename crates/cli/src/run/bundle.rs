//! A bundle on its way, and the proof that it did not change.

use std::path::Path;

use app::{
    App,
    bundle::{
        BundleView,
        freeze::{BundleFreeze, FrozenState, FrozenView},
    },
    outside::{
        certificate::FreezeCertificate,
        verify::{FileState, Verified, verify},
    },
};

use crate::{End, arguments::Bundle, out::Out};

pub(super) fn run(app: &App, command: Bundle, out: &mut Out) -> anyhow::Result<End> {
    match command {
        Bundle::Status(of) => {
            let view = app.bundle_get(app.team_named(&of.team)?)?;
            out.answer(&view, status)?;
            let files = view.frozen.iter().flat_map(|frozen| &frozen.files);
            let differs = files.filter(|file| changed(file.state)).count() > 0;
            return Ok(if differs { End::Found } else { End::Good });
        }
        Bundle::Freeze { of, note, reason } => {
            let team = app.team_named(&of.team)?;
            let view = app.bundle_freeze(BundleFreeze { team, note, reason })?;
            out.answer(&view, status)?;
        }
        Bundle::Certificate { of, out: folder } => {
            let team = app.team_named(&of.team)?;
            let made = app.freeze_certificate(FreezeCertificate { team, folder })?;
            out.answer(&made, |made| {
                let files = made.files.iter().map(|file| format!("wrote {file}\n"));
                let (certificate, digest) = (made.markdown.display(), &made.digest);
                format!("{}wrote {certificate}\ndigest {digest}", files.collect::<String>())
            })?;
        }
    }
    Ok(End::Good)
}

/// Lines that others write on the way are no change of what was frozen.
fn changed(state: FrozenState) -> bool {
    !matches!(state, FrozenState::Same | FrozenState::Status)
}

fn status(view: &BundleView) -> String {
    let mut lines = vec![format!("phase     {} ({})", view.phase, view.status)];
    let next: Vec<_> = view.next.iter().map(ToString::to_string).collect();
    if !next.is_empty() {
        lines.push(format!("next      {}", next.join(", ")));
    }
    lines.extend(view.posted.map(|day| format!("posted    {day}")));
    if let Some(plan) = &view.plan {
        lines.push(format!(
            "cycle     {}: freeze by {}, submit {} to {}, poll {} to {}",
            plan.cycle,
            plan.freeze_by,
            plan.submit_from,
            plan.submit_to,
            plan.poll_from,
            plan.poll_to
        ));
    }
    if let Some(frozen) = &view.frozen {
        lines.extend(of_freeze(frozen));
    }
    lines.join("\n")
}

fn of_freeze(frozen: &FrozenView) -> Vec<String> {
    let (at, by) = (frozen.freeze.at.format("%Y-%m-%d %H:%M UTC"), &frozen.freeze.by);
    let mut lines = vec![format!("frozen    {at} by {by}")];
    for exception in &frozen.freeze.exceptions {
        let state = if exception.closed.is_some() { "closed" } else { "open" };
        lines.push(format!("exception {state}: {}", exception.reason));
    }
    for file in &frozen.files {
        let state = match file.state {
            FrozenState::Same => "same",
            FrozenState::Status => "status",
            FrozenState::Changed => "changed",
            FrozenState::Gone => "gone",
            FrozenState::New => "new",
        };
        let parts = if file.parts.is_empty() {
            String::new()
        } else {
            format!(": {}", file.parts.join(", "))
        };
        lines.push(format!("{state:<9} {}{parts}", file.path));
    }
    lines
}

/// Files against a certificate; needs no workspace.
pub(super) fn check(certificate: &Path, folder: Option<&Path>, out: &Out) -> anyhow::Result<End> {
    let found = verify(certificate, folder)?;
    out.answer(&found, told)?;
    Ok(if found.good { End::Good } else { End::Found })
}

fn told(found: &Verified) -> String {
    let mut lines = Vec::new();
    for file in &found.files {
        let state = match file.state {
            FileState::Ok => "ok",
            FileState::Changed => "changed",
            FileState::Missing => "missing",
            FileState::Extra => "extra",
        };
        let note = file.note.as_deref().map(|note| format!("  {note}")).unwrap_or_default();
        lines.push(format!("{state:<8} {}{note}", file.path));
    }
    lines.extend(found.edited.clone());
    let at = found.frozen_at.format("%Y-%m-%d %H:%M:%S UTC");
    let exceptions = match found.exceptions {
        0 => String::new(),
        1 => ", with 1 exception since".to_owned(),
        count => format!(", with {count} exceptions since"),
    };
    lines.push(format!("{}, frozen {at} by {}{exceptions}.", found.team, found.frozen_by));
    lines.push(format!("digest {}", found.digest));
    lines.push(
        if found.good { "All is as it was frozen." } else { "Not all is as it was frozen." }.into(),
    );
    lines.join("\n")
}
