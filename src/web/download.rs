//! Saving a document as a file.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, HtmlAnchorElement, Url};

/// Saves a document under a name.
///
/// The anchor is clicked outside of the event in which it was asked for, and stands outside of the
/// tree that is being rendered: a click inside would call the handler that is running.
pub fn save(document: Blob, name: String) {
    spawn_local(async move {
        let Ok(url) = Url::create_object_url_with_blob(&document) else { return };
        click(&url, &name);
        // The browser reads the document after the click.
        let revoke = move || drop(Url::revoke_object_url(&url));
        Timeout::new(10_000, revoke).forget();
    });
}

fn click(url: &str, name: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let anchor: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(url);
    anchor.set_download(name);
    anchor.set_hidden(true);
    document.document_element()?.append_child(&anchor).ok()?;
    anchor.click();
    anchor.remove();
    Some(())
}
