//! The exports, read back by programs that are not ours: Python packages in a folder of their own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Project;
use crate::command::{self, Result};
use crate::debian;
use crate::steps::{Steps, needed};
use crate::tools;

/// Makes every export with the command line and has it read.
pub fn check(project: &Project, steps: &mut Steps) {
    let folder = project.root.join("tests").join("readers");
    let python = steps.step("set-up: readers of other makers", || packages(&folder));
    steps.step("readers of other makers", || {
        let python = needed(&python, "set-up: readers of other makers")?;
        let mut build = command::cargo();
        build.args(["build", "--locked", "--bin", "apim-planner"]);
        command::run(build.current_dir(&project.root))?;
        let program = command::executable(&project.target.join("debug"), "apim-planner");
        let mut read = Command::new(python);
        read.arg(folder.join("read.py")).arg(program).current_dir(&project.root);
        command::run(&mut read)
    });
}

/// The Python that has the packages which `requirements.txt` pins.
fn packages(folder: &Path) -> Result<PathBuf> {
    let wanted = folder.join("requirements.txt");
    let wanted_text = fs::read_to_string(&wanted);
    let wanted_text = wanted_text.map_err(|error| format!("{}: {error}", wanted.display()))?;
    let own = tools::cache()?.join("tools").join("readers");
    let python =
        command::executable(&own.join(if cfg!(windows) { "Scripts" } else { "bin" }), "python");
    let installed = own.join("installed-from.txt");
    if python.is_file() && fs::read_to_string(&installed).is_ok_and(|before| before == wanted_text)
    {
        println!("the packages of {} are installed", wanted.display());
        return Ok(python);
    }
    let venv = || {
        let machine = command::find("python3").or_else(|| command::find("python"));
        let machine = machine.ok_or("Python is not on the search path")?;
        command::run(Command::new(machine).args(["-m", "venv", "--clear"]).arg(&own))
    };
    if let Err(message) = venv() {
        if !debian::can_install() {
            return Err(format!(
                "{message}. Install Python 3 with its module venv, for example: \
                 sudo apt-get install python3-venv"
            ));
        }
        debian::install(&["python3-venv"])?;
        venv()?;
    }
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--requirement"]).arg(&wanted);
    command::run(&mut pip)?;
    fs::write(&installed, wanted_text).map_err(|error| error.to_string())?;
    Ok(python)
}
