//! The link of the shared plan that this tab shows, so that loading the page again shows it again.
//! It is in the tab's own storage, which goes with the tab; what was encrypted stays encrypted.

use web_sys::Storage;

const KEY: &str = "apim-planner.shared";

/// The link that was kept.
pub fn kept() -> Option<String> {
    storage()?.get_item(KEY).ok()?
}

/// Keeps a link, or none. Where the browser stores nothing, the link itself opens the plan again.
pub fn keep(link: Option<&str>) {
    let Some(storage) = storage() else { return };
    let _ = match link {
        Some(link) => storage.set_item(KEY, link),
        None => storage.remove_item(KEY),
    };
}

/// Asking for it throws where storage is switched off.
fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}
