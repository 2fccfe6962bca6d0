//! `launchpod item`: items of the stages as they are in force for a team, also untouched ones.

use app::App;
use clap::Subcommand;

use super::OfTeam;
use crate::{End, out::Out};

#[derive(Debug, Subcommand)]
pub(crate) enum Item {
    /// The items of a team.
    List {
        #[command(flatten)]
        of: OfTeam,
        /// Of one stage only, by its number.
        #[arg(long, value_name = "N")]
        stage: Option<u8>,
    },
}

impl Item {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        let Self::List { of, stage } = self;
        let mut items = app.item_list(of.id(app)?)?;
        items.retain(|view| stage.is_none_or(|stage| view.item.stage == stage));
        let columns = "item=item.id, state=progress.state, due, \
            owner=progress.owner|item.owner, title=item.title";
        out.rows(&items, columns)
    }
}
