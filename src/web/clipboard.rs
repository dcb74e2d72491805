//! The clipboard. A browser may refuse it, or not have it where the page is not served securely.

use js_sys::{Function, JsString, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, HtmlDocument, HtmlElement, HtmlTextAreaElement};

/// Puts a text into the clipboard. Whether it did.
pub async fn write(text: &str) -> bool {
    if let Some(promise) = call("writeText", Some(text))
        && JsFuture::from(promise).await.is_ok()
    {
        return true;
    }
    by_selection(text).is_some()
}

/// The text in the clipboard, if the person and the browser allow it.
pub async fn read() -> Option<JsString> {
    JsFuture::from(call("readText", None)?).await.ok()?.dyn_into().ok()
}

/// Calls a method of `navigator.clipboard`, where there is one.
fn call(method: &str, argument: Option<&str>) -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    let method: Function = Reflect::get(&clipboard, &method.into()).ok()?.dyn_into().ok()?;
    let argument = argument.map_or(JsValue::UNDEFINED, JsValue::from);
    method.call1(&clipboard, &argument).ok()?.dyn_into().ok()
}

/// The older way: a text that is selected can be copied. The focus goes back to where it was.
fn by_selection(text: &str) -> Option<()> {
    let document: Document = web_sys::window()?.document()?;
    let before = document.active_element();
    // A modal dialog makes everything outside of it inert.
    let dialog = document.query_selector("dialog[open]").ok()?;
    let around = dialog.or_else(|| document.body().map(Into::into))?;
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_class_name("vh");
    area.set_read_only(true);
    area.set_value(text);
    around.append_child(&area).ok()?;
    area.select();
    let done = document
        .dyn_ref::<HtmlDocument>()
        .and_then(|document| document.exec_command("copy").ok())
        .unwrap_or(false);
    area.remove();
    if let Some(before) = before.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = before.focus();
    }
    done.then_some(())
}
