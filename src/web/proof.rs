//! The page's side of `static/proof.js`, which tries the ways out, and of `static/keep.js`, which
//! knows whether the browser keeps a copy of the page.

use super::boot::property;
use crate::ui::proof::{Offline, Outcome, Tried};
use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Tries every way out and tells what became of each. Takes a few seconds.
pub async fn try_everything() -> Vec<Tried> {
    let Some(promise) = call("tryEverything") else { return Vec::new() };
    let Ok(answer) = JsFuture::from(promise.unchecked_into::<Promise>()).await else {
        return Vec::new();
    };
    answer.unchecked_into::<Array>().iter().map(|one| tried(&one.unchecked_into())).collect()
}

/// An answer of three texts.
fn tried(one: &Array) -> Tried {
    let text = |at| one.get(at).as_string().unwrap_or_default();
    let outcome = match text(1).as_str() {
        "refused" => Outcome::Refused,
        "unasked" => Outcome::Unasked,
        "absent" => Outcome::Absent,
        "open" => Outcome::Open,
        _ => Outcome::Unclear,
    };
    Tried { id: text(0), outcome, by: text(2) }
}

/// Whether the browser said that it refused to ask for this address.
pub fn was_refused(address: &str) -> bool {
    let answer = member("wasRefused").map(|ask| ask.call1(&JsValue::NULL, &address.into()));
    matches!(answer, Some(Ok(answer)) if answer.is_truthy())
}

/// Tells whether the browser keeps a copy, now and whenever that changes; and whether it has taken
/// the copy just now.
pub fn on_offline(tell: impl Fn(Offline, bool) + 'static) {
    let Some(listen) = member("onOffline") else { return };
    let hear = Closure::<dyn Fn(String, String)>::new(move |state: String, detail: String| {
        let just_now = detail == "now";
        tell(
            match state.as_str() {
                "possible" => Offline::Possible,
                "kept" => Offline::Kept,
                "newer" => Offline::Newer,
                "failed" => Offline::Failed(detail),
                _ => Offline::Impossible,
            },
            just_now,
        );
    });
    // The page listens for as long as it lives.
    let _ = listen.call1(&JsValue::NULL, &hear.into_js_value());
}

/// Loads the page again and takes a copy of the version that the host has now.
pub fn keep() {
    call("keep");
}

/// Drops the copy.
pub fn drop_copy() {
    call("dropCopy");
}

fn member(name: &str) -> Option<Function> {
    property(&property(&js_sys::global(), "apimPlanner")?, name)?.dyn_into().ok()
}

fn call(name: &str) -> Option<JsValue> {
    member(name)?.call0(&JsValue::NULL).ok()
}
