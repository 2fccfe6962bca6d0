//! The bundle as a page to print, in a window of its own. The one rule: that window calls nothing,
//! runs nothing and loads nothing; its page comes from memory, and no link leads away from it.

use std::sync::{Arc, Mutex, PoisonError};

use domain::id::TeamId;
use tauri::{
    AppHandle, Manager, State, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    http::{HeaderValue, Response, header},
    webview::{NewWindowResponse, PageLoadEvent},
};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

use crate::workspace::{Refusal, Workspace};

/// Where the page is, for its window alone.
pub(crate) const SCHEME: &str = "bundle";
const LABEL: &str = "print";
const TITLE: &str = "Launchpod: print";
/// Its address, as the platforms write that of a scheme of one's own.
const PLACE: &str = if cfg!(any(windows, target_os = "android")) {
    "http://bundle.localhost/"
} else {
    "bundle://localhost/"
};
/// As the page says itself, for the case that a page ever forgets to.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// The page that was asked for last.
#[derive(Debug, Default)]
pub(crate) struct Page(Mutex<String>);

impl Page {
    fn text(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, text: String) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = text;
    }
}

/// Answers the print window with the page, and every other with nothing.
pub(crate) fn page(shell: &AppHandle, window: &str) -> Response<Vec<u8>> {
    let page = if window == LABEL { shell.state::<Page>().text() } else { String::new() };
    let mut response = Response::new(page.into_bytes());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Shows the bundle as a page in a window of its own, and asks to print it once it is there.
#[tauri::command]
pub(crate) async fn bundle_print(
    shell: AppHandle,
    workspace: State<'_, Arc<Workspace>>,
    req: TeamId,
) -> Result<(), Refusal> {
    let page = workspace.ask(move |app| app.bundle_page(req)).await?;
    shell.state::<Page>().set(page.html);
    show(&shell).map_err(|error| {
        Refusal::new("unexpected", format!("The page could not be shown: {error}."))
    })
}

/// Takes the window away with the main one: alone it would keep the workspace open, unseen.
pub(crate) fn close(shell: &AppHandle) {
    if let Some(window) = shell.get_webview_window(LABEL) {
        let _ = window.destroy();
    }
}

fn show(shell: &AppHandle) -> tauri::Result<()> {
    let place: Url = PLACE.parse().map_err(tauri::Error::InvalidUrl)?;
    if let Some(window) = shell.get_webview_window(LABEL) {
        window.navigate(place)?;
        return window.set_focus();
    }
    WebviewWindowBuilder::new(shell, LABEL, WebviewUrl::CustomProtocol(place))
        .title(TITLE)
        .inner_size(900.0, 1000.0)
        .disable_javascript()
        .on_navigation(|to| to.as_str().starts_with(PLACE))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                print(&window);
            }
        })
        .build()
        .map(drop)
}

/// Asks for the printer. The system's own question; what goes wrong after it is told.
#[cfg(target_os = "linux")]
fn print(window: &WebviewWindow) {
    use webkit2gtk::{PrintOperation, PrintOperationExt};
    let (shell, above) = (window.app_handle().clone(), window.clone());
    let asked = window.with_webview(move |page| {
        let printing = PrintOperation::new(&page.inner());
        printing.connect_failed(move |_, why| tell(&shell, why));
        printing.run_dialog(above.gtk_window().ok().as_ref());
    });
    if let Err(why) = asked {
        tell(window.app_handle(), &why);
    }
}

/// Asks for the printer. What goes wrong after it is the system's to tell.
#[cfg(not(target_os = "linux"))]
fn print(window: &WebviewWindow) {
    if let Err(why) = window.print() {
        tell(window.app_handle(), &why);
    }
}

fn tell(shell: &AppHandle, why: &dyn std::fmt::Display) {
    let words = format!(
        "The page was not printed: {why}. It is still open: print it again to another printer or \
         file, or write it as HTML and print it from a browser."
    );
    shell.dialog().message(words).title(TITLE).kind(MessageDialogKind::Error).show(|_| {});
}
