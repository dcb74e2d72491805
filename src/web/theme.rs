//! The theme that a person chose, kept in the browser where it may be. Beside it only the link of a
//! shared plan is kept, by its own tab (see [`super::kept`]).

use crate::ui::action::Theme;
use web_sys::Storage;

const KEY: &str = "apim-planner.theme";

/// The theme that was kept.
pub fn kept() -> Theme {
    match storage().and_then(|storage| storage.get_item(KEY).ok().flatten()).as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    }
}

/// Shows a theme and keeps it.
pub fn set(theme: Theme) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    let Some(root) = root else { return };
    // A browser that stores nothing for this page shows the theme all the same.
    let _ = match theme.attribute() {
        Some(value) => root.set_attribute("data-theme", value),
        None => root.remove_attribute("data-theme"),
    };
    if let Some(storage) = storage() {
        let _ = match theme.attribute() {
            Some(value) => storage.set_item(KEY, value),
            None => storage.remove_item(KEY),
        };
    }
}

/// Asking for it throws where storage is switched off.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
