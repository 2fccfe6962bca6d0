//! `launchpod bundle`: a bundle on its way, and the proof that it did not change.

use app::{
    App,
    bundle::{
        BundleView,
        freeze::{BundleFreeze, FrozenState},
    },
    outside::certificate::{CertificateWritten, FreezeCertificate},
};
use clap::Subcommand;

use super::{IntoFolder, OfTeam};
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
    Certificate(IntoFolder),
}

impl Bundle {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        match self {
            Self::Status(of) => {
                let view = app.bundle_get(of.id(app)?)?;
                status(&view, out)?;
                let mut files = view.frozen.iter().flat_map(|frozen| &frozen.files);
                Ok(End::found(files.any(|file| changed(file.state))))
            }
            Self::Freeze { of, note, reason } => {
                let team = of.id(app)?;
                status(&app.bundle_freeze(BundleFreeze { team, note, reason })?, out)
            }
            Self::Certificate(IntoFolder { of, out: folder, replace }) => {
                let ask = FreezeCertificate { team: of.id(app)?, folder, replace };
                let made = app.freeze_certificate(ask)?;
                out.answer(&made, certified)?;
                Ok(End::found(!made.changed.is_empty()))
            }
        }
    }
}

fn certified(made: &CertificateWritten) -> String {
    if !made.changed.is_empty() {
        let of = |path: &String| format!("changed since the last time: {path}\n");
        let changed = made.changed.iter().map(of).collect::<String>();
        return format!(
            "{changed}Nothing was written. With --replace these files are written over."
        );
    }
    let files = made.files.iter().map(|file| format!("wrote {file}\n"));
    let (certificate, digest) = (made.markdown.display(), &made.digest);
    format!("{}wrote {certificate}\ndigest {digest}", files.collect::<String>())
}

/// Lines that others write on the way are no change of what was frozen.
fn changed(state: FrozenState) -> bool {
    !matches!(state, FrozenState::Same | FrozenState::Status)
}

fn status(view: &BundleView, out: &Out) -> anyhow::Result<End> {
    let columns = "phase, next, status, posted, cycle=plan.cycle, freeze by=plan.freezeBy, \
            submit=plan.submitFrom/plan.submitTo, poll=plan.pollFrom/plan.pollTo, \
            frozen=frozen.freeze.at, by=frozen.freeze.by";
    let exceptions = "exception=reason, opened=at, closed";
    let files = "frozen file=path, now=state, parts";
    let lists = [("/frozen/freeze/exceptions", exceptions), ("/frozen/files", files)];
    out.parts(view, columns, &lists)
}
