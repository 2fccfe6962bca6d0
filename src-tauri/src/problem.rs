//! Why the window does not open. The one rule: the reason is on stderr and, where there is a screen, in a dialog.

use std::{env, fmt, process::ExitCode};

use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

/// A sentence that says what is wrong and what to do.
#[derive(Debug)]
pub(crate) struct Problem(String);

impl Problem {
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// Shows it and gives back the exit code.
    pub(crate) fn show(&self) -> ExitCode {
        eprintln!("{self}");
        if needs_screen().is_ok() {
            self.dialog();
        }
        ExitCode::from(2)
    }

    fn dialog(&self) {
        let sentence = self.to_string();
        let shell = tauri::Builder::default()
            .plugin(tauri_plugin_dialog::init())
            .setup(move |shell| {
                let handle = shell.handle().clone();
                shell
                    .dialog()
                    .message(sentence)
                    .title("Launchpod can't open")
                    .kind(MessageDialogKind::Error)
                    .show(move |_| handle.exit(2));
                Ok(())
            })
            .build(crate::context());
        if let Ok(shell) = shell {
            shell.run_return(|_, _| {});
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

/// Words for the person at the terminal.
#[allow(
    clippy::print_stdout,
    reason = "the shell's only answer to --help, --version and a second start"
)]
pub(crate) fn say(words: &str) {
    println!("{words}");
}

/// Whether there is a screen to open a window on. Without one the window library would abort.
pub(crate) fn needs_screen() -> Result<(), Problem> {
    let has = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !has("DISPLAY") && !has("WAYLAND_DISPLAY") {
        return Err(Problem::new(
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window opens. \
             The command line does the same work: launchpod --help.",
        ));
    }
    Ok(())
}
