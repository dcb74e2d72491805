//! Whether a worker still lives. One that the browser ends, or that ends itself, says nothing; but
//! a lock that it holds is let go.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Takes a lock for as long as this worker lives. Gives its name, or nothing where the browser has
/// no locks.
pub async fn hold() -> Option<String> {
    let name = format!("apim-planner {} {}", js_sys::Date::now(), js_sys::Math::random());
    let mut refused = JsValue::UNDEFINED;
    let held = Promise::new(&mut |resolve, _| {
        let callback = Closure::once_into_js(move |_lock: JsValue| {
            let _ = resolve.call0(&JsValue::UNDEFINED);
            // The lock is kept until this promise is settled: never.
            Promise::new(&mut |_, _| ())
        });
        refused = request(&name, &callback).unwrap_or(JsValue::UNDEFINED);
    });
    // Settles only if the lock is refused.
    let refused: Promise = refused.dyn_into().ok()?;
    JsFuture::from(Promise::race(&Array::of2(&held, &refused))).await.ok()?;
    Some(name)
}

/// Waits until whoever holds that lock is gone. `None` where the browser has no locks.
pub async fn ended(name: &str) -> Option<()> {
    let callback = Closure::once_into_js(|_lock: JsValue| ());
    let granted: Promise = request(name, &callback)?.dyn_into().ok()?;
    JsFuture::from(granted).await.ok().map(|_| ())
}

/// `navigator.locks.request(name, callback)`, on a page and in a worker alike.
fn request(name: &str, callback: &JsValue) -> Option<JsValue> {
    let get = |object: &JsValue, key: &str| Reflect::get(object, &key.into()).ok();
    let locks = get(&get(&js_sys::global(), "navigator")?, "locks")?;
    let request: Function = get(&locks, "request")?.dyn_into().ok()?;
    request.call2(&locks, &name.into(), callback).ok()
}
