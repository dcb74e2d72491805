//! Names out of an input are hostile: what they come to in every format.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

/// Addresses that a report of somebody else may give for its sources.
const ADDRESSES: &[&str] = &[
    "javascript:globalThis.ran=1",
    "https://attacker.example/",
    "data:text/html,<script>1</script>",
    "https://learn.microsoft.com/> <script>1</script> [x](javascript:1",
];

mod html;
mod markdown;
mod names;
