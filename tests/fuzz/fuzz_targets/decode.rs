//! Bytes of any kind: archives, encodings, texts. Something is said of each of them.
#![no_main]

use apim_planner::input::{Input, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let estate = read(&[Input::new("fuzz", bytes)]);
    assert!(!estate.inputs.is_empty());
    assert!(!estate.instances.is_empty() || !estate.notes.is_empty());
    for note in &estate.notes {
        assert!(note.at.line.is_some_and(|line| line > 0));
        if let Some(excerpt) = &note.excerpt {
            assert!(excerpt.text.chars().count() <= 120);
        }
    }
});
