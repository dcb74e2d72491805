//! The deployable folder: what Trunk builds, and the module for pages that are not ours.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::Project;
use crate::browsers;
use crate::command::{self, Result};
use crate::page::Page;
use crate::steps::{Steps, needed};
use crate::tools::{WebTools, ready};

/// The type of what wasm-bindgen adds to the module's own functions.
const LOADING: &str = "
/** Loads the program, by default from `apim-planner_bg.wasm` beside the module; comes first. */
export default function init(options?: {
  module_or_path: RequestInfo | URL | Response | BufferSource | WebAssembly.Module;
}): Promise<unknown>;
";

/// Gets the tools and builds the release into `dist/`.
pub fn build(project: &Project, steps: &mut Steps) -> Option<()> {
    let tools = WebTools::get(project, steps);
    release(project, steps, &tools)
}

/// Builds the release into `dist/`.
pub fn release(project: &Project, steps: &mut Steps, tools: &Option<WebTools>) -> Option<()> {
    let page = steps.step("release build", || {
        trunk(project, ready(tools)?)?;
        finish(project, ready(tools)?)
    });
    steps.step("bill of materials", || {
        needed(&page, "release build")?;
        bill_of_materials(project, ready(tools)?)
    });
    steps.step("module for other pages", || {
        needed(&page, "release build")?;
        module(project, ready(tools)?)
    })
}

fn trunk(project: &Project, tools: &WebTools) -> Result<()> {
    // Trunk passes `--offline` on to cargo.
    let mut fetch = tools.command("cargo");
    command::run(fetch.args(["fetch", "--locked"]).current_dir(&project.root))?;
    command::run(
        tools
            .command(&tools.trunk)
            // Trunk takes any value but true and false for a mistake.
            .env_remove("NO_COLOR")
            .env("CARGO_ENCODED_RUSTFLAGS", flags(project)?)
            // Other code comes of it.
            .env("CARGO_INCREMENTAL", "0")
            .args(["build", "--release", "--offline", "--locked", "--dist"])
            .arg(project.dist())
            .current_dir(&project.root),
    )
}

/// What the compiler is told besides the profile: as in `.cargo/config.toml`, which the variable
/// stands in for, and that no folder of this machine gets into what is built. Otherwise a build
/// elsewhere would give other bytes.
fn flags(project: &Project) -> Result<String> {
    let home = || Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo"));
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home);
    let cargo = cargo.ok_or("neither CARGO_HOME nor HOME is set")?;
    let folders = [(cargo.as_path(), "/cargo"), (&project.root, "/apim-planner")];
    let remapped = folders.map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    Ok(["-Ctarget-feature=+simd128".to_owned()]
        .into_iter()
        .chain(remapped)
        .collect::<Vec<_>>()
        .join("\u{1f}"))
}

/// Short names and no comments in what Trunk built.
fn finish(project: &Project, tools: &WebTools) -> Result<()> {
    let script = project.root.join("xtask").join("finish.mjs");
    let mut node = Command::new(browsers::node()?);
    command::run(node.arg(script).arg(project.dist()).arg(&tools.npm))
}

/// `dist/sbom.cdx.json`: the crates that are in the page and the engine.
fn bill_of_materials(project: &Project, tools: &WebTools) -> Result<()> {
    let mut metadata = tools.command("cargo");
    metadata.args(["metadata", "--format-version", "1", "--locked", "--offline"]);
    metadata.args(["--filter-platform", "wasm32-unknown-unknown"]);
    metadata.args(["--no-default-features", "--features", "js-api"]);
    let metadata = command::output(metadata.current_dir(&project.root))?;
    let mut node = Command::new(browsers::node()?);
    node.arg(project.root.join("xtask").join("sbom.mjs")).arg(project.dist());
    command::run_with(node.arg(project.root.join("Cargo.lock")), metadata.as_bytes())
}

/// `dist/embed/`: the engine once more, as an ES module, by the same tools and flags.
fn module(project: &Project, tools: &WebTools) -> Result<()> {
    let folder = project.dist().join("embed");
    command::run(
        tools
            .command(&tools.wasm_bindgen)
            .args(["--target", "web", "--no-typescript"])
            .args(["--out-name", "apim-planner", "--out-dir"])
            .arg(&folder)
            .arg(tools.release_wasm("engine")),
    )?;
    let types = project.root.join("static").join("api.d.ts");
    let types = fs::read_to_string(types).map_err(|error| format!("static/api.d.ts: {error}"))?;
    fs::write(folder.join("apim-planner.d.ts"), types + LOADING)
        .map_err(|error| format!("apim-planner.d.ts: {error}"))?;
    let source = project.root.join("index.html");
    let source = fs::read_to_string(source).map_err(|error| format!("index.html: {error}"))?;
    let level = Page::attribute(&source, "data-wasm-opt").unwrap_or_default();
    let flags = Page::attribute(&source, "data-wasm-opt-params").unwrap_or_default();
    let wasm = folder.join("apim-planner_bg.wasm");
    command::run(
        tools
            .command(&tools.wasm_opt)
            .arg(format!("-O{level}"))
            .args(flags.split_whitespace())
            .arg(&wasm)
            .arg("-o")
            .arg(&wasm),
    )
}
