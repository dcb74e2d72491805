//! The deployable folder: what Trunk builds, and the module for pages that are not ours.

use std::fs;
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
            .args(["build", "--release", "--offline", "--locked", "--dist"])
            .arg(project.dist())
            .current_dir(&project.root),
    )
}

/// Short names and no comments in what Trunk built.
fn finish(project: &Project, tools: &WebTools) -> Result<()> {
    let script = project.root.join("xtask").join("finish.mjs");
    let mut node = Command::new(browsers::node()?);
    command::run(node.arg(script).arg(project.dist()).arg(&tools.npm))
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
