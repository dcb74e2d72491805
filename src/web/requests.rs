//! Counts what the page loads from the network after its start: nothing, as the browser itself
//! testifies.

use js_sys::Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    PerformanceEntry, PerformanceObserver, PerformanceObserverEntryList, PerformanceObserverInit,
};

/// Watches for as long as it lives.
#[derive(Debug)]
pub struct Watch {
    observer: PerformanceObserver,
    _on_entries: Closure<dyn Fn(PerformanceObserverEntryList)>,
}

/// Tells how many requests came at a time that began from now on: the engine may still be under way.
/// `None` where the browser does not count them.
pub fn watch(more: impl Fn(u32) + 'static) -> Option<Watch> {
    let start = web_sys::window()?.performance()?.now();
    let on_entries = Closure::<dyn Fn(PerformanceObserverEntryList)>::new(
        move |list: PerformanceObserverEntryList| {
            let requests =
                list.get_entries().iter().filter(|entry| is_request(entry, start)).count();
            if let Some(requests) = u32::try_from(requests).ok().filter(|requests| *requests > 0) {
                more(requests);
            }
        },
    );
    let observer = PerformanceObserver::new(on_entries.as_ref().unchecked_ref()).ok()?;
    observer.observe(&PerformanceObserverInit::new(&Array::of1(&"resource".into())));
    Some(Watch { observer, _on_entries: on_entries })
}

/// The worker's text comes out of the page's own memory.
fn is_request(entry: &JsValue, start: f64) -> bool {
    let entry = entry.unchecked_ref::<PerformanceEntry>();
    let name = entry.name();
    entry.start_time() >= start && !name.starts_with("blob:") && !name.starts_with("data:")
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
