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
pub mod privacy;
pub mod progress;
mod published;
pub mod share;
pub mod shared;
mod steps;
mod translate;
mod ways;
mod ways_out;
