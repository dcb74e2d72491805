//! `cargo xtask dist --verify`: the same sources give the same bytes, whatever folder they lie in.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Project;
use crate::command::{self, Result};
use crate::dist;
use crate::steps::{Steps, needed};

/// Builds the sources as they are in two folders, each from nothing, and compares every file.
pub fn two_builds(project: &Project, steps: &mut Steps) {
    let base = project.target.join("verify");
    // Of different length, so that a path that gets into a file moves what comes after it.
    let folders = ["a", "another-folder"].map(|name| base.join(name));
    let copied = steps.step("two copies of the sources", || {
        folders.iter().try_for_each(|folder| copy_sources(&project.root, folder))
    });
    if copied.is_none() {
        return;
    }
    let built = folders.each_ref().map(|folder| {
        let copy = Project { root: folder.clone(), target: folder.join("target") };
        dist::build(&copy, steps).map(|()| copy.dist())
    });
    steps.step("comparison", || {
        let [one, other] = &built;
        compare(needed(one, "the first build")?, needed(other, "the second build")?)
    });
}

/// The files that git knows, as they are now.
fn copy_sources(root: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to).map_err(|error| format!("{}: {error}", to.display()))?;
    }
    let list = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let files = command::output(Command::new("git").args(list).current_dir(root))?;
    for file in files.lines() {
        let (from, to) = (root.join(file), to.join(file));
        // A file that was removed and is still in the index.
        if !from.is_file() {
            continue;
        }
        let folder = to.parent().ok_or("a file without a folder")?;
        fs::create_dir_all(folder)
            .and_then(|()| fs::copy(&from, &to))
            .map_err(|error| format!("{}: {error}", to.display()))?;
    }
    Ok(())
}

fn compare(one: &Path, other: &Path) -> Result<()> {
    let (first, second) = (files(one)?, files(other)?);
    let mut differ: Vec<String> =
        first.symmetric_difference(&second).map(|file| file.display().to_string()).collect();
    let mut bytes = 0;
    for file in first.intersection(&second) {
        let read = |folder: &Path| {
            fs::read(folder.join(file)).map_err(|error| format!("{}: {error}", file.display()))
        };
        let (left, right) = (read(one)?, read(other)?);
        bytes += left.len();
        if left != right {
            differ.push(file.display().to_string());
        }
    }
    if !differ.is_empty() {
        return Err(format!("not the same in both: {}", differ.join(", ")));
    }
    println!("{} files, {bytes} bytes: the same in both", first.len());
    Ok(())
}

/// All files of a folder, by their paths in it.
fn files(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut found = BTreeSet::new();
    let mut left = vec![folder.to_path_buf()];
    while let Some(next) = left.pop() {
        let entries =
            fs::read_dir(&next).map_err(|error| format!("{}: {error}", next.display()))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                left.push(path);
            } else if let Ok(inside) = path.strip_prefix(folder) {
                found.insert(inside.to_path_buf());
            }
        }
    }
    Ok(found)
}
