//! Running other programs.

use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

/// A failure is a sentence for the person who ran the command.
pub type Result<T> = std::result::Result<T, String>;

/// Runs to the end, its output on ours.
pub fn run(command: &mut Command) -> Result<()> {
    show(command);
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    succeeded(command, status)
}

/// Like [`run`]; the program reads `input`.
pub fn run_with(command: &mut Command, input: &[u8]) -> Result<()> {
    show(command);
    let mut child =
        command.stdin(Stdio::piped()).spawn().map_err(|error| cannot_start(command, &error))?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input).map_err(|error| error.to_string())?;
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    succeeded(command, status)
}

/// Like [`run`]; keeps those lines of its standard output that `keep` wants.
pub fn run_keeping(
    command: &mut Command,
    lines: &mut Vec<String>,
    keep: impl Fn(&str) -> bool,
) -> Result<()> {
    show(command);
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|error| cannot_start(command, &error))?;
    if let Some(output) = child.stdout.take() {
        // Bytes, not text: a test may print anything.
        for line in BufReader::new(output).split(b'\n') {
            let line = line.map_err(|error| error.to_string())?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            if keep(&line) {
                lines.push(line.trim_end().to_owned());
            }
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    succeeded(command, status)
}

/// Its standard output, if it succeeds; nothing is shown.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.output().map_err(|error| cannot_start(command, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
    }
    let message = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(format!("{} failed: {message}", line_of(command)))
}

/// The program of that name on the search path.
pub fn find(program: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    std::env::split_paths(&folders)
        .flat_map(|folder| endings.iter().map(move |end| folder.join(format!("{program}{end}"))))
        .find(|path| path.is_file())
}

/// `folder/program` as this system spells it.
pub fn executable(folder: &Path, program: &str) -> PathBuf {
    folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
}

/// The search path with `folders` before everything else.
pub fn path_with(folders: &[PathBuf]) -> Result<OsString> {
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&rest));
    std::env::join_paths(all).map_err(|error| error.to_string())
}

/// Cargo of the toolchain that runs this program.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn show(command: &Command) {
    println!("$ {}", line_of(command));
    // Otherwise the program's own lines may come before this one.
    std::io::stdout().flush().ok();
}

fn line_of(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("cannot start {}: {error}", command.get_program().to_string_lossy())
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    let name = Path::new(command.get_program()).file_stem().unwrap_or_default();
    Err(format!("{} ended with {status}", name.to_string_lossy()))
}
