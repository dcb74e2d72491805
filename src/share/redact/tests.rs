//! The copy, field by field: no text of a hidden class is a text that stood in a field of that
//! kind.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a test prints and panics")]

use super::walk::{self, Fate};
use super::{Class, Hide, redact, words};
use crate::input::{Input, read};
use crate::knowledge::regions;
use crate::model::Estate;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The texts of an estate by what they are.
fn texts(estate: &Estate) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    walk::estate(&mut estate.clone(), &mut |role, text| {
        found.entry(format!("{role:?}")).or_default().insert(text.to_lowercase());
        Fate::Keep
    });
    found
}

/// Whether a text is nobody's own in a field of its kind.
fn is_public(role: &str, text: &str) -> bool {
    match role {
        "Word" | "Setting" => words::is_word(text),
        "Property" => words::is_property(text),
        "Pointer" => text.split('/').all(words::is_key),
        "Region" => regions::find(text).is_some(),
        "Sender" => words::is_default_sender(text),
        _ => text.trim().is_empty(),
    }
}

fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn no_field_of_a_copy_holds_what_it_held() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = vec![];
    files(&root.join("tests/fixtures"), &mut all);
    let corpus = root.join("../shared/corpus");
    if corpus.is_dir() {
        files(&corpus, &mut all);
    } else {
        println!("without the corpus: it is not beside the checkout ({})", corpus.display());
    }
    let mut compared = 0;
    for path in all {
        let bytes = std::fs::read(&path).unwrap();
        let file = path.file_name().unwrap().to_string_lossy();
        let estate = read(&[Input::new(&file, &bytes)]);
        let before = texts(&estate);
        let (copy, replacements) = redact(&estate, &Hide::default());
        for (role, texts) in texts(&copy) {
            let held = before.get(&role);
            for text in texts.iter().filter(|text| !is_public(&role, text)) {
                let same = held.is_some_and(|held| held.contains(text));
                assert!(!same, "{role} {text:?} of {}", path.display());
                compared += 1;
            }
        }
        for one in &replacements {
            assert_ne!(one.to.as_ref(), Some(&one.from), "{}", path.display());
            assert!(Hide::default().has(one.class));
        }
    }
    println!("{compared} texts compared");
    assert!(compared > 2000);
}

#[test]
fn every_class_can_stay() {
    let path = "tests/fixtures/verdicts/arm-premium-stv1-internal-91-days.json";
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let estate = read(&[Input::new("x", &bytes)]);
    for class in Class::ALL {
        let hide = Hide(vec![*class]);
        let (_, replacements) = redact(&estate, &hide);
        assert!(replacements.iter().all(|one| one.class == *class));
        let rest = Class::ALL.iter().copied().filter(|one| one != class).collect();
        let (_, replacements) = redact(&estate, &Hide(rest));
        assert!(replacements.iter().all(|one| one.class != *class));
    }
    let hosts = |estate: &Estate| estate.instances.first().unwrap().hosts.clone();
    let (copy, _) = redact(&estate, &Hide(vec![Class::Tags]));
    assert_eq!(hosts(&copy), hosts(&estate));
}
