//! How a message crosses between page and worker: an object `{ kind, json, parts }`, where `json`
//! is UTF-8 in a buffer that changes hands and `parts` are `Blob`s, which are never copied.
//!
//! Two kinds come from outside the protocol: `ready`, once the worker listens, and `failed`, from
//! the start script when the program itself could not start.

use super::protocol::Message;
use crate::record::{self, Value};
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// What arrived.
#[derive(Debug)]
pub enum Arrival<T> {
    /// The other side listens from now on. Its life can be watched under this name.
    Ready(Option<String>),
    /// The other side could not start, and why.
    Failed(String),
    /// A message with the `Blob`s that came beside it.
    Message(Message<T>, Vec<Blob>),
    /// Anything else. Browser extensions do post messages into pages.
    Foreign,
}

/// A message, packed.
#[derive(Debug)]
pub struct Packed {
    /// What is posted.
    pub value: JsValue,
    /// What changes hands with it.
    pub transfer: Array,
}

/// The message that says that this side listens, and under which name its life can be watched.
pub fn ready(life: Option<&str>) -> JsValue {
    let object = object("ready");
    set(&object, "life", &life.into());
    object.into()
}

/// Packs a message.
pub fn pack<T: Value>(mut message: Message<T>, parts: &[Blob]) -> Packed {
    let json = record::to_json(&mut message);
    let bytes = Uint8Array::from(json.as_bytes());
    let object = object("message");
    set(&object, "json", &bytes);
    set(&object, "parts", &parts.iter().collect::<Array>());
    Packed { value: object.into(), transfer: Array::of1(&bytes.buffer()) }
}

/// Unpacks what arrived.
pub fn unpack<T: Value>(data: &JsValue) -> Arrival<T> {
    let text = |key| get(data, key).and_then(|text| text.as_string());
    match text("kind").as_deref() {
        Some("ready") => Arrival::Ready(text("life")),
        Some("failed") => Arrival::Failed(text("message").unwrap_or_default()),
        Some("message") => message(data).unwrap_or(Arrival::Foreign),
        _ => Arrival::Foreign,
    }
}

fn message<T: Value>(data: &JsValue) -> Option<Arrival<T>> {
    let json: Uint8Array = get(data, "json")?.dyn_into().ok()?;
    let message = record::from_json(&json.to_vec()).ok()?;
    let parts = get(data, "parts")?;
    let parts = Array::from(&parts).iter().filter_map(|part| part.dyn_into().ok()).collect();
    Some(Arrival::Message(message, parts))
}

fn object(kind: &str) -> Object {
    let object = Object::new();
    set(&object, "kind", &kind.into());
    object
}

fn set(object: &Object, key: &str, value: &JsValue) {
    // Setting a property of a plain object does not fail.
    let _ = Reflect::set(object, &key.into(), value);
}

fn get(object: &JsValue, key: &str) -> Option<JsValue> {
    Reflect::get(object, &key.into()).ok()
}
