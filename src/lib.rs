//! Reads exports of Azure API Management instances and says, for each instance, which compute
//! platform it runs on, what is retired or changes when, which migration paths exist, and a plan.
//!
//! The library is pure: bytes and options in, a [`report::Report`] out. No clock, no input or
//! output, no randomness. [`engine::analyze`] is the only door; the page, its worker, the
//! JavaScript API and the command line are thin hosts of it.
//!
//! ```text
//! input -> model -> classify -> rules -> paths -> plan -> report -> render
//! ```
//!
//! An arrow may be used only in that direction; `knowledge`, `note` and `options` by all of them.

pub mod classify;
pub mod engine;
mod fingerprint;
pub mod input;
pub mod knowledge;
pub mod known;
pub mod model;
pub mod note;
pub mod options;
pub mod paths;
pub mod plan;
pub mod published;
pub mod record;
pub mod render;
pub mod report;
pub mod rules;
pub mod script;
pub mod share;
mod sort;

#[cfg(feature = "web")]
pub mod ui;
#[cfg(feature = "web")]
pub mod web;

pub use apim_planner_derive::Record;

/// Text that is either part of the program or made from an input.
pub type Text = std::borrow::Cow<'static, str>;
