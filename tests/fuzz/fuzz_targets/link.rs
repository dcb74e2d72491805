//! Links whose check sum fits: whatever they hold, they are read within bounds.
#![no_main]

use apim_planner::engine::Analysis;
use apim_planner::share::{envelope::Envelope, link};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = Envelope::read(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = link::open(text);
        let _ = Envelope::read_text(text);
    }
    let text = link::text_of(bytes);
    let Ok(mut shared) = link::open(&text) else { return };
    assert!(shared.estate.instances.len() <= 10_000);
    if shared.estate.instances.len() < 20 {
        Analysis::of_link(&shared).overview();
    }
    // What was read can be written, and says the same.
    if let Ok((again, 0)) = link::contents(&mut shared) {
        let second = link::read(&again).unwrap();
        assert_eq!(second.estate.instances, shared.estate.instances);
        assert_eq!(second.verdicts, shared.verdicts);
    }
});
