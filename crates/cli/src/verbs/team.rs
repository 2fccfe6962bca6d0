//! `launchpod team`: where teams stand.

use app::{App, home::TeamHome, teams::TeamCreate};
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
                let columns = [
                    "team=name",
                    "id=unitId|id",
                    "blocking=blocking.settled/blocking.all",
                    "overdue",
                    "next",
                    "target",
                ];
                out.rows(&teams, &columns)
            }
            Self::Show(of) => out.answer(&app.team_get(of.id(app)?)?, home),
            Self::Create { name, target } => {
                let team = app.team_create(TeamCreate { name, target, as_of: None })?;
                out.answer(&team, |team| format!("Began {} ({}).", team.name, team.id))
            }
        }
    }
}

fn home(home: &TeamHome) -> String {
    let mut lines = vec![format!("{} ({}), on {}", home.team.name, home.team.id, home.today)];
    lines.extend(home.notice.clone());
    for stage in &home.stages {
        let (blocking, other) = (stage.progress.blocking, stage.progress.recommended);
        lines.push(format!(
            "{} {:<42} {}/{} blocking, {}/{} recommended",
            stage.stage.number,
            stage.stage.title,
            blocking.settled,
            blocking.all,
            other.settled,
            other.all
        ));
    }
    for next in &home.next {
        let due = next.due.map_or(String::new(), |due| format!(", due {due}"));
        lines.push(format!("next: {} {}{due}", next.item, next.title));
    }
    if let Some(air) = &home.air {
        lines.push(format!("{} days of slack before {}", air.slack, air.on));
    }
    lines.join("\n")
}
