//! The commands of the one list. All have the same shape, so one macro makes all of them.

use std::sync::Arc;

use domain::id::CommandId;
use tauri::State;

use crate::workspace::{Refusal, Workspace};

macro_rules! forward {
    ($( $how:ident $([ $($area:ident)* ])? $name:ident ( $req:ty ) -> $res:ty ),* $(,)?) => { $(
        #[tauri::command]
        pub(crate) async fn $name(
            workspace: State<'_, Arc<Workspace>>,
            req: $req,
            // By what name it is taken back.
            given: Option<CommandId>,
        ) -> Result<$res, Refusal> {
            workspace.ask(move |app| app.give(given, |app| app.$name(req))).await
        }
    )* };
}
app::commands!(forward);
