//! Dated, sourced facts about API Management. No other module states a fact about Azure
//! without taking it from here.

pub mod api_versions;
pub mod ciphers;
pub mod cloud;
pub mod day;
pub mod features;
pub mod limits;
pub mod nsg;
pub mod open;
pub mod platforms;
pub mod regions;
pub mod retirements;
pub mod rp_addresses;
pub mod scenarios;
mod source;
pub mod sources;
pub mod support;
pub mod table;
pub mod tables;
pub mod tiers;
pub mod v2;

pub use cloud::{Cloud, Family};
pub use source::Source;

/// The day up to which the facts were collected, `YYYY-MM-DD`.
pub const AS_OF: &str = "2026-11-22";
