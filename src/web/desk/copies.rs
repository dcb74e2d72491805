//! Copies with something hidden, and plans that came by a link.

use super::{Desk, nothing_held, options};
use crate::Text;
use crate::engine::{Analysis, Difference, Redacted, Seen};
use crate::render;
use crate::report::Header;
use crate::share::key;
use crate::share::link::{self, Shared};
use crate::share::redact::{Class, Hide, Replacement};
use crate::web::protocol::{
    self, Answer, ClassReport, CopyReport, CopyRequest, FormatReport, Origin, Refusal, Settings,
    Translated, Translation,
};

/// As many instances that are judged otherwise are named as a page shows.
const NAMED: usize = 50;

/// What a link says of findings that somebody answers for.
const ACCEPTED: &str = "accepted findings: they are open for whoever opens it";

/// A copy of the analysis with something hidden.
#[derive(Debug)]
pub(super) struct Copy {
    hide: Hide,
    redacted: Redacted,
}

impl Copy {
    pub(super) fn analysis(&self) -> &Analysis {
        &self.redacted.analysis
    }

    /// What stands for what, as a file.
    pub(super) fn key(&self) -> String {
        key::write(&self.redacted.replacements)
    }
}

impl Desk {
    /// The copy in which that is hidden; the last one is kept.
    pub(super) fn copy_of(&mut self, hide: &Hide) -> Option<&Copy> {
        if self.copy.as_ref().is_none_or(|copy| copy.hide != *hide) {
            let redacted = self.analysis.as_ref()?.redacted(hide);
            self.copy = Some(Copy { hide: hide.clone(), redacted });
        }
        self.copy.as_ref()
    }

    /// What a copy would be.
    pub fn copy(&mut self, request: CopyRequest) -> Answer {
        let Some(analysis) = &self.analysis else { return Answer::Failed(nothing_held()) };
        let open_length = analysis.link().map(|link| count(link.text.len())).ok();
        let all = analysis.redacted(&Hide(Class::ALL.to_vec())).replacements;
        let Some(copy) = self.copy_of(&request.hide) else {
            return Answer::Failed(nothing_held());
        };
        let made = &copy.redacted.replacements;
        let (link, leaves_out) = match copy.analysis().link() {
            Ok(link) => {
                let mut lines = leaves_out(&link.differs, link.cut);
                let accepted = &mut copy.analysis().estate().instances.iter();
                if accepted.any(|instance| !instance.accepted.is_empty()) {
                    lines.insert(0, ACCEPTED.into());
                }
                (link.text, lines)
            }
            Err(error) => (String::new(), vec![error.to_string().into()]),
        };
        let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let values = made.iter().skip(number(request.from)).take(number(request.count)).cloned();
        Answer::Copy(Box::new(CopyReport {
            classes: Class::ALL.iter().map(|class| class_report(*class, &all, made)).collect(),
            values: values.collect(),
            total: count(made.len()),
            link,
            open_length,
            leaves_out,
            formats: render::FORMATS.iter().map(format).collect(),
            request,
        }))
    }

    /// Puts the original values into a text about a copy.
    pub fn translate(&mut self, request: &Translation, key: Option<&[u8]>) -> Answer {
        let read = match key {
            Some(key) => key::read(key).map_err(|error| {
                format!(
                    "The file is not a key that this page saved: {error}. Choose the file that \
                     was saved with the copy, apim-key.json unless it was renamed."
                )
            }),
            None => match self.copy_of(&request.hide) {
                Some(copy) => Ok(copy.redacted.replacements.clone()),
                None => Err("Choose the key file that was saved with the copy: this tab holds no \
                             report, and so no key of its own."
                    .to_owned()),
            },
        };
        Answer::Translated(match read {
            Ok(key) => {
                let key::Translated { text, found } = key::translate(&request.text, &key);
                Translated { text, found: count(found), problem: None }
            }
            Err(why) => Translated { problem: Some(why.into()), ..Translated::default() },
        })
    }

    /// Looks at the plan of a link.
    pub fn open(&mut self, text: &str, settings: Option<&Settings>) -> Answer {
        self.analysis = None;
        self.copy = None;
        let shared = match link::open(text) {
            Ok(shared) => shared,
            Err(error) => {
                return Answer::Refused(Refusal {
                    title: error.title().into(),
                    text: error.advice().into(),
                });
            }
        };
        let then = Analysis::of_link(&shared);
        let origin = origin(&then, &shared);
        let now = match settings.map(options) {
            Some(Err(failure)) => return Answer::Failed(failure),
            Some(Ok(options)) => then.under(&options),
            None => then,
        };
        match self.hold(now, &[]) {
            Answer::Analyzed { overview } => Answer::Opened { overview, origin },
            other => other,
        }
    }
}

/// Where a plan comes from, and what this program says otherwise on the sender's day.
fn origin(analysis: &Analysis, shared: &Shared) -> Origin {
    let differs = analysis.differences(shared);
    let named = differs.iter().take(NAMED).map(|one| protocol::Difference {
        index: one.index,
        name: one.name.clone(),
        then: words(&one.before),
        now: words(&one.now),
    });
    let hidden = Class::ALL.iter().enumerate().filter(|(bit, _)| shared.hidden >> bit & 1 == 1);
    Origin {
        settings: Settings::of(&shared.options),
        knowledge_as_of: shared.knowledge_as_of.to_string(),
        hidden: Hide(hidden.map(|(_, class)| *class).collect()),
        changed: count(differs.len()),
        differs: named.collect(),
    }
}

/// A verdict in a few words.
fn words(seen: &Seen) -> String {
    let header = seen.header.map_or("a sign that this page does not know", Header::words);
    match &seen.path {
        Some(path) => format!("{header}, {}, path {path}", seen.platform),
        None => format!("{header}, {}", seen.platform),
    }
}

/// What the reader of a link finds otherwise than the sender.
fn leaves_out(differs: &[Difference], cut: u32) -> Vec<Text> {
    let mut lines: Vec<Text> = Vec::new();
    for one in differs.iter().take(3) {
        let (now, before) = (words(&one.now), words(&one.before));
        lines.push(format!("{}: {now} by what the link carries, {before} here", one.name).into());
    }
    if differs.len() > 3 {
        lines.push(format!("{} more in the same way", differs.len() - 3).into());
    }
    if cut > 0 {
        lines.push(format!("{cut} long texts are cut").into());
    }
    lines
}

/// A class with what it holds; its example is what stands in the copy, where it is hidden.
fn class_report(class: Class, all: &[Replacement], made: &[Replacement]) -> ClassReport {
    let of = |one: &&Replacement| one.class == class;
    ClassReport {
        class,
        values: count(all.iter().filter(of).count()),
        example: made.iter().find(of).or_else(|| all.iter().find(of)).cloned(),
    }
}

fn format(format: &render::Format) -> FormatReport {
    FormatReport {
        id: format.id.into(),
        title: format.title.into(),
        extension: format.extension.into(),
        mime: format.mime.into(),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
