//! Dated, sourced facts about API Management. No other module states a fact about Azure
//! without taking it from here.

mod source;

pub use source::Source;

/// The day up to which the facts were collected, `YYYY-MM-DD`.
pub const AS_OF: &str = "2026-11-22";
