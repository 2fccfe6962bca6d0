//! `launchpod team`: where teams stand.

use app::{
    App,
    teams::{TeamCreate, home::TeamHome},
};
use clap::Subcommand;
use domain::cycle::Cycle;

use super::OfTeam;
use crate::{End, out::Out};

#[derive(Debug, Subcommand)]
pub(crate) enum Team {
    /// Where every team stands, a line each.
    List {
        /// Also those that were put away.
        #[arg(long)]
        all: bool,
    },
    /// Where a team stands, and what comes next.
    Show(OfTeam),
    /// Begin a team.
    Create {
        /// The working name.
        name: String,
        /// The governance cycle that it aims at, `YYYY-MM`.
        #[arg(long, value_name = "YYYY-MM")]
        target: Option<Cycle>,
    },
}

impl Team {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        match self {
            Self::List { all } => {
                let mut teams = app.team_list(())?;
                teams.retain(|team| all || !team.archived);
                let columns = "team=name, id=unitId|id, blocking=blocking.settled/blocking.all, \
            overdue, next, target";
                out.rows(&teams, columns)
            }
            Self::Show(of) => home(&app.team_get(of.id(app)?)?, out),
            Self::Create { name, target } => {
                let team = app.team_create(TeamCreate { name, target, as_of: None })?;
                out.answer(&team, |team| format!("Began {} ({}).", team.name, team.id))
            }
        }
    }
}

fn home(home: &TeamHome, out: &Out) -> anyhow::Result<End> {
    let about =
        "team=team.name, id=team.id, on=today, notice, days of slack=slack.left, before=slack.on";
    let stages = "stage=stage.number, title=stage.title, \
            blocking=progress.blocking.settled/progress.blocking.all, \
            recommended=progress.recommended.settled/progress.recommended.all";
    let next = "next=item, title, due";
    out.parts(home, about, &[("/stages", stages), ("/next", next)])
}
