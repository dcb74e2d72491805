//! Links: what goes in comes out, and nothing else does.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

use apim_planner::engine::{Analysis, analyze};
use apim_planner::input::Input;
use apim_planner::options::{Options, Prefer};
use apim_planner::report::parse_date;
use apim_planner::share::link;
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn options() -> Options {
    Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::default() }
}

fn read(path: &Path) -> Analysis {
    let bytes = fs::read(path).unwrap();
    analyze(&[Input::new("input", &bytes)], &options())
}

fn files(dir: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn sizes() {
    let mut found = Vec::new();
    files(&Path::new(ROOT).join("static/samples"), &mut found);
    files(&Path::new(ROOT).join("tests/fixtures/fleets"), &mut found);
    files(&Path::new(ROOT).join("../shared/corpus"), &mut found);
    found.sort();
    for path in found {
        let analysis = read(&path);
        if analysis.instances() == 0 {
            continue;
        }
        let made = analysis.link().unwrap();
        let opened = link::open(&made.text).unwrap();
        let now = Analysis::of_link(&opened);
        let again = now.link().unwrap();
        assert_eq!(again.text, made.text);
        assert_eq!(now.differences(&opened), []);
        println!(
            "{:6} {:4} {:3} {}",
            made.text.len(),
            analysis.instances(),
            made.differs.len(),
            path.file_name().unwrap().display()
        );
    }
}
