//! Every input that the tests have, and the options under which they look at it.
#![allow(
    dead_code,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test prints and panics, and takes what it needs"
)]

use apim_planner::options::{Options, Prefer};
use apim_planner::report::parse_date;
use std::fs;
use std::path::{Path, PathBuf};

/// As of a day for which the fixtures are made.
pub(crate) fn options() -> Options {
    Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::LeastFollowUp }
}

/// Every fixture and, where it lies beside the checkout, every file of the corpus.
pub(crate) fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = files_in(&root.join("tests/fixtures"));
    let corpus = root.join("../shared/corpus");
    if corpus.is_dir() {
        found.extend(files_in(&corpus));
    } else {
        println!("without the corpus: it is not beside the checkout ({})", corpus.display());
    }
    found
}

/// The inputs in a folder and below it, in the order of their paths, without what they should give.
pub(crate) fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_in(&path));
        } else if !path.file_name().unwrap().to_string_lossy().starts_with("expected") {
            found.push(path);
        }
    }
    found.sort();
    found
}
