//! Puts every command of the one list, and the shell's own, under Tauri's access control.
//! The one rule: a window may call what is listed, and nothing else.

use std::{
    env,
    error::Error,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use tauri_build::{AppManifest, Attributes};

/// What reads a line of a list: the command it names, if it names one.
type Reader = fn(&str) -> Option<&str>;

/// Where the commands are listed, and how.
const LISTS: [(&str, Reader); 5] = [
    ("../crates/app/src/commands.rs", listed),
    ("src/shell.rs", defined),
    ("src/print.rs", defined),
    ("src/clipboard.rs", defined),
    ("src/pick.rs", defined),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut names = Vec::new();
    for (list, command) in LISTS {
        println!("cargo:rerun-if-changed={list}");
        let found = names.len();
        names.extend(fs::read_to_string(list)?.lines().filter_map(command).map(str::to_owned));
        if names.len() == found {
            return Err(format!("{list} lists no commands").into());
        }
    }
    let permissions = PathBuf::from(env::var("OUT_DIR")?).join("permissions");
    fs::create_dir_all(&permissions)?;
    let allow = names.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ");
    write(
        &permissions.join("commands.toml"),
        &format!(
            "[[permission]]\nidentifier = \"commands\"\n\
             description = \"Everything a user can do\"\ncommands.allow = [{allow}]\n"
        ),
    )?;
    screens(Path::new("../ui/dist"))?;

    let pattern = format!("{}/*.toml", permissions.display());
    let manifest = AppManifest::new().permissions_path_pattern(String::leak(pattern));
    tauri_build::try_build(Attributes::new().app_manifest(manifest))?;
    Ok(())
}

/// `reads [Teams] team_list(Req) -> Res,`, a line of the one list.
fn listed(line: &str) -> Option<&str> {
    let (before, rest) = line.trim().split_once('(')?;
    let (_, name) = before.rsplit_once(' ')?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    (is_name && rest.contains(") -> ") && rest.ends_with(',')).then_some(name)
}

/// `pub(crate) async fn window_ready(`: in the shell's file every such function is a command.
fn defined(line: &str) -> Option<&str> {
    line.strip_prefix("pub(crate) async fn ")?.split(['(', '<']).next()
}

/// Without screens the shell does not compile; a plain `cargo build` gets a page that says what is missing.
fn screens(folder: &Path) -> Result<(), Box<dyn Error>> {
    let page = folder.join("index.html");
    if !page.exists() {
        fs::create_dir_all(folder)?;
        write(
            &page,
            "<!doctype html><title>Launchpod</title><p>The screens are not built yet: run npm start.\n",
        )?;
    }
    println!("cargo:rerun-if-changed={}", folder.display());
    Ok(())
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    // Unchanged files stay untouched: their time decides what is compiled again.
    if fs::read_to_string(path).is_ok_and(|there| there == text) {
        return Ok(());
    }
    fs::File::create(path)?.write_all(text.as_bytes())
}
