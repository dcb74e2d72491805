//! The work behind the requests: one analysis and what is asked of it. The worker and, where no
//! worker can be had, the page run exactly this.

mod copies;
mod documents;

use super::protocol::{Answer, Document, Failure, Order, Settings};
use crate::engine::{Analysis, analyze};
use crate::input::Input;
use crate::model::Decision;
use crate::options::Options;
use crate::render;
use copies::Copy;
use std::io::Write;

/// Holds the analysis.
#[derive(Debug, Default)]
pub struct Desk {
    analysis: Option<Analysis>,
    /// The last copy: the next page of its values, its file and its text are asked for one after
    /// the other.
    copy: Option<Copy>,
}

impl Desk {
    /// Reads inputs; what was held before is dropped first.
    pub fn analyze(
        &mut self,
        inputs: &[Input<'_>],
        settings: &Settings,
        decisions: &[Decision],
    ) -> Answer {
        self.analysis = None;
        self.copy = None;
        match options(settings) {
            Ok(options) => self.hold(analyze(inputs, &options), decisions),
            Err(failure) => Answer::Failed(failure),
        }
    }

    /// Looks again at what was read.
    pub fn reanalyze(&mut self, settings: &Settings, decisions: &[Decision]) -> Answer {
        match (&self.analysis, options(settings)) {
            (Some(analysis), Ok(options)) => {
                let analysis = analysis.under(&options);
                self.hold(analysis, decisions)
            }
            (None, Ok(_)) => Answer::Failed(nothing_held()),
            (_, Err(failure)) => Answer::Failed(failure),
        }
    }

    /// One instance with its plan along a path, or without one the plan that it calls for.
    pub fn instance(&self, index: u32, path: String) -> Answer {
        let Some(analysis) = &self.analysis else { return Answer::Failed(nothing_held()) };
        match analysis.instance_along(index, chosen(&path)) {
            Some(report) => {
                let offers = documents::offers(analysis, &report, chosen(&path));
                Answer::Instance { report: Box::new(report), path, offers }
            }
            None => Answer::Failed(no_instance(index)),
        }
    }

    /// Writes a document, with hidden what the order says.
    pub fn render(&mut self, order: &Order, out: &mut impl Write) -> Result<(), Failure> {
        let copy = self.copy_of(&order.hide).ok_or_else(nothing_held)?;
        let analysis = copy.analysis();
        let written = match &order.document {
            Document::Report { format } => {
                let format = render::format(format).ok_or_else(|| no_format(format))?;
                format.write(analysis, analysis.overview(), out)
            }
            Document::Plan { index, path } => {
                let instance = analysis
                    .instance_along(*index, chosen(path))
                    .ok_or_else(|| no_instance(*index))?;
                out.write_all(render::markdown::instance(&instance).as_bytes())
            }
            Document::Key => out.write_all(copy.key().as_bytes()),
            Document::Script { index, path, language } => {
                let about = (*index, chosen(path));
                out.write_all(documents::script(analysis, about, language)?.as_bytes())
            }
            Document::Paper { index, path, paper, plain } => {
                let about = (*index, chosen(path));
                out.write_all(documents::paper(analysis, about, paper, *plain)?.as_bytes())
            }
        };
        written.map_err(|error| Failure {
            message: "The document could not be written.".to_owned(),
            detail: error.to_string(),
        })
    }

    fn hold(&mut self, mut analysis: Analysis, decisions: &[Decision]) -> Answer {
        analysis.decide(decisions);
        let overview = Box::new(analysis.overview());
        self.analysis = Some(analysis);
        self.copy = None;
        Answer::Analyzed { overview }
    }
}

/// A path that was chosen; empty is none.
fn chosen(path: &str) -> Option<&str> {
    (!path.is_empty()).then_some(path)
}

fn options(settings: &Settings) -> Result<Options, Failure> {
    settings.options().ok_or_else(|| Failure {
        message: format!("{:?} is not a day. Expected YYYY-MM-DD.", settings.as_of),
        detail: String::new(),
    })
}

fn nothing_held() -> Failure {
    Failure {
        message: "Nothing has been analysed yet.".to_owned(),
        detail: "a request came before its analysis".to_owned(),
    }
}

fn no_instance(index: u32) -> Failure {
    Failure {
        message: "This analysis has no such instance.".to_owned(),
        detail: format!("instance {index}"),
    }
}

fn no_format(format: &str) -> Failure {
    let known: Vec<&str> = render::FORMATS.iter().map(|format| format.id).collect();
    Failure {
        message: format!("There is no format {format:?}. Expected one of {}.", known.join(", ")),
        detail: String::new(),
    }
}
