//! The copy, field by field: no text of a hidden class is a text that stood in a field of that
//! kind.

#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

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
        "Pointer" => {
            let keys: Vec<&str> = text.split('/').collect();
            keys.windows(2).all(|two| words::is_key(two[0], two[1]))
        }
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
    let hosts = |estate: &Estate| {
        let hosts = estate.instances.first().unwrap().hosts.value().unwrap();
        hosts.iter().map(|host| host.name.value().cloned()).collect::<Vec<_>>()
    };
    let (copy, _) = redact(&estate, &Hide(vec![Class::Tags]));
    assert_eq!(hosts(&copy), hosts(&estate));
}

/// A list of two instances, each name, host, tag and address of which is chosen.
fn two(words: [&str; 6]) -> String {
    let [first, second, group, host, tag, address] = words;
    let one = |name: &str| {
        format!(
            r#"{{"type":"Microsoft.ApiManagement/service","name":"{name}","location":"West Europe",
            "id":"/subscriptions/{tag}/resourceGroups/{group}/providers/Microsoft.ApiManagement/service/{name}",
            "tags":{{"{tag}":{{"a":1}},"x":"{tag}"}},"sku":{{"name":"Premium","capacity":1}},
            "systemData":{{"lastModifiedAt":"2026-10-01T10:00:00.1234567Z"}},
            "properties":{{"platformVersion":"stv1","publicIPAddresses":["{address}"],
            "hostnameConfigurations":[{{"type":"Proxy","hostName":"{host}","certificate":
            {{"expiry":"2026-12-09T17:42:31+00:00","thumbprint":"{tag}","subject":"{host}"}}}}],
            "createdAtUtc":"2024-01-01T00:00:00.49155512Z"}}}}"#
        )
    };
    format!("[{},\n{}]", one(first), one(second))
}

fn copied(text: &str) -> String {
    let (copy, _) = redact(&read(&[Input::new("x", text.as_bytes())]), &Hide::default());
    format!("{:#?} {:#?}", copy.instances, copy.notes)
}

#[test]
fn a_copy_is_the_same_whatever_the_values_are() {
    let copy = copied(&two(["alpha", "beta", "group", "a.example", "4711001", "20.1.2.3"]));
    let other = copied(&two(["long-name-of-it", "b", "g", "b.contoso.com", "77", "51.2.33.144"]));
    assert_eq!(copy, other);
    for part in ["4711001", "17:42", "491555", "10:00:00.1", "line: Some"] {
        assert!(!copy.contains(part), "{part} in {copy}");
    }
}

#[test]
fn no_gap_in_a_series_tells_what_is_in_the_input() {
    let text = two(["apim-02", "other", "rg-01", "host-01.example", "sub-acme", "192.0.2.1"]);
    let copy = copied(&text);
    for pseudonym in
        ["apim-a01", "apim-a02", "rg-a01", "host-a01.example", "sub-2A", "198.51.100.1"]
    {
        assert!(copy.contains(pseudonym), "{pseudonym} in {copy}");
    }
    for (held, all) in [("apim-02", "apim-0"), ("192.0.2.1", "192.0.2."), ("sub-acme", "sub-a")] {
        assert!(!copy.contains(all), "{held}");
    }
}

#[test]
fn what_is_made_of_several_values_goes_with_any_of_them() {
    let text = two(["orders", "b", "g", "h.example", "t", "20.1.2.3"]);
    let both = format!("{text}\n{}", text.replace("stv1", "stv2"));
    let estate = read(&[Input::new("x", both.as_bytes())]);
    assert!(estate.notes.iter().any(|note| note.message.contains("orders")));
    for class in Class::ALL {
        let (copy, _) = redact(&estate, &Hide(vec![*class]));
        for note in &copy.notes {
            assert!(!note.message.contains("orders"), "{class:?}: {}", note.message);
            assert!(note.excerpt.is_none() && note.offer.is_none());
        }
    }
}
