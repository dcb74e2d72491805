//! The pages.

mod accepting;
pub mod error;
pub mod export;
mod findings;
pub mod input;
pub mod instance;
pub mod knowledge;
mod opinions;
pub mod overview;
pub mod plan;
mod plan_documents;
pub mod privacy;
pub mod progress;
mod published;
pub mod rule;
pub mod share;
pub mod shared;
mod steps;
mod translate;
mod v2_fit;
mod ways;
mod ways_out;
