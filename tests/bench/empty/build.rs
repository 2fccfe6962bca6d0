//! Reads the configuration, as every program of Tauri does.

fn main() {
    tauri_build::build();
}
