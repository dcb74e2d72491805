//! Hosts in the browser: page, worker, JavaScript API.
//!
//! The page never reads an input and never runs the engine: it holds files and pasted text as
//! `Blob`s, hands them to a worker, and shows what comes back. A worker can be thrown away at any
//! time; [`client`] starts the next one.

pub mod blob;
pub mod boot;
pub mod client;
pub mod clipboard;
pub mod desk;
pub mod download;
pub mod elements;
pub mod files;
#[cfg(feature = "js-api")]
pub mod js_api;
pub mod life;
pub mod listeners;
pub mod page;
pub mod panic;
pub mod protocol;
mod reader;
pub mod requests;
pub mod theme;
pub mod today;
#[cfg(feature = "js-api")]
mod transcode;
pub mod wire;
pub mod worker;

use wasm_bindgen::JsCast;

/// Starts the role that this copy of the program has: the page or its worker.
pub fn start() {
    if web_sys::window().is_none() {
        worker::run(js_sys::global().unchecked_into());
    } else if let Some(boot) = boot::Boot::read() {
        page::mount(boot);
    }
}
