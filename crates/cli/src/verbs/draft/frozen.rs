//! What a way out says beside its answer while a freeze holds.

use app::{App, bundle::freeze::FrozenState};
use domain::id::TeamId;

use crate::out::Out;

/// Says which files leave as they were frozen although they would be others now.
pub(super) fn tell(app: &App, team: TeamId, out: &Out) -> anyhow::Result<()> {
    let Some(frozen) = app.bundle_get(team)?.frozen.filter(|frozen| !frozen.open) else {
        return Ok(());
    };
    let as_now = [FrozenState::Same, FrozenState::Status];
    let others = frozen.files.iter().filter(|file| !as_now.contains(&file.state));
    for file in others {
        let parts = if file.parts.is_empty() { "the file" } else { &file.parts.join(", ") };
        out.note(&format!(
            "{} leaves as it was frozen on {}: since then {parts} would differ.",
            file.path,
            frozen.freeze.at.date_naive()
        ));
    }
    Ok(())
}
