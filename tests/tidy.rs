//! What must hold of the source as text.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test prints and panics")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Which module may use which. ARCHITECTURE.md prints the same table.
const MAY_USE: &[(&str, &[&str])] = &[
    ("note", &["model"]),
    ("options", &[]),
    ("knowledge", &["model"]),
    ("known", &["classify", "knowledge", "published", "record", "rules"]),
    ("model", &["note", "record"]),
    ("record", &[]),
    ("sort", &[]),
    ("fingerprint", &[]),
    ("input", &["model", "note", "share", "sort"]),
    ("classify", &["knowledge", "model", "note", "options"]),
    ("rules", &["classify", "fingerprint", "knowledge", "model", "options", "sort"]),
    ("paths", &["classify", "knowledge", "model", "options", "rules"]),
    ("plan", &["classify", "knowledge", "model", "options", "paths", "record", "rules", "sort"]),
    ("published", &["classify", "knowledge", "model", "record", "rules"]),
    ("share", &["knowledge", "model", "note", "options", "record", "rules", "sort"]),
    (
        "report",
        &[
            "classify",
            "knowledge",
            "model",
            "note",
            "options",
            "paths",
            "plan",
            "published",
            "record",
            "rules",
            "share",
            "sort",
        ],
    ),
    (
        "render",
        &[
            "classify",
            "engine",
            "fingerprint",
            "knowledge",
            "known",
            "model",
            "note",
            "paths",
            "plan",
            "record",
            "report",
            "rules",
            "sort",
        ],
    ),
    (
        "engine",
        &[
            "classify",
            "input",
            "knowledge",
            "model",
            "options",
            "paths",
            "plan",
            "published",
            "report",
            "rules",
            "script",
            "share",
            "sort",
        ],
    ),
    ("script", &["classify", "knowledge", "model", "paths", "plan", "record", "report", "rules"]),
    (
        "ui",
        &[
            "classify",
            "knowledge",
            "known",
            "model",
            "note",
            "options",
            "paths",
            "plan",
            "published",
            "report",
            "rules",
            "share",
            "sort",
            "web",
        ],
    ),
    (
        "web",
        &[
            "engine",
            "input",
            "knowledge",
            "model",
            "note",
            "options",
            "record",
            "render",
            "report",
            "script",
            "share",
            "ui",
        ],
    ),
];

fn rust_files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("target") {
            // What the fuzzer builds.
        } else if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut files = rust_files(&Path::new(ROOT).join("src"));
    files.extend(rust_files(&Path::new(ROOT).join("derive/src")));
    files.extend(rust_files(&Path::new(ROOT).join("xtask/src")));
    files.extend(rust_files(&Path::new(ROOT).join("tests")));
    files.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// The first segment after `crate::` in every use of it outside tests and comments.
fn modules_used(text: &str) -> Vec<String> {
    let code: String = text
        .split("#[cfg(test)]")
        .next()
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{line}\n"))
        .collect();
    let mut used = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 1;
            let mut item = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                if depth == 0 || (depth == 1 && c == ',') {
                    used.push(first_segment(item.trim()));
                    item.clear();
                } else {
                    item.push(c);
                }
                if depth == 0 {
                    break;
                }
            }
        } else {
            used.push(first_segment(rest));
        }
    }
    used
}

fn first_segment(path: &str) -> String {
    path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn modules_are_used_in_one_direction() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Ok(inside) = path.strip_prefix(Path::new(ROOT).join("src")) else { continue };
        let module = inside.components().next().unwrap().as_os_str().to_str().unwrap();
        let module = module.trim_end_matches(".rs");
        let Some(may_use) = allowed.get(module) else { continue };
        // A test may come in by the front door.
        if path.ends_with("tests.rs") {
            continue;
        }
        for used in modules_used(&text) {
            if allowed.contains_key(used.as_str())
                && used != module
                && !may_use.contains(&used.as_str())
            {
                wrong.push(format!("{} uses {used}", inside.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_architecture_prints_the_table_of_modules() {
    let text = fs::read_to_string(Path::new(ROOT).join("ARCHITECTURE.md")).unwrap();
    for (module, may_use) in MAY_USE {
        let uses = if may_use.is_empty() { "nothing".to_owned() } else { may_use.join(", ") };
        let row = format!("| `{module}` | {uses} |");
        assert!(text.contains(&row), "ARCHITECTURE.md lacks the row: {row}");
    }
}

#[test]
fn the_browser_is_named_only_where_it_belongs() {
    for (path, text) in sources() {
        let Ok(inside) = path.strip_prefix(Path::new(ROOT).join("src")) else { continue };
        let name = inside.to_string_lossy().replace('\\', "/");
        if name.starts_with("web/") || name.starts_with("ui/") || name == "main.rs" {
            continue;
        }
        for word in ["web_sys", "js_sys", "wasm_bindgen", "yew::", "gloo::"] {
            assert!(!text.contains(word), "{name} names {word}");
        }
    }
}

#[test]
fn files_are_short_and_named_by_their_concept() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let name = path.file_stem().unwrap().to_str().unwrap();
        if ["util", "utils", "helper", "helpers", "common", "misc"].contains(&name) {
            wrong.push(format!("{}: a name that says nothing", path.display()));
        }
        if text.lines().count() > 500 {
            wrong.push(format!("{}: {} lines", path.display(), text.lines().count()));
        }
        for (index, line) in text.lines().enumerate() {
            if line.trim_end() != line {
                wrong.push(format!("{}:{}: space at the end", path.display(), index + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not find itself.
    let words = [["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["XX", "X"].concat()];
    for (path, text) in sources() {
        for word in &words {
            assert!(!text.contains(word.as_str()), "{}: {word}", path.display());
        }
    }
}
