//! What the start script left for the program.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Worker;

/// How to start a worker, without the network.
#[derive(Clone, Debug)]
pub struct Boot {
    worker_url: JsValue,
    module: JsValue,
}

impl Boot {
    /// Reads `globalThis.apimPlanner`, as it is in the page.
    pub fn read() -> Option<Self> {
        let boot = property(&js_sys::global(), "apimPlanner")?;
        Some(Self { worker_url: property(&boot, "workerUrl")?, module: property(&boot, "module")? })
    }

    /// Starts a worker and gives it the compiled module.
    pub fn spawn(&self) -> Result<Worker, JsValue> {
        // Constructed by hand: the URL may be an object of a Trusted Types policy.
        let constructor: Function =
            Reflect::get(&js_sys::global(), &"Worker".into())?.dyn_into()?;
        let worker: Worker =
            Reflect::construct(&constructor, &Array::of1(&self.worker_url))?.unchecked_into();
        let first = Object::new();
        Reflect::set(&first, &"module".into(), &self.module)?;
        worker.post_message(&first)?;
        Ok(worker)
    }
}

fn property(object: &JsValue, key: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &key.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}
