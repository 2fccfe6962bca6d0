//! `launchpod bundle`: a bundle on its way, and the proof that it did not change.

use std::path::PathBuf;

use app::{
    App,
    bundle::{
        BundleView,
        certificate::{CertificateWritten, FreezeCertificate},
        freeze::{BundleFreeze, FrozenState, FrozenView},
    },
};
use clap::Subcommand;

use super::OfTeam;
use crate::{End, out::Out};

#[derive(Debug, Subcommand)]
pub(crate) enum Bundle {
    /// Where it is, what comes next, and whether it is as it was frozen. Ends with 1 if not.
    Status(OfTeam),
    /// Freeze it: keep every file with its digest, and let nobody edit from now on.
    Freeze {
        #[command(flatten)]
        of: OfTeam,
        /// What to say of it.
        #[arg(long, default_value = "", value_name = "TEXT")]
        note: String,
        /// Why now, where the dates of the cycle speak against it.
        #[arg(long, default_value = "", value_name = "TEXT")]
        reason: String,
    },
    /// Write the certificate of the freeze and the frozen files.
    Certificate {
        #[command(flatten)]
        of: OfTeam,
        /// The folder to write into.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

impl Bundle {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        match self {
            Self::Status(of) => {
                let view = app.bundle_get(of.id(app)?)?;
                out.answer(&view, status)?;
                let mut files = view.frozen.iter().flat_map(|frozen| &frozen.files);
                Ok(End::found(files.any(|file| changed(file.state))))
            }
            Self::Freeze { of, note, reason } => {
                let team = of.id(app)?;
                out.answer(&app.bundle_freeze(BundleFreeze { team, note, reason })?, status)
            }
            Self::Certificate { of, out: folder } => {
                let team = of.id(app)?;
                out.answer(&app.freeze_certificate(FreezeCertificate { team, folder })?, certified)
            }
        }
    }
}

fn certified(made: &CertificateWritten) -> String {
    let files = made.files.iter().map(|file| format!("wrote {file}\n"));
    let (certificate, digest) = (made.markdown.display(), &made.digest);
    format!("{}wrote {certificate}\ndigest {digest}", files.collect::<String>())
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
