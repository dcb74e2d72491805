//! `cargo xtask test`: every check, each a step of its own.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Project;
use crate::addresses;
use crate::browsers;
use crate::command::{self, Result};
use crate::dist;
use crate::page::Page;
use crate::readers;
use crate::steps::{Steps, needed};
use crate::tools::{self, WebTools, ready};

/// How much is checked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Everything.
    Full,
    /// Nothing that needs a browser.
    WithoutBrowsers,
}

/// Runs every check; one that fails does not stop the others.
pub fn all(project: &Project, steps: &mut Steps, extent: Extent) {
    let tools = WebTools::get(project, steps);
    native(project, steps);
    let deny = steps.step("set-up: cargo-deny", tools::cargo_deny);
    steps.step("licences, bans and sources", || {
        let mut check = Command::new(needed(&deny, "set-up: cargo-deny")?);
        check.args(["check", "licenses", "bans", "sources"]).args(["--hide-inclusion-graph"]);
        command::run(check.current_dir(&project.root))
    });
    readers::check(project, steps);
    steps.step("clippy, wasm32", || {
        let tools = ready(&tools)?;
        let mut clippy = tools.command("cargo");
        clippy.args(["clippy", "--locked", "--target", "wasm32-unknown-unknown"]);
        clippy.args(["--no-default-features", "--features", "js-api", "--lib", "--bins"]);
        clippy.args(["--test", "wasm", "--", "-Dwarnings"]);
        command::run(clippy.current_dir(&project.root))
    });
    let built = dist::release(project, steps, &tools);
    let page = steps.step("nothing inline", || {
        needed(&built, "release build")?;
        let page = Page::read(&project.dist())?;
        page.has_nothing_inline()?;
        Ok(page)
    });
    steps
        .step("size budget", || needed(&page, "nothing inline")?.is_within_budget(&project.dist()));
    steps.step("addresses in what is built", || {
        needed(&built, "release build")?;
        addresses::are_known(&project.dist())
    });
    if extent == Extent::Full {
        in_browsers(project, steps, &tools, &built);
    }
}

fn native(project: &Project, steps: &mut Steps) {
    let cargo = |arguments: &[&str]| {
        let mut command = command::cargo();
        command.args(arguments).current_dir(&project.root);
        command
    };
    steps.step("fmt", || command::run(&mut cargo(&["fmt", "--all", "--check"])));
    steps.step("core without web features", || {
        command::run(&mut cargo(&["check", "--locked", "--no-default-features", "--lib"]))
    });
    steps.step("clippy, host", || {
        let scope = ["clippy", "--locked", "--workspace", "--all-targets", "--all-features"];
        command::run(cargo(&scope).args(["--", "-Dwarnings"]))
    });
    steps.runner("native tests", |lines| {
        let mut tests = cargo(&["test", "--locked", "--workspace", "--all-features"]);
        tests.args(["--no-fail-fast", "--lib", "--bins", "--tests"]);
        command::run_keeping(&mut tests, lines, is_closing_line)
    });
    steps.runner("doctests", |lines| {
        let mut tests = cargo(&["test", "--locked", "--workspace", "--all-features", "--doc"]);
        command::run_keeping(&mut tests, lines, is_closing_line)
    });
}

fn in_browsers(project: &Project, steps: &mut Steps, tools: &Option<WebTools>, built: &Option<()>) {
    let chromium = steps.step("set-up: Chromium", browsers::chromium);
    let driver = steps.step("set-up: chromedriver", browsers::chromedriver);
    let firefox = steps.step("set-up: Firefox", browsers::firefox);
    let node = steps.step("set-up: Node.js and packages", || packages(project));
    steps.runner("wasm tests in Chromium", |lines| {
        let tools = ready(tools)?;
        needed(&chromium, "set-up: Chromium")?;
        let mut tests = tools.command("cargo");
        tests.args(["test", "--locked", "--target", "wasm32-unknown-unknown"]);
        tests.args(["--no-default-features", "--features", "js-api", "--test", "wasm"]);
        tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &tools.test_runner);
        tests.env("CHROMEDRIVER", needed(&driver, "set-up: chromedriver")?);
        command::run_keeping(tests.current_dir(&project.root), lines, is_closing_line)
    });
    steps.runner("end-to-end tests in Chromium and Firefox", |lines| {
        // Never what an earlier build has left.
        needed(built, "release build")?;
        let node = needed(&node, "set-up: Node.js and packages")?;
        let mut tests = Command::new(node);
        tests.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]);
        tests.args(test_files(&project.end_to_end())?);
        tests.env("CHROMIUM", needed(&chromium, "set-up: Chromium")?);
        tests.env("FIREFOX", needed(&firefox, "set-up: Firefox")?);
        drive(project, &mut tests)?;
        command::run_keeping(&mut tests, lines, is_closing_line)
    });
}

/// Builds, then takes a picture of every page.
pub fn screenshots(project: &Project, steps: &mut Steps) {
    let built = dist::build(project, steps);
    let chromium = steps.step("set-up: Chromium", browsers::chromium);
    let node = steps.step("set-up: Node.js and packages", || packages(project));
    steps.step("screenshots", || {
        needed(&built, "release build")?;
        let mut shots = Command::new(needed(&node, "set-up: Node.js and packages")?);
        shots.arg("shots.mjs").env("CHROMIUM", needed(&chromium, "set-up: Chromium")?);
        drive(project, &mut shots)?;
        command::run(&mut shots)
    });
}

/// Tells a program of `tests/e2e` what serves the page and where pictures go.
fn drive(project: &Project, command: &mut Command) -> Result<()> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    command
        .env("XTASK", this)
        .env("SCREENSHOTS", project.target.join("screenshots"))
        .current_dir(project.end_to_end());
    Ok(())
}

fn packages(project: &Project) -> Result<PathBuf> {
    let node = browsers::node()?;
    tools::npm_ci(&project.end_to_end())?;
    Ok(node)
}

fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| error.to_string())?;
    let name = |path: &PathBuf| path.file_name().and_then(OsStr::to_str).map(str::to_owned);
    let is_test = |path: &PathBuf| name(path).is_some_and(|name| name.ends_with(".test.mjs"));
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(is_test);
    files.sort();
    if files.is_empty() {
        return Err(format!("{} has no tests", folder.display()));
    }
    Ok(files)
}

/// The lines with which `cargo test` and `node --test` end.
fn is_closing_line(line: &str) -> bool {
    let counts = ["tests ", "pass ", "fail ", "cancelled ", "skipped ", "duration_ms "];
    line.starts_with("test result: ")
        || line
            .strip_prefix("ℹ ")
            .is_some_and(|rest| counts.iter().any(|count| rest.starts_with(count)))
}

#[cfg(test)]
mod tests {
    use super::is_closing_line;

    #[test]
    fn closing_lines_are_those_of_the_runners() {
        assert!(is_closing_line("test result: ok. 3 passed; 0 failed; 0 ignored"));
        assert!(is_closing_line("ℹ tests 12"));
        assert!(!is_closing_line("test a_result ... ok"));
        assert!(!is_closing_line("ℹ start of the journey"));
    }
}
