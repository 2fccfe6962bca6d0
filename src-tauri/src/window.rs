//! The one window: hidden until its first screen is there, where and as large as it was left.
//! The one rule: it is shown in the end, whatever the page does.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    thread,
    time::Duration,
};

use tauri::{
    AppHandle, Emitter, Manager, Theme, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    WindowEvent,
};

use crate::{
    placement::{LEAST, Look, Placement, background, is_on_screen},
    print,
    renderer::Painting,
};

const LABEL: &str = "main";
/// A page that has not said a word by then is shown as it is.
const PATIENCE: Duration = Duration::from_secs(3);
/// How long the page may take to say that it has heard that the window is to be closed. One that has
/// heard closes it itself, when what was typed is kept; one that has not is broken.
const LAST_WORDS: Duration = Duration::from_secs(15);
// A write that waits for another process is no broken page.
const _: () = assert!(LAST_WORDS.as_secs() >= 2 * app::BUSY.as_secs());
/// How long the frame rests before its place is written down.
const REST: Duration = Duration::from_millis(400);

/// What is known of the window beside what the window library knows.
pub(crate) struct Frame {
    placement: Mutex<Placement>,
    folder: PathBuf,
    is_shown: AtomicBool,
    is_moving: AtomicBool,
    pub(crate) closing: Closing,
}

/// How often it was asked to close, and up to which time the page has heard it.
#[derive(Debug, Default)]
pub(crate) struct Closing {
    asked: AtomicU32,
    heard: AtomicU32,
}

impl Closing {
    /// Somebody wants to close the window. Gives the number of the wish.
    fn ask(&self) -> u32 {
        self.asked.fetch_add(1, Ordering::SeqCst) + 1
    }

    /// The page has heard of all wishes so far.
    pub(crate) fn hear(&self) {
        self.heard.store(self.asked.load(Ordering::SeqCst), Ordering::SeqCst);
    }

    /// Whether the page has heard of this wish.
    fn is_heard(&self, wish: u32) -> bool {
        self.heard.load(Ordering::SeqCst) >= wish
    }
}

/// Makes the window, hidden.
pub(crate) fn open(shell: &AppHandle, folder: &Path) -> tauri::Result<()> {
    let placement = Placement::load(folder);
    let theme = placement.theme.theme();
    let mut making = WebviewWindowBuilder::new(shell, LABEL, WebviewUrl::default())
        .title("Launchpod")
        .min_inner_size(LEAST.0, LEAST.1)
        .inner_size(placement.size.0, placement.size.1)
        .maximized(placement.maximized)
        .theme(theme)
        .background_color(background(theme.unwrap_or(Theme::Light)))
        // Files are dropped on the page, which knows the text that a picture is meant for.
        .disable_drag_drop_handler()
        .visible(false);
    making = match placement.corner {
        Some((x, y)) if is_on_screen(shell, x, y) => making.position(x, y),
        _ => making.center(),
    };
    let window = making.build()?;
    draw_at(&window, placement.zoom)?;
    if theme.is_none() && window.theme().is_ok_and(|theme| theme == Theme::Dark) {
        window.set_background_color(Some(background(Theme::Dark)))?;
    }
    let frame = Arc::new(Frame {
        placement: Mutex::new(placement),
        folder: folder.to_owned(),
        is_shown: AtomicBool::new(false),
        is_moving: AtomicBool::new(false),
        closing: Closing::default(),
    });
    shell.manage(Arc::clone(&frame));
    remember(&window, &frame);
    let painting = Arc::clone(&*shell.state::<Arc<Painting>>());
    watch_painter(&window, &painting);
    thread::spawn(move || {
        thread::sleep(PATIENCE);
        show(&window, &frame);
        painting.blank();
    });
    Ok(())
}

/// Hears when what paints the page dies.
#[cfg(target_os = "linux")]
fn watch_painter(window: &WebviewWindow, painting: &Arc<Painting>) {
    use webkit2gtk::{WebProcessTerminationReason, WebViewExt};
    let painting = Arc::clone(painting);
    let _ = window.with_webview(move |page| {
        page.inner().connect_web_process_terminated(move |_, why| {
            if why == WebProcessTerminationReason::Crashed {
                painting.blank();
            }
        });
    });
}

/// Elsewhere there is no other way to paint.
#[cfg(not(target_os = "linux"))]
fn watch_painter(_: &WebviewWindow, _: &Arc<Painting>) {}

/// Shows the window, once.
pub(crate) fn show(window: &WebviewWindow, frame: &Frame) {
    if !frame.is_shown.swap(true, Ordering::SeqCst) {
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// Puts the window before the others.
pub(crate) fn bring_forward(shell: &AppHandle) {
    let Some(window) = shell.get_webview_window(LABEL) else { return };
    let _ = window.unminimize();
    let _ = window.show();
    let _ = window.set_focus();
}

/// Draws everything so large, in percent.
pub(crate) fn draw_at(window: &WebviewWindow, percent: u16) -> tauri::Result<()> {
    window.set_zoom(f64::from(percent) / 100.0)
}

/// Follows the choice of light or dark, now and at the next start.
pub(crate) fn wear(window: &WebviewWindow, frame: &Frame, look: Look) -> tauri::Result<()> {
    window.set_theme(look.theme())?;
    let theme = look.theme().map_or_else(|| window.theme(), Ok)?;
    window.set_background_color(Some(background(theme)))?;
    frame.change(|placement| placement.theme = look);
    Ok(())
}

impl Frame {
    pub(crate) fn change<R>(&self, change: impl FnOnce(&mut Placement) -> R) -> R {
        let mut placement = self.placement.lock().unwrap_or_else(PoisonError::into_inner);
        let before = *placement;
        let answer = change(&mut placement);
        if *placement != before {
            // Not worth a word: the window opens in the usual place next time.
            let _ = placement.save(&self.folder);
        }
        answer
    }

    /// Dragging gives an event a pixel: the first one waits for the rest.
    fn begins_to_move(&self) -> bool {
        self.is_shown.load(Ordering::SeqCst) && !self.is_moving.swap(true, Ordering::SeqCst)
    }

    /// Writes down where `window` is.
    fn note(&self, window: &WebviewWindow) {
        let Ok((is_maximized, scale)) =
            window.is_maximized().and_then(|is| Ok((is, window.scale_factor()?)))
        else {
            return;
        };
        let place = window.outer_position().and_then(|corner| Ok((corner, window.inner_size()?)));
        self.change(|placement| {
            placement.maximized = is_maximized;
            // The size to come back to from maximized is the one before it.
            if let (Ok((corner, size)), false) = (place, is_maximized) {
                let (corner, size) =
                    (corner.to_logical::<f64>(scale), size.to_logical::<f64>(scale));
                placement.corner = Some((corner.x, corner.y));
                placement.size = (size.width, size.height);
            }
        });
    }
}

fn remember(window: &WebviewWindow, frame: &Arc<Frame>) {
    let (of, frame) = (window.clone(), Arc::clone(frame));
    window.on_window_event(move |event| match event {
        WindowEvent::Moved(_) | WindowEvent::Resized(_) if frame.begins_to_move() => {
            let (of, frame) = (of.clone(), Arc::clone(&frame));
            thread::spawn(move || {
                thread::sleep(REST);
                frame.is_moving.store(false, Ordering::SeqCst);
                frame.note(&of);
            });
        }
        WindowEvent::CloseRequested { api, .. } => {
            frame.note(&of);
            api.prevent_close();
            let wish = frame.closing.ask();
            let _ = of.emit("closing", ());
            let (of, frame) = (of.clone(), Arc::clone(&frame));
            thread::spawn(move || {
                thread::sleep(LAST_WORDS);
                if !frame.closing.is_heard(wish) {
                    let _ = of.destroy();
                }
            });
        }
        WindowEvent::Destroyed => print::close(of.app_handle()),
        WindowEvent::ThemeChanged(theme) => {
            let _ = of.set_background_color(Some(background(*theme)));
        }
        _ => {}
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_heard_decides_and_each_wish_is_heard_anew() {
        let closing = Closing::default();
        let first = closing.ask();
        assert!(!closing.is_heard(first), "the page has not answered yet");
        closing.hear();
        assert!(closing.is_heard(first));
        let second = closing.ask();
        assert!(!closing.is_heard(second), "it may have broken since");
    }
}
