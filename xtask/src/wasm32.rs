//! The standard library for `wasm32-unknown-unknown`.
//!
//! rustup has it for most people. Where rustup cannot download anything, Debian's own compiler and
//! library sources take its place: the library is built once per version of that compiler.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{self, Result};
use crate::debian;
use crate::tools::cache;

const TARGET: &str = "wasm32-unknown-unknown";
/// What builds for wasm32 with Debian's compiler.
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy"];
/// rustup's name for Debian's compiler.
const NAME: &str = "debian";
/// Beside the libraries that were built: which compiler they are for.
const MARKER: &str = "built-by";

/// The compiler that can build for wasm32.
pub enum Compiler {
    /// The one that is in use anyway.
    Usual,
    /// Debian's, through rustup, with this linker, because Debian does not package one.
    Debian { linker: PathBuf },
}

impl Compiler {
    /// The environment that makes cargo and what it starts use this compiler.
    pub fn environment(&self) -> Vec<(&'static str, PathBuf)> {
        match self {
            Self::Usual => Vec::new(),
            Self::Debian { linker } => vec![
                ("RUSTUP_TOOLCHAIN", NAME.into()),
                ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker.clone()),
            ],
        }
    }
}

/// Finds the library, or gets it.
pub fn compiler() -> Result<Compiler> {
    if usual_has_it() {
        println!("{TARGET} is installed");
        return Ok(Compiler::Usual);
    }
    if let Some(version) = debian_version()
        && is_built(&version)
        && is_linked()
    {
        println!("using Debian's compiler: {}", first_line(&version));
        return Ok(Compiler::Debian { linker: linker()? });
    }
    let by_rustup = command::run(Command::new("rustup").args(["target", "add", TARGET]));
    if by_rustup.is_ok() && usual_has_it() {
        return Ok(Compiler::Usual);
    }
    if !debian::can_install() {
        return Err(format!("`rustup target add {TARGET}` has to succeed first"));
    }
    println!("rustup cannot get {TARGET}: taking Debian's compiler instead");
    debian::install(&PACKAGES)?;
    let version = debian_version().ok_or("/usr/bin/rustc does not run")?;
    if !is_built(&version) {
        build(&version)?;
    }
    if !is_linked() {
        command::run(Command::new("rustup").args(["toolchain", "link", NAME, "/usr"]))?;
    }
    Ok(Compiler::Debian { linker: linker()? })
}

fn usual_has_it() -> bool {
    let arguments = ["--print", "target-libdir", "--target", TARGET];
    command::output(Command::new("rustc").args(arguments))
        .is_ok_and(|folder| has_libraries(Path::new(&folder)))
}

fn has_libraries(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

/// All of what Debian's compiler says of itself.
fn debian_version() -> Option<String> {
    command::output(Command::new("/usr/bin/rustc").arg("-vV")).ok()
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

fn libraries() -> PathBuf {
    Path::new("/usr/lib/rustlib").join(TARGET).join("lib")
}

fn is_built(version: &str) -> bool {
    has_libraries(&libraries())
        && fs::read_to_string(libraries().join(MARKER)).is_ok_and(|built_by| built_by == version)
}

fn is_linked() -> bool {
    let linked = command::output(Command::new("rustup").args(["run", NAME, "rustc", "-vV"]));
    linked.ok().is_some_and(|version| Some(version) == debian_version())
}

/// Debian packages no `rust-lld`; rustup's compiler brings one.
fn linker() -> Result<PathBuf> {
    let version = command::output(Command::new("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or("rustc does not name its host")?;
    let sysroot = command::output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let linker = Path::new(&sysroot).join("lib/rustlib").join(host).join("bin/rust-lld");
    if linker.is_file() {
        return Ok(linker);
    }
    Err(format!("there is no {}", linker.display()))
}

/// Builds the library from the sources that Debian packages, as dependencies of an empty package,
/// with bitcode so that link-time optimisation works, and puts it where the compiler looks for it.
fn build(version: &str) -> Result<()> {
    let package = cache()?.join("wasm32-std");
    write(&package.join("Cargo.toml"), "[package]\nname = \"nothing\"\nedition = \"2024\"\n")?;
    write(&package.join("src").join("lib.rs"), "")?;
    let target = package.join("target");
    remove_folder(&target)?;
    command::run(
        Command::new("/usr/bin/cargo")
            .args(["build", "--release", "--target", TARGET])
            .arg("-Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro")
            // Building the standard library is not stable; everything else here is.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTC", "/usr/bin/rustc")
            .env("RUSTFLAGS", "-Cembed-bitcode=yes")
            .env("CARGO_TARGET_DIR", &target)
            .env_remove("CARGO_BUILD_TARGET")
            .current_dir(&package),
    )?;
    remove_folder(&libraries())?;
    fs::create_dir_all(libraries()).map_err(|error| error.to_string())?;
    let built = target.join(TARGET).join("release").join("deps");
    for entry in fs::read_dir(&built).map_err(|error| error.to_string())?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libnothing") {
            fs::copy(entry.path(), libraries().join(&name)).map_err(|error| error.to_string())?;
        }
    }
    remove_folder(&package)?;
    write(&libraries().join(MARKER), version)
}

fn remove_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<()> {
    let error = |error: std::io::Error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(error)?;
    }
    fs::write(path, text).map_err(error)
}
