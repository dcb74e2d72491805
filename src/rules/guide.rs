//! What is to be known of every rule, without its check: for pages, tables and help.
//!
//! The list is made while compiling and refers to no check, so that whoever shows it does not
//! carry the code of the rules.

use super::{FINDINGS, Pillar, RETIREMENTS, Rule, Severity};
use crate::Text;
use crate::knowledge::Source;
use crate::knowledge::table::{FactRow, FactTable, Status};

/// An answer that a rule can give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reply {
    /// It finds something.
    Fires,
    /// It finds nothing.
    Silent,
    /// The input cannot tell; what settles it is named.
    Unknown,
    /// The input shows that the change concerns the instance.
    Exposed,
    /// A precondition is there.
    Precondition,
    /// The input cannot show it.
    NotVisible,
    /// The input shows that it is not concerned.
    NotExposed,
    /// The change does not concern such an instance.
    NotApplicable,
}

impl Reply {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Fires => "fires",
            Self::Silent => "silent",
            Self::Unknown => "unknown",
            Self::Exposed => "exposed",
            Self::Precondition => "precondition seen",
            Self::NotVisible => "not visible from here",
            Self::NotExposed => "not exposed",
            Self::NotApplicable => "not applicable",
        }
    }
}

/// What is to be known of a rule.
#[derive(Clone, Copy, Debug)]
pub struct Guide {
    /// Stable id.
    pub id: &'static str,
    /// What it finds, in a few words.
    pub title: &'static str,
    /// When it finds something, and when it is silent on purpose.
    pub finds: &'static str,
    /// Why that matters; for a change, whom it concerns.
    pub why: &'static str,
    /// What to do.
    pub remedy: &'static str,
    /// How much it matters; `None` for a change, which has days instead.
    pub severity: Option<Severity>,
    /// The pillar; `None` for a change.
    pub pillar: Option<Pillar>,
    /// The answers that it can give.
    pub answers: &'static [Reply],
    source: [&'static str; 4],
}

const FOUND: usize = FINDINGS.len();
const COUNT: usize = FOUND + RETIREMENTS.len();

/// All rules: the findings, then the changes.
pub static GUIDES: [Guide; COUNT] = all();

const BLANK: Guide = Guide {
    id: "",
    title: "",
    finds: "",
    why: "",
    remedy: "",
    severity: None,
    pillar: None,
    answers: &[],
    source: [""; 4],
};

#[expect(clippy::indexing_slicing, reason = "while compiling, where an error is one of the build")]
const fn all() -> [Guide; COUNT] {
    let mut all = [BLANK; COUNT];
    let mut at = 0;
    while at < COUNT {
        all[at] = if at < FOUND {
            let rule: &Rule = FINDINGS[at];
            Guide {
                id: rule.id,
                title: rule.title,
                finds: rule.doc,
                why: rule.why,
                remedy: rule.remedy,
                severity: Some(rule.severity),
                pillar: Some(rule.pillar),
                answers: rule.answers,
                source: parts(&rule.source),
            }
        } else {
            let rule = RETIREMENTS[at - FOUND];
            Guide {
                id: rule.retirement.id,
                title: rule.retirement.title,
                finds: rule.doc,
                why: rule.retirement.affected,
                remedy: rule.retirement.remedy,
                severity: None,
                pillar: None,
                answers: rule.answers,
                source: parts(&rule.retirement.source),
            }
        };
        at += 1;
    }
    all
}

const fn parts(source: &Source) -> [&'static str; 4] {
    [
        borrowed(&source.title),
        borrowed(&source.url),
        borrowed(&source.dated),
        borrowed(&source.checked),
    ]
}

const fn borrowed(text: &Text) -> &'static str {
    match text {
        Text::Borrowed(text) => text,
        Text::Owned(_) => "",
    }
}

/// What is to be known of the rules with an id: a finding and a change can share one.
pub fn guides(id: &str) -> impl Iterator<Item = &'static Guide> {
    GUIDES.iter().filter(move |guide| guide.id == id)
}

impl Guide {
    /// Where the rule comes from.
    pub const fn source(&self) -> Source {
        let [title, url, dated, checked] = self.source;
        Source::new(title, url, dated, checked)
    }

    /// The answers in words.
    pub fn replies(&self) -> String {
        let words: Vec<_> = self.answers.iter().map(|reply| reply.words()).collect();
        words.join(", ")
    }
}

/// The rules as a table: the findings, or the changes.
pub fn table(changes: bool) -> FactTable {
    let rows = GUIDES.iter().filter(|guide| guide.severity.is_none() == changes).map(|guide| {
        let mut cells =
            vec![guide.title.into(), guide.finds.into(), guide.why.into(), guide.remedy.into()];
        if let (Some(severity), Some(pillar)) = (guide.severity, guide.pillar) {
            cells.push(severity.words().into());
            cells.push(pillar.words().into());
        }
        cells.push(guide.replies().into());
        cells.push(guide.id.into());
        FactRow {
            cells,
            status: Status::Confirmed,
            note: Text::Borrowed(""),
            source: guide.source(),
            against: None,
        }
    });
    let (id, title, about, columns): (_, _, _, &[&str]) = if changes {
        (
            "change-rules",
            "How a change is held against an instance",
            "Dates and signals stand in the table of retirements.",
            &["Change", "How it is told", "Concerns", "What to do", "Answers", "Id"],
        )
    } else {
        (
            "finding-rules",
            "Findings",
            "The severity is the usual one; a case can be worse or better. Unknown: the input \
             cannot tell, and the command that settles it is named.",
            &["Rule", "What it finds", "Why", "What to do", "Severity", "Pillar", "Answers", "Id"],
        )
    };
    FactTable {
        id: Text::Borrowed(id),
        title: Text::Borrowed(title),
        about: Text::Borrowed(about),
        columns: columns.iter().copied().map(Text::Borrowed).collect(),
        rows: rows.collect(),
    }
}
