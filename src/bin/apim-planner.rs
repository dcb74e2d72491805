//! The command line: files in, a report out. A thin host of the engine.

#[path = "apim-planner/documents.rs"]
mod documents;

use apim_planner::engine::{Analysis, analyze};
use apim_planner::input::Input;
use apim_planner::known;
use apim_planner::note::{Note, NoteSeverity};
use apim_planner::options::{Options, Prefer};
use apim_planner::render;
use apim_planner::report::{Outcome, Report, parse_date};
use apim_planner::rules::guides;
use apim_planner::share::{
    self, key,
    redact::{Class, Hide},
};
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Parser, Subcommand, ValueEnum};
use std::fs;
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use time::{Date, OffsetDateTime};

/// Says which compute platform each Azure API Management instance runs on, what retires when,
/// and how to migrate. Reads exports; needs no account and no network.
#[derive(Parser)]
#[command(version, after_help = EXIT_STATUS)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXIT_STATUS: &str = "Exit status of `report`; the worst instance wins:
  0  nothing to do
  2  a dated change lies ahead
  4  the platform of an instance cannot be told
  3  past due: a date has passed by which an instance had to act
  1  bad usage, input or output error, or no document recognised in any input";

#[derive(Subcommand)]
enum Command {
    /// Writes the report: verdicts, dates, paths and plans.
    #[command(after_help = EXIT_STATUS)]
    Report {
        /// Files to read; `-` or nothing for standard input.
        files: Vec<PathBuf>,
        /// The day for which everything dated is said, YYYY-MM-DD; today (UTC) by default.
        #[arg(long, value_name = "DATE", value_parser = date)]
        as_of: Option<Date>,
        /// What the recommended path should spare.
        #[arg(long, value_enum, default_value_t)]
        prefer: PreferArgument,
        /// Form of the report.
        #[arg(long, default_value = render::json::FORMAT.id, value_parser = formats())]
        format: String,
        /// File to write it to; standard output by default.
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Writes a redacted copy: without the values of these classes, by default of all but
        /// `regions`.
        #[arg(long, value_name = "CLASSES", num_args = 0..=1, require_equals = true,
            default_missing_value = "", value_parser = hide)]
        redact: Option<Hide>,
        /// File for the key, which tells what the pseudonyms of the copy stand for.
        #[arg(long, value_name = "FILE", requires = "redact")]
        key_file: Option<PathBuf>,
        #[command(flatten)]
        reading: Reading,
    },
    /// Writes the plan of one instance as Markdown, along the path that you choose.
    Plan(documents::Plan),
    /// Writes a link that carries the plan, for the fragment of the page's address.
    Link {
        /// Files to read; `-` or nothing for standard input.
        files: Vec<PathBuf>,
        /// The day for which everything dated is said, YYYY-MM-DD; today (UTC) by default.
        #[arg(long, value_name = "DATE", value_parser = date)]
        as_of: Option<Date>,
        /// What the recommended path should spare.
        #[arg(long, value_enum, default_value_t)]
        prefer: PreferArgument,
        /// Leaves out what identifies the company: names, ids, addresses, hosts and more.
        #[arg(long)]
        redact: bool,
        /// Address of the page; without it only the fragment is written.
        #[arg(long, value_name = "URL")]
        base: Option<String>,
        #[command(flatten)]
        reading: Reading,
    },
    /// Writes the script of one instance: it checks, and makes the change only when it is told to.
    /// It carries the real names.
    Script(documents::Script),
    /// Writes a paper for others, about one instance or about all of them.
    Paper(documents::Paper),
    /// Puts the original values back into what others wrote about a redacted copy.
    Translate {
        /// The text; `-` or nothing for standard input.
        file: Option<PathBuf>,
        /// The key that `report --redact --key-file` wrote.
        #[arg(long, value_name = "FILE")]
        key_file: PathBuf,
    },
    /// Says what each input was recognised as, with counts and notes.
    Detect {
        /// Files to read; `-` or nothing for standard input.
        files: Vec<PathBuf>,
        #[command(flatten)]
        reading: Reading,
    },
    /// Writes what the program knows: every fact with its source and the day it was checked.
    Knowledge {
        /// Form.
        #[arg(long, value_enum, default_value_t)]
        format: KnowledgeFormat,
    },
    /// Lists the rules, or explains one.
    Rules {
        /// Id of a rule, for example `platform/stv1-retired`.
        id: Option<String>,
        /// Writes the list as Markdown.
        #[arg(long, conflicts_with = "id")]
        markdown: bool,
    },
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum KnowledgeFormat {
    /// Described by static/schema/knowledge.schema.json.
    #[default]
    Json,
    /// For people.
    Markdown,
}

/// How the inputs are read.
#[derive(clap::Args)]
struct Reading {
    /// Reads the inputs as this shape, one of the candidates that `detect` names.
    #[arg(long, value_name = "SHAPE")]
    read_as: Option<String>,
    /// Does a repair that a note offers. May be given several times.
    #[arg(long = "repair", value_name = "ID")]
    repairs: Vec<String>,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum PreferArgument {
    /// The path with the least work afterwards.
    #[default]
    LeastFollowUp,
    /// The path without API downtime.
    NoDowntime,
}

/// The names of the formats, each with its title.
fn formats() -> PossibleValuesParser {
    let value = |format: &render::Format| PossibleValue::new(format.id).help(format.title);
    PossibleValuesParser::new(render::FORMATS.iter().map(value))
}

/// The classes of `--redact`.
fn hide(text: &str) -> Result<Hide, String> {
    if text.is_empty() {
        return Ok(Hide::default());
    }
    let class = |id: &str| {
        let known = Class::ALL.iter().copied();
        known.into_iter().find(|class| class.id().eq_ignore_ascii_case(id.trim())).ok_or_else(
            || {
                let all: Vec<_> = Class::ALL.iter().map(|class| class.id()).collect();
                format!("expected classes separated by commas, of {}", all.join(", "))
            },
        )
    };
    Ok(Hide(text.split(',').map(class).collect::<Result<_, _>>()?))
}

fn date(text: &str) -> Result<Date, String> {
    parse_date(text)
        .ok_or_else(|| "expected a day as YYYY-MM-DD, for example 2026-11-22".to_owned())
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are not errors; everything else is bad usage, whose status is 1
            // and not the parser's own.
            let status = u8::from(error.use_stderr());
            return if error.print().is_ok() { ExitCode::from(status) } else { ExitCode::FAILURE };
        }
    };
    match run(arguments.command) {
        Ok(status) => ExitCode::from(status),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        Err(error) => {
            let _ = writeln!(io::stderr(), "apim-planner: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> io::Result<u8> {
    match command {
        Command::Report { files, as_of, prefer, format, output, redact, key_file, reading } => {
            let mut analysis = read(&files, &reading, &options(as_of, prefer))?;
            if let Some(hide) = redact {
                let redacted = analysis.redacted(&hide);
                analysis = redacted.analysis;
                if let Some(file) = key_file {
                    write_key(&file, &key::write(&redacted.replacements))
                        .map_err(|error| at(&file, &error))?;
                }
            }
            report(&analysis, &format, output.as_deref())
        }
        Command::Plan(of) => documents::plan(&of),
        Command::Link { files, as_of, prefer, redact, base, reading } => {
            let analysis = read(&files, &reading, &options(as_of, prefer))?;
            let hide = if redact { Hide::default() } else { Hide::nothing() };
            link(&analysis.redacted(&hide).analysis, base.as_deref())
        }
        Command::Script(of) => documents::script(&of),
        Command::Paper(of) => documents::paper(&of),
        Command::Translate { file, key_file } => translate(file.as_deref(), &key_file),
        Command::Detect { files, reading } => {
            let as_of = OffsetDateTime::now_utc().date();
            let analysis = read(&files, &reading, &Options { as_of, prefer: Prefer::default() })?;
            detect(&analysis.overview())
        }
        Command::Knowledge { format } => write(&match format {
            KnowledgeFormat::Json => known::json(),
            KnowledgeFormat::Markdown => render::known::markdown(),
        }),
        Command::Rules { id: Some(id), .. } => write(&explained(&id)?),
        Command::Rules { markdown: true, .. } => write(&render::known::rules_markdown()),
        Command::Rules { .. } => write(&render::known::rules_text()),
    }
}

fn write(text: &str) -> io::Result<u8> {
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(0)
}

/// What is to be known of a rule. A finding and a change can have the same id.
fn explained(id: &str) -> io::Result<String> {
    let texts: Vec<_> = guides(id.trim()).map(render::known::rule_text).collect();
    if texts.is_empty() {
        return Err(io::Error::other(format!(
            "there is no rule {id:?}; `apim-planner rules` lists them"
        )));
    }
    Ok(texts.join("\n"))
}

fn options(as_of: Option<Date>, prefer: PreferArgument) -> Options {
    let as_of = as_of.unwrap_or_else(|| OffsetDateTime::now_utc().date());
    let prefer = match prefer {
        PreferArgument::LeastFollowUp => Prefer::LeastFollowUp,
        PreferArgument::NoDowntime => Prefer::NoDowntime,
    };
    Options { as_of, prefer }
}

/// Writes the link; what it leaves out and whether it is long goes to the standard error.
fn link(analysis: &Analysis, base: Option<&str>) -> io::Result<u8> {
    if analysis.instances() == 0 {
        return Err(io::Error::other("no instance was recognised: there is nothing to share"));
    }
    let link = analysis.link().map_err(io::Error::other)?;
    let mut err = io::stderr().lock();
    for one in &link.differs {
        writeln!(
            err,
            "warning: {}: with what a link carries the verdict is another one (platform {}, not {})",
            printable(&one.name),
            printable(&one.now.platform),
            printable(&one.before.platform)
        )?;
    }
    if link.cut > 0 {
        writeln!(err, "warning: {} text(s) of more than 1,000 characters were cut", link.cut)?;
    }
    let base = base.map(|base| base.split('#').next().unwrap_or(base));
    let text = base.map_or_else(|| link.text.clone(), |base| format!("{base}#{}", link.text));
    let length = text.len();
    if length > share::link::LONG {
        writeln!(
            err,
            "warning: {length} characters; beyond 8,000 many programs cut a link. Send a file: \
             report --format html --output plan.html"
        )?;
    } else if length > share::link::COMFORTABLE {
        writeln!(
            err,
            "warning: {length} characters; beyond 2,000 some programs cut a link. A file is safer: \
             report --format html --output plan.html"
        )?;
    }
    writeln!(io::stdout().lock(), "{text}")?;
    Ok(0)
}

fn read(files: &[PathBuf], reading: &Reading, options: &Options) -> io::Result<Analysis> {
    let standard_input = [PathBuf::from("-")];
    let files = if files.is_empty() { &standard_input } else { files };
    let mut read = Vec::new();
    for file in files {
        read.push(content(file)?);
    }
    let inputs: Vec<Input<'_>> = read
        .iter()
        .map(|(name, bytes)| Input {
            read_as: reading.read_as.as_deref(),
            repairs: &reading.repairs,
            ..Input::new(name, bytes)
        })
        .collect();
    Ok(analyze(&inputs, options))
}

/// What a file is called, and what is in it.
fn content(file: &Path) -> io::Result<(String, Vec<u8>)> {
    if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(("standard input".to_owned(), bytes));
    }
    let bytes = fs::read(file).map_err(|error| at(file, &error))?;
    Ok((file.display().to_string(), bytes))
}

/// Writes the key so that nobody else on the machine reads it, where the system knows that.
fn write_key(file: &Path, key: &str) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?.write_all(key.as_bytes())
}

/// Writes the text with the original values; how many were put back goes to the standard error.
fn translate(file: Option<&Path>, key_file: &Path) -> io::Result<u8> {
    let key = fs::read(key_file).map_err(|error| at(key_file, &error))?;
    let key = key::read(&key).map_err(|error| {
        let name = key_file.display();
        io::Error::other(format!("{name} is not a key of report --key-file: {error}"))
    })?;
    let (name, text) = content(file.unwrap_or(Path::new("-")))?;
    let text = String::from_utf8(text)
        .map_err(|_| io::Error::other(format!("{name}: text in UTF-8 was expected")))?;
    let translated = key::translate(&text, &key);
    io::stdout().lock().write_all(translated.text.as_bytes())?;
    writeln!(io::stderr(), "{} pseudonym(s) replaced", translated.found)?;
    Ok(0)
}

/// An error with the file that it is about.
fn at(file: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", file.display()))
}

fn report(analysis: &Analysis, format: &str, output: Option<&Path>) -> io::Result<u8> {
    let format = render::format(format)
        .ok_or_else(|| io::Error::other(format!("there is no format {format:?}")))?;
    let overview = analysis.overview();
    let outcome = Outcome::of_report(&overview);
    notes(&overview.notes)?;
    let write = |out: &mut dyn Write| {
        let mut out = io::BufWriter::new(out);
        format.write(analysis, overview, &mut out)?;
        out.flush()
    };
    match output {
        Some(file) => fs::File::create(file)
            .and_then(|mut out| write(&mut out))
            .map_err(|error| at(file, &error))?,
        None if !format.text && io::stdout().is_terminal() => {
            return Err(io::Error::other(format!(
                "{} is not text and would disturb this terminal: name a file with --output",
                format.title
            )));
        }
        None => write(&mut io::stdout().lock())?,
    }
    if outcome == Outcome::NotRecognised {
        writeln!(io::stderr(), "apim-planner: no document was recognised in any input")?;
    }
    Ok(outcome.exit_status())
}

fn detect(report: &Report) -> io::Result<u8> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for input in &report.inputs {
        writeln!(
            out,
            "{}: {} ({}), {} API Management instance(s), {} note(s)",
            printable(&input.name),
            input.title,
            input.shape,
            input.instances,
            input.notes
        )?;
        for document in &input.documents {
            let total = document.total.map_or_else(String::new, |total| format!(" of {total}"));
            writeln!(
                out,
                "  {} ({}): {}{total} element(s), {} instance(s)",
                document.title, document.shape, document.elements, document.instances
            )?;
        }
        for candidate in &input.candidates {
            let (shape, title) = (&candidate.shape, &candidate.title);
            writeln!(out, "  could also be {title}: --read-as {shape}")?;
        }
        for note in report.notes.iter().filter(|note| note.input == input.name) {
            writeln!(out, "  {}", words(note))?;
            for line in excerpt(note) {
                writeln!(out, "    {line}")?;
            }
        }
    }
    out.flush()?;
    let unknown = Outcome::of_report(report) == Outcome::NotRecognised;
    Ok(u8::from(unknown))
}

fn notes(notes: &[Note]) -> io::Result<()> {
    let mut err = io::stderr().lock();
    for note in notes {
        writeln!(err, "{}: {}", printable(&note.input), words(note))?;
    }
    Ok(())
}

fn words(note: &Note) -> String {
    let severity = match note.severity {
        NoteSeverity::Info => "note",
        NoteSeverity::Warning => "warning",
        NoteSeverity::Error => "error",
    };
    let place = match (note.at.line, note.at.column) {
        (Some(line), Some(column)) => format!("line {line}, column {column}: "),
        _ => String::new(),
    };
    let advice = note.advice.as_ref().map_or_else(String::new, |advice| format!(" {advice}"));
    let command =
        note.command.as_ref().map_or_else(String::new, |command| format!("\n    {command}"));
    let offer = note
        .offer
        .as_ref()
        .map_or_else(String::new, |offer| format!("\n    {}: --repair {}", offer.title, offer.id));
    let message = note.message.replace(['\n', '\r'], " ");
    printable(&format!("{severity}: {place}{message}{advice}{command}{offer}"))
}

/// The line that a note is about and a caret below the character that is meant.
fn excerpt(note: &Note) -> Vec<String> {
    let Some(excerpt) = &note.excerpt else { return vec![] };
    let column = usize::try_from(excerpt.caret).unwrap_or_default();
    vec![format!("| {}", printable(&excerpt.text)), format!("| {:>column$}", "^")]
}

/// Text for a terminal: what an input holds cannot move the cursor, change colours or the direction
/// of the writing.
fn printable(text: &str) -> String {
    let turns = |c| matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .map(|c| if turns(c) || (c.is_control() && c != '\n') { '\u{fffd}' } else { c })
        .collect()
}
