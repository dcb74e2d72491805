//! The build tools, in the versions that are known to work together.
//!
//! They are kept in the user's cache folder, so that every checkout shares them:
//! `~/.cache/apim-planner/tools/NAME-VERSION/`, and `npm/` for what comes from there.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Project;
use crate::browsers;
use crate::command::{self, Result};
use crate::steps::{Steps, needed};
use crate::wasm32::{self, Compiler};

const TRUNK: &str = "0.21.14";

const CARGO_DENY: &str = "0.20.2";

/// Everything that builds the page.
pub struct WebTools {
    compiler: Compiler,
    path: OsString,
    target: PathBuf,
    /// The `wasm-bindgen` program.
    pub wasm_bindgen: PathBuf,
    /// Runs the wasm tests in a browser.
    pub test_runner: PathBuf,
    /// The `trunk` program.
    pub trunk: PathBuf,
    /// The `wasm-opt` program.
    pub wasm_opt: PathBuf,
    /// The folder with the npm packages that `xtask/package.json` pins.
    pub npm: PathBuf,
}

impl WebTools {
    /// Gets what is missing.
    pub fn get(project: &Project, steps: &mut Steps) -> Option<Self> {
        let compiler = steps.step("set-up: wasm32 standard library", wasm32::compiler);
        let bindgen = steps.step("set-up: wasm-bindgen", || wasm_bindgen(project));
        let trunk = steps.step("set-up: Trunk", trunk);
        let npm = steps.step("set-up: wasm-opt and esbuild", || npm_packages(project));
        let (compiler, bindgen, trunk, npm) = (compiler?, bindgen?, trunk?, npm?);
        let wasm_opt = npm.join("node_modules").join(".bin");
        let path = command::path_with(&[bindgen.clone(), trunk.clone(), wasm_opt.clone()]).ok()?;
        Some(Self {
            compiler,
            path,
            // Two compilers may be in play: they must not undo each other's work.
            target: project.target.join("web"),
            wasm_bindgen: command::executable(&bindgen, "wasm-bindgen"),
            test_runner: command::executable(&bindgen, "wasm-bindgen-test-runner"),
            trunk: command::executable(&trunk, "trunk"),
            npm,
            wasm_opt: wasm_opt.join(if cfg!(windows) { "wasm-opt.cmd" } else { "wasm-opt" }),
        })
    }

    /// `program` with the compiler for wasm32, the tools on its search path.
    pub fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command
            .env("PATH", &self.path)
            .env("CARGO_TARGET_DIR", &self.target)
            // Set by the cargo that runs this program, for its own compiler.
            .env_remove("CARGO")
            .env_remove("LD_LIBRARY_PATH")
            .envs(self.compiler.environment());
        command
    }

    /// What the last release build of a program left for wasm-bindgen.
    pub fn release_wasm(&self, program: &str) -> PathBuf {
        let folder = self.target.join("wasm32-unknown-unknown").join("web");
        folder.join(program).with_extension("wasm")
    }
}

/// The user's cache folder for this project.
pub fn cache() -> Result<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let base = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else {
        variable("XDG_CACHE_HOME").or_else(|| Some(variable("HOME")?.join(".cache")))
    };
    Ok(base.ok_or("there is no home folder to keep tools in")?.join("apim-planner"))
}

fn wasm_bindgen(project: &Project) -> Result<PathBuf> {
    let lock = project.root.join("Cargo.lock");
    let lock = fs::read_to_string(lock).map_err(|error| format!("Cargo.lock: {error}"))?;
    let version = locked_version(&lock, "wasm-bindgen").ok_or("wasm-bindgen is not locked")?;
    // Not `--locked`: the lock file that it was published with names a crate that was withdrawn.
    cargo_install("wasm-bindgen-cli", "wasm-bindgen", version, &[])
}

fn trunk() -> Result<PathBuf> {
    cargo_install("trunk", "trunk", TRUNK, &["--locked"])
}

/// The `cargo-deny` program.
pub fn cargo_deny() -> Result<PathBuf> {
    let folder = cargo_install("cargo-deny", "cargo-deny", CARGO_DENY, &["--locked"])?;
    Ok(command::executable(&folder, "cargo-deny"))
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let (_, rest) = lock.split_once(&format!("\nname = \"{package}\"\nversion = \""))?;
    Some(rest.split_once('"')?.0)
}

/// The folder with `program`, installed there from crates.io if need be.
fn cargo_install(package: &str, program: &str, version: &str, more: &[&str]) -> Result<PathBuf> {
    let root = cache()?.join("tools").join(format!("{program}-{version}"));
    let folder = root.join("bin");
    let installed = command::executable(&folder, program);
    let says = |program: &Path| command::output(Command::new(program).arg("--version"));
    if says(&installed).is_ok_and(|answer| answer.ends_with(version)) {
        println!("{program} {version} is installed");
        return Ok(folder);
    }
    fs::create_dir_all(&root).map_err(|error| error.to_string())?;
    command::run(
        command::cargo()
            .args(["install", package, "--version", version, "--force", "--root"])
            .arg(&root)
            .args(more)
            // Away from the project's own cargo settings.
            .current_dir(&root)
            .env_remove("CARGO_TARGET_DIR")
            // Published profiles ask for link-time optimisation: a quarter of an hour for nothing
            // that would show here.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    )?;
    let answer = says(&installed)?;
    if answer.ends_with(version) {
        return Ok(folder);
    }
    Err(format!("{program} should be {version} and is {answer}"))
}

/// The folder with the npm packages that `xtask/package.json` pins.
fn npm_packages(project: &Project) -> Result<PathBuf> {
    let source = project.root.join("xtask");
    let folder = cache()?.join("tools").join("npm");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(source.join(file), folder.join(file)).map_err(|error| error.to_string())?;
    }
    npm_ci(&folder)?;
    Ok(folder)
}

/// Installs exactly what the folder's lock file names, unless that was done before.
pub fn npm_ci(folder: &Path) -> Result<()> {
    let lock = fs::read_to_string(folder.join("package-lock.json"));
    let lock = lock.map_err(|error| format!("{}: {error}", folder.display()))?;
    let installed = folder.join("node_modules").join("installed-from.json");
    if fs::read_to_string(&installed).is_ok_and(|before| before == lock) {
        println!("the packages of {} are installed", folder.display());
        return Ok(());
    }
    let npm = browsers::npm()?;
    command::run(Command::new(npm).args(["ci", "--no-audit", "--no-fund"]).current_dir(folder))?;
    fs::write(&installed, lock).map_err(|error| error.to_string())
}

/// The tools, or why what needs them does not run.
pub fn ready(tools: &Option<WebTools>) -> Result<&WebTools> {
    needed(tools, "set-up")
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_locked_version_is_that_of_the_package_itself() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
