//! Sharing a plan: links, and what is left out of what goes out.

pub mod envelope;
pub mod key;
pub mod link;
pub mod redact;
mod together;

pub(crate) use together::together;
