//! A window with one sentence and one command. The one rule: nothing that could be left out.

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![hello])
        .run(tauri::generate_context!())
}

/// What the page shows as its data.
#[tauri::command]
fn hello() -> &'static str {
    "And this came from the core."
}
