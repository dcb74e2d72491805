//! Set-up, build and checks of apim-planner: see `USAGE`.
#![expect(clippy::disallowed_methods, reason = "a tool that times its steps reads the clock")]

mod addresses;
mod browsers;
mod check;
mod command;
mod debian;
mod dist;
mod page;
mod readers;
mod serve;
mod steps;
mod tools;
mod verify;
mod wasm32;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use steps::Steps;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  serve           get what is missing, build the release, serve it on 127.0.0.1:8080
  dist            get what is missing, write the deployable folder dist/
  dist --verify   build from nothing in two other folders, compare every byte
  test            get what is missing, run every check
  test --quick    the same without the checks that need a browser
  shots           build, then screenshots of every page into target/screenshots
  host [PORT]     serve dist/ as it is (port 0: any free one)
";

/// The folders that every command works in.
struct Project {
    /// The checkout.
    root: PathBuf,
    /// Cargo's target folder.
    target: PathBuf,
}

impl Project {
    fn find() -> Self {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.parent().unwrap_or(manifest).to_path_buf();
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        Self { root, target }
    }

    fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    fn end_to_end(&self) -> PathBuf {
        self.root.join("tests").join("e2e")
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let project = Project::find();
    let mut steps = Steps::default();
    match arguments.as_slice() {
        ["serve"] => {
            if dist::build(&project, &mut steps).is_some() {
                steps.summary();
                return exit(serve::forever(&project.dist(), serve::USUAL_PORT));
            }
        }
        ["dist"] => {
            dist::build(&project, &mut steps);
        }
        ["dist", "--verify"] => verify::two_builds(&project, &mut steps),
        ["test"] => check::all(&project, &mut steps, check::Extent::Full),
        ["test", "--quick"] => check::all(&project, &mut steps, check::Extent::WithoutBrowsers),
        ["shots"] => check::screenshots(&project, &mut steps),
        ["host"] => return exit(serve::forever(&project.dist(), serve::USUAL_PORT)),
        ["host", port] => {
            return match port.parse() {
                Ok(port) => exit(serve::forever(&project.dist(), port)),
                Err(_) => exit(Err(format!("not a port: {port}"))),
            };
        }
        ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    }
    steps.summary()
}

fn exit(result: command::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
