//! Names out of an input are hostile: what they come to in every format.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

mod html;
mod markdown;
mod names;
