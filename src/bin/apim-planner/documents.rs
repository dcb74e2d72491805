//! Plan, scripts and papers of one instance.

use crate::{PreferArgument, Reading, date, hide, notes, options, printable, read};
use apim_planner::engine::Analysis;
use apim_planner::render::{self, papers};
use apim_planner::report::InstanceReport;
use apim_planner::script;
use apim_planner::share::redact::Hide;
use clap::builder::{PossibleValue, PossibleValuesParser};
use std::io::{self, Write};
use std::path::PathBuf;
use time::Date;

/// Which instance, on which day, along which path.
#[derive(clap::Args)]
pub(crate) struct About {
    /// Name or ARM id of the instance; may be left out where there is one only.
    #[arg(long, value_name = "NAME")]
    instance: Option<String>,
    /// `A` to `L`, `v2`, or the name of a v2 tier; by default the plan that the instance calls for.
    #[arg(long, value_name = "PATH")]
    path: Option<String>,
    /// The day for which everything dated is said, YYYY-MM-DD; today (UTC) by default.
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// What the recommended path should spare.
    #[arg(long, value_enum, default_value_t)]
    prefer: PreferArgument,
    #[command(flatten)]
    reading: Reading,
}

#[derive(clap::Args)]
pub(crate) struct Plan {
    /// Files to read; `-` or nothing for standard input.
    files: Vec<PathBuf>,
    #[command(flatten)]
    about: About,
}

#[derive(clap::Args)]
pub(crate) struct Script {
    /// Files to read; `-` or nothing for standard input.
    files: Vec<PathBuf>,
    /// Language of the script.
    #[arg(long, default_value = "bash", value_parser = languages())]
    language: String,
    #[command(flatten)]
    about: About,
}

#[derive(clap::Args)]
pub(crate) struct Paper {
    /// Files to read; `-` or nothing for standard input.
    files: Vec<PathBuf>,
    /// Which paper.
    #[arg(long, value_parser = names())]
    paper: String,
    /// Plain text instead of Markdown.
    #[arg(long)]
    plain: bool,
    /// Makes it of a redacted copy: without the values of these classes, by default of all but
    /// `regions`.
    #[arg(long, value_name = "CLASSES", num_args = 0..=1, require_equals = true,
        default_missing_value = "", value_parser = hide)]
    redact: Option<Hide>,
    #[command(flatten)]
    about: About,
}

/// The names of the languages, each with its title.
fn languages() -> PossibleValuesParser {
    let value = |one: &script::Language| PossibleValue::new(one.id).help(one.title);
    PossibleValuesParser::new(script::LANGUAGES.iter().map(value))
}

/// The names of the papers, each with its title.
fn names() -> PossibleValuesParser {
    let value = |one: &papers::Paper| PossibleValue::new(one.id).help(one.title);
    PossibleValuesParser::new(papers::PAPERS.iter().map(value))
}

/// Writes the script.
pub(crate) fn script(of: &Script) -> io::Result<u8> {
    let analysis = analysis(&of.files, &of.about)?;
    let language = script::language(&of.language)
        .ok_or_else(|| io::Error::other("there is no such language"))?;
    let overview = analysis.overview();
    let index = chosen(&overview.instances, of.about.instance.as_deref())?.index;
    put(analysis.script(index, of.about.path.as_deref(), language))
}

/// Writes the paper.
pub(crate) fn paper(of: &Paper) -> io::Result<u8> {
    let mut analysis = analysis(&of.files, &of.about)?;
    let paper =
        papers::paper(&of.paper).ok_or_else(|| io::Error::other("there is no such paper"))?;
    // A redacted copy keeps the order, so the number holds there too.
    let index = match paper.is_of_fleet() {
        true => 0,
        false => chosen(&analysis.overview().instances, of.about.instance.as_deref())?.index,
    };
    if let Some(hide) = &of.redact {
        analysis = analysis.redacted(hide).analysis;
    }
    put(papers::write(&analysis, paper, (index, of.about.path.as_deref()), of.plain))
}

fn analysis(files: &[PathBuf], about: &About) -> io::Result<Analysis> {
    read(files, &about.reading, &options(about.as_of, about.prefer))
}

fn put(text: Result<String, apim_planner::Text>) -> io::Result<u8> {
    let text = text.map_err(io::Error::other)?;
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(0)
}

/// The instance that is meant: by its name or its id, or the only one there is.
fn chosen<'a>(
    instances: &'a [InstanceReport],
    wanted: Option<&str>,
) -> io::Result<&'a InstanceReport> {
    let meant = |one: &&InstanceReport| {
        wanted.is_none_or(|wanted| {
            one.name.eq_ignore_ascii_case(wanted)
                || one.id.as_deref().is_some_and(|id| id.eq_ignore_ascii_case(wanted))
        })
    };
    let found: Vec<&InstanceReport> = instances.iter().filter(meant).collect();
    let named = |all: &mut dyn Iterator<Item = &InstanceReport>| {
        let names: Vec<_> =
            all.take(20).map(|one| one.id.as_deref().unwrap_or(&one.name)).collect();
        printable(&names.join(", "))
    };
    match (found.as_slice(), wanted) {
        ([only], _) => Ok(only),
        _ if instances.is_empty() => Err(io::Error::other("no instance was recognised")),
        ([], wanted) => Err(io::Error::other(format!(
            "no instance is called {:?}; there are: {}",
            printable(wanted.unwrap_or_default()),
            named(&mut instances.iter())
        ))),
        (found, _) => Err(io::Error::other(format!(
            "{} instances fit. Name one with --instance, by its name or ARM id: {}",
            found.len(),
            named(&mut found.iter().copied())
        ))),
    }
}

/// Writes one instance with its plan along a path.
pub(crate) fn plan(of: &Plan) -> io::Result<u8> {
    let analysis = analysis(&of.files, &of.about)?;
    let path = of.about.path.as_deref();
    let overview = analysis.overview();
    notes(&overview.notes)?;
    let only = chosen(&overview.instances, of.about.instance.as_deref())?;
    let report = analysis.instance_along(only.index, path).filter(|one| one.plan.is_some());
    let report = report.ok_or_else(|| {
        let full =
            analysis.instance(only.index).map(|one| one.planned.join(", ")).unwrap_or_default();
        let (name, path) = (printable(&only.name), path.unwrap_or_default());
        io::Error::other(format!("{name} has no plan along {path:?}; there is one along: {full}"))
    })?;
    io::stdout().lock().write_all(render::markdown::instance(&report).as_bytes()).map(|()| 0)
}
