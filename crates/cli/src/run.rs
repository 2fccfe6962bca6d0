//! From arguments to commands.

mod bundle;
mod drafts;
mod exports;
mod files;
mod lint;
mod mips;
mod precedents;
mod reading;
mod rfc;
mod teams;
mod upkeep;

use anyhow::{Context, bail};
use app::{App, Code, Folder};
use chrono::Utc;
use pack::Pack;

use crate::{
    End,
    arguments::{Arguments, Command, CycleCommand},
    out::{self, Out},
};

/// Does what was asked for.
pub(crate) fn run(arguments: Arguments, out: &mut Out) -> anyhow::Result<End> {
    let pack = app::rules(arguments.pack.as_deref())?;
    let command = match arguments.command {
        Command::Mip(command) => return mips::run(command, pack, out),
        Command::Cycle(command @ CycleCommand::Plan { .. }) => return cycle(&command, pack, out),
        command => command,
    };
    let folder = Folder::choose(arguments.data)?;
    let opened = App::open_with(pack, folder.clone(), Box::new(Utc::now), |_| ());
    let (app, command) = match (opened, command) {
        (Ok(app), command) => (app, command),
        (Err(error), Command::Restore { name }) if error.code() == Code::FileIsDamaged => {
            upkeep::restore_damaged(&folder, name, out)?;
            return Ok(End::Good);
        }
        (Err(error), _) => return Err(error.into()),
    };
    let end = in_workspace(&app, command, out);
    // Also after an error: what was written until then is kept.
    let upkeep = app.backup_if_due().and_then(|_| app.close());
    let end = end?;
    upkeep?;
    Ok(end)
}

fn in_workspace(app: &App, command: Command, out: &mut Out) -> anyhow::Result<End> {
    match command {
        Command::Sample { teams } => teams::sample(app, teams, out)?,
        Command::Team(command) => teams::team(app, command, out)?,
        Command::Item(command) => teams::item(app, command, out)?,
        Command::Session(command) => teams::session(app, command, out)?,
        Command::Rfc(command) => rfc::rfc(app, command, out)?,
        Command::Bundle(command) => return bundle::run(app, command, out),
        Command::Draft(command) => return teams::draft(app, command, out),
        Command::Precedents(command) => return precedents::run(app, command, out),
        Command::Cycle(CycleCommand::Ics { of, out: file, replace }) => {
            return exports::calendar(app, &of, &file, replace, out);
        }
        Command::Backup { list } => upkeep::backup(app, list, out)?,
        Command::Restore { name } => upkeep::restore(app, name, out)?,
        Command::Doctor { rebuild, repair } => return upkeep::doctor(app, rebuild, repair, out),
        Command::Export { folder } => upkeep::export(app, folder, out)?,
        Command::Import { folder } => upkeep::import(app, folder, out)?,
        Command::Person { name, role } => upkeep::person(app, name, role, out)?,
        Command::Call { command, request } => out::line(&call(app, &command, &request)?)?,
        Command::Mip(_) | Command::Cycle(_) => bail!("needs no workspace"),
    }
    Ok(End::Good)
}

fn cycle(command: &CycleCommand, pack: &Pack, out: &mut Out) -> anyhow::Result<End> {
    let CycleCommand::Plan { posted, cycle } = command else { bail!("needs a workspace") };
    let ask = match (posted, cycle) {
        (Some(day), _) => app::cycles::CyclePlan::Posted(*day),
        (None, Some(month)) => app::cycles::CyclePlan::Cycle(*month),
        (None, None) => bail!("say --posted DATE or --cycle YYYY-MM"),
    };
    let plan = app::cycles::plan(pack, ask)?;
    out.answer(&plan, |plan| {
        let lines = [
            format!("Cycle {} under rule pack {}", plan.cycle, plan.pack),
            format!("post by      {}", plan.post_by),
            format!("freeze by    {}", plan.freeze_by),
            format!("submit       {} to {}", plan.submit_from, plan.submit_to),
            format!("review       {}", plan.review),
            format!("poll         {} to {}", plan.poll_from, plan.poll_to),
            format!("ratified     {}, give or take a day", plan.ratified),
        ];
        let notice = plan.notice.iter().cloned();
        lines.into_iter().chain(notice).collect::<Vec<_>>().join("\n")
    })?;
    Ok(End::Good)
}

macro_rules! calls {
    ($( $how:ident $([ $($area:ident)* ])? $name:ident ( $req:ty ) -> $res:ty ),* $(,)?) => {
        /// Any command of the list, by its name, from JSON to JSON.
        fn call(app: &App, command: &str, request: &str) -> anyhow::Result<String> {
            match command {
                $( stringify!($name) => {
                    let request: $req = serde_json::from_str(request)
                        .with_context(|| format!("the request of {command} is not what it takes"))?;
                    let answer: $res = app.$name(request)?;
                    Ok(serde_json::to_string_pretty(&answer)?)
                } )*
                _ => bail!("there is no command {command:?}; they are: {}", [$( stringify!($name) ),*].join(" ")),
            }
        }
    };
}
app::commands!(calls);
