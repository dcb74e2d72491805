//! Texts of any kind: what is recognised is the same every time, and a whole report follows.
#![no_main]

use apim_planner::engine::analyze;
use apim_planner::input::Input;
use apim_planner::options::{Options, Prefer};
use apim_planner::report::parse_date;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Some(as_of) = parse_date("2026-11-22") else { return };
    let options = Options { as_of, prefer: Prefer::default() };
    let inputs = [Input::new("fuzz", text.as_bytes())];
    let one = analyze(&inputs, &options).report();
    let two = analyze(&inputs, &options).report();
    assert!(one == two);
});
