//! Every shape by choice: the first byte names one, the second the repairs that are accepted.
#![no_main]

use apim_planner::input::shapes::SHAPES;
use apim_planner::input::{Input, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let [shape, accepted, bytes @ ..] = bytes else { return };
    let shape = SHAPES.get(usize::from(*shape) % SHAPES.len()).map(|shape| shape.id);
    let all = ["joinLines", "bareWords", "closeTexts", "powershellObjects"];
    let repairs: Vec<String> = (0..)
        .zip(all)
        .filter(|(bit, _)| accepted & (1 << bit) != 0)
        .map(|(_, id)| id.to_owned())
        .collect();
    let estate = read(&[Input { read_as: shape, repairs: &repairs, ..Input::new("fuzz", bytes) }]);
    assert!(!estate.instances.is_empty() || !estate.notes.is_empty());
});
