//! Hosts in the browser: page, worker, JavaScript API.
//!
//! The page never reads an input and never runs the engine: it holds files and pasted text as
//! `Blob`s, hands them to a worker, and shows what comes back. A worker can be thrown away at any
//! time; [`client`] starts the next one. Page and worker are two programs, so that the page is there
//! before the engine is: the page must not call what is the engine's.

pub mod blob;
pub mod boot;
pub mod client;
pub mod clipboard;
pub mod crypto;
pub mod desk;
pub mod download;
pub mod elements;
pub mod files;
#[cfg(feature = "js-api")]
pub mod js_api;
pub mod kept;
pub mod life;
pub mod listeners;
pub mod page;
pub mod panic;
pub mod proof;
pub mod protocol;
pub mod requests;
pub mod theme;
pub mod today;
pub mod wire;
pub mod worker;
