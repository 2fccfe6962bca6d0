//! The desktop shell: one window over `app`. The one rule: it decides nothing that a command could decide.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod clipboard;
mod commands;
mod folder;
mod instance;
mod pick;
mod placement;
mod print;
mod problem;
mod renderer;
mod shell;
mod watch;
mod window;
mod workspace;

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use arguments::Wish;
use instance::Claim;
use problem::Problem;
use renderer::Ending;
use tauri::Manager;
use workspace::Workspace;

/// Tauri's handler of every listed command, and of the shell's own.
macro_rules! handler {
    ($( $how:ident $([ $($area:ident)* ])? $name:ident ( $req:ty ) -> $res:ty ),* $(,)?) => {
        tauri::generate_handler![
            clipboard::clipboard_picture,
            print::bundle_print,
            pick::path_typed,
            pick::pick_files,
            pick::pick_folder,
            shell::open_folder,
            shell::open_link,
            shell::window_close,
            shell::window_fast,
            shell::window_painted,
            shell::window_ready,
            shell::window_theme,
            shell::window_zoom,
            shell::window_waits,
            shell::workspace_copies,
            shell::workspace_restore,
            shell::workspace_retry,
            shell::workspace_state,
            $( commands::$name ),*
        ]
    };
}

fn main() -> ExitCode {
    match arguments::read(std::env::args_os().skip(1)) {
        Ok(Wish::Words(words)) => {
            problem::say(&words);
            ExitCode::SUCCESS
        }
        Ok(Wish::Window { data, pack }) => run(data, pack).unwrap_or_else(|problem| problem.show()),
        Err(problem) => problem.show(),
    }
}

fn run(data: Option<PathBuf>, pack: Option<PathBuf>) -> Result<ExitCode, Problem> {
    let pack = folder::pack(pack)?;
    let folder = folder::choose(data)?;
    problem::needs_screen()?;
    let seat = match instance::claim(folder.root())? {
        Claim::First(seat) => seat,
        Claim::Second => {
            problem::say(
                "Launchpod is already open on this folder. Its window has been asked to come forward.",
            );
            return Ok(ExitCode::SUCCESS);
        }
    };
    let painting = Arc::new(renderer::choose(folder.root()));
    let _ending = Ending(Arc::clone(&painting));
    let shell = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .register_uri_scheme_protocol(print::SCHEME, |shell, _| {
            print::page(shell.app_handle(), shell.webview_label())
        })
        .invoke_handler(app::commands!(handler))
        .setup(move |shell| {
            let workspace = Arc::new(Workspace::new(shell.handle().clone(), folder.clone(), pack));
            shell.manage(Arc::clone(&workspace));
            shell.manage(pick::Picked::default());
            shell.manage(print::Page::default());
            shell.manage(painting);
            window::open(shell.handle(), folder.root())?;
            watch::start(shell.handle().clone(), workspace, seat);
            Ok(())
        })
        .build(context())
        .map_err(|error| Problem::new(format!("The window could not be started: {error}.")))?;
    Ok(ExitCode::from(u8::try_from(shell.run_return(|_, _| {})).unwrap_or(1)))
}

/// The configuration and the screens, compiled in once.
fn context() -> tauri::Context {
    tauri::generate_context!()
}
