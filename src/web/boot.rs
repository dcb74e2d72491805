//! What the start script left for the program.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Worker;

/// Whether the start script runs this copy of the program as a worker.
pub fn is_our_worker() -> bool {
    property(&js_sys::global(), "apimPlannerWorker").is_some()
}

/// How to start a worker, without the network.
#[derive(Clone, Debug)]
pub struct Boot {
    spawn: Function,
    /// Settles once the engine is there, or is known not to come.
    engine: Promise,
}

impl Boot {
    /// Reads `globalThis.apimPlanner`, as it is in the page.
    pub fn read() -> Option<Self> {
        let boot = property(&js_sys::global(), "apimPlanner")?;
        let member = |key| property(&boot, key);
        Some(Self {
            spawn: member("spawn")?.dyn_into().ok()?,
            engine: member("engine")?.dyn_into().ok()?,
        })
    }

    /// Starts a worker, which gets the engine as soon as that has arrived.
    pub fn spawn(&self) -> Result<Worker, JsValue> {
        self.spawn.call0(&JsValue::NULL).map(JsCast::unchecked_into)
    }

    /// Waits until the engine has arrived, or is known not to come.
    pub async fn engine(self) {
        let _ = JsFuture::from(self.engine).await;
    }
}

pub(super) fn property(object: &JsValue, key: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &key.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}
