//! A picture on the system's clipboard. `WebKitGTK` tells its pages of none. The one rule: it is read when
//! somebody pastes, and taken as it is: what it may be is the core's to say, as of one that is dropped.

#![cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "elsewhere nothing is found"))]

use std::{sync::mpsc, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use tauri::AppHandle;

use crate::workspace::{Refusal, off_thread};

/// So long whoever has the picture may take to hand it over.
const PATIENCE: Duration = Duration::from_secs(10);

/// What was found.
enum Found {
    /// There is nothing at all.
    Nothing,
    /// The bytes of a picture.
    Picture(Vec<u8>),
    /// Something that is no picture, or one that can't be read.
    Other,
}

/// The picture on the clipboard in base64; nothing when the clipboard is empty.
#[tauri::command]
pub(crate) async fn clipboard_picture(shell: AppHandle) -> Result<Option<String>, Refusal> {
    let (tell, heard) = mpsc::channel();
    ask(&shell, tell);
    // What does not answer in time has not handed over a picture.
    let found = off_thread(move || Ok(heard.recv_timeout(PATIENCE).unwrap_or(Found::Other)));
    match found.await? {
        Found::Nothing => Ok(None),
        Found::Picture(bytes) if bytes.len() <= app::drafts::images::LARGEST => {
            Ok(Some(STANDARD.encode(bytes)))
        }
        Found::Picture(bytes) => Err(app::drafts::images::too_large("pasted", bytes.len()).into()),
        Found::Other => Err(Refusal::new(
            "invalid",
            "Nothing on the clipboard can be put into a text. A picture can be kept as a file and dropped here.",
        )),
    }
}

/// Asks for the picture in a form that is kept as it is, or else in any that can be read.
#[cfg(target_os = "linux")]
fn ask(shell: &AppHandle, tell: mpsc::Sender<Found>) {
    use gtk::gdk::{Atom, SELECTION_CLIPBOARD};

    const AS_IT_IS: [&str; 3] = ["image/png", "image/jpeg", "image/gif"];
    let asked = shell.run_on_main_thread(move || {
        let clipboard = gtk::Clipboard::get(&SELECTION_CLIPBOARD);
        clipboard.request_contents(&Atom::intern("TARGETS"), move |clipboard, offered| {
            let forms = offered.targets().unwrap_or_default();
            let forms: Vec<_> = forms.into_iter().map(Atom::name).collect();
            // Nobody waits for an answer that came too late.
            let answer = move |found| drop(tell.send(found));
            let read = |bytes: Vec<u8>| {
                if bytes.is_empty() { Found::Other } else { Found::Picture(bytes) }
            };
            let is_offered = |form: &&&str| forms.iter().any(|has| has.as_str() == **form);
            if let Some(form) = AS_IT_IS.iter().find(is_offered) {
                clipboard.request_contents(&Atom::intern(form), move |_, there| {
                    answer(read(there.data()));
                });
            } else if forms.iter().any(|form| form.starts_with("image/")) {
                clipboard.request_image(move |_, there| {
                    let png = there.and_then(|it| it.save_to_bufferv("png", &[]).ok());
                    answer(read(png.unwrap_or_default()));
                });
            } else {
                answer(if forms.is_empty() { Found::Nothing } else { Found::Other });
            }
        });
    });
    // The channel is dropped with the question: the answer is that there is none.
    drop(asked);
}

/// Elsewhere a page is given what is pasted.
#[cfg(not(target_os = "linux"))]
fn ask(_: &AppHandle, tell: mpsc::Sender<Found>) {
    drop(tell.send(Found::Nothing));
}
