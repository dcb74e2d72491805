//! Counts what the page loads from the network after its start: nothing, as the browser itself
//! testifies.

use super::proof;
use gloo::timers::callback::Timeout;
use js_sys::Array;
use std::rc::Rc;
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

/// How long the browser may take to say that it refused a request, in milliseconds.
const VERDICT: u32 = 500;

/// Tells how many requests came at a time that began from now on: the engine may still be under way.
/// What the browser refused went nowhere and does not count, though some browsers list it.
/// `None` where the browser does not list requests.
pub fn watch(more: impl Fn(u32) + 'static) -> Option<Watch> {
    let start = web_sys::window()?.performance()?.now();
    let more = Rc::new(more);
    let on_entries = Closure::<dyn Fn(PerformanceObserverEntryList)>::new(
        move |list: PerformanceObserverEntryList| {
            let mut names: Vec<String> =
                list.get_entries().iter().filter_map(|entry| request(&entry, start)).collect();
            if names.is_empty() {
                return;
            }
            let more = more.clone();
            let count = move || {
                names.retain(|name| !proof::was_refused(name));
                if let Some(requests) = u32::try_from(names.len()).ok().filter(|count| *count > 0) {
                    more(requests);
                }
            };
            Timeout::new(VERDICT, count).forget();
        },
    );
    let observer = PerformanceObserver::new(on_entries.as_ref().unchecked_ref()).ok()?;
    observer.observe(&PerformanceObserverInit::new(&Array::of1(&"resource".into())));
    Some(Watch { observer, _on_entries: on_entries })
}

/// The address of a request. The worker's text comes out of the page's own memory and is none.
fn request(entry: &JsValue, start: f64) -> Option<String> {
    let entry = entry.unchecked_ref::<PerformanceEntry>();
    let name = entry.name();
    let local = name.starts_with("blob:") || name.starts_with("data:");
    (entry.start_time() >= start && !local).then_some(name)
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
