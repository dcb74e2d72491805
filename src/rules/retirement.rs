//! How a retirement or breaking change is held against an instance.

use super::{Command, Exposure, ExposureStatus, Reply};
use crate::Text;
use crate::classify::{Case, Evidence};
use crate::knowledge::retirements::Retirement;
use time::Date;

/// A retirement with the check that tells how it concerns an instance.
#[derive(Clone, Debug)]
pub struct RetirementRule {
    /// The facts.
    pub retirement: &'static Retirement,
    /// How the status is decided, and when the rule is silent on purpose.
    pub doc: &'static str,
    /// The answers that it can give. Another one is a mistake, which a test finds.
    pub answers: &'static [Reply],
    /// The check.
    pub(super) check: fn(&Case<'_>) -> Answer,
}

/// How it concerns an instance.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    status: ExposureStatus,
    text: String,
    because: Vec<Evidence>,
    command: Option<Command>,
    good: Option<Text>,
    date: Option<Date>,
    act: bool,
}

impl Answer {
    fn new(status: ExposureStatus, text: impl Into<String>) -> Self {
        Self {
            status,
            text: text.into(),
            because: Vec::new(),
            command: None,
            good: None,
            date: None,
            act: false,
        }
    }

    /// The input shows it, and something has to be done.
    pub(super) fn exposed(text: impl Into<String>) -> Self {
        Self { act: true, ..Self::new(ExposureStatus::Exposed, text) }
    }

    /// The input shows it; nothing is overdue, because what it says holds under conditions.
    pub(super) fn exposed_under_conditions(text: impl Into<String>) -> Self {
        Self::new(ExposureStatus::Exposed, text)
    }

    /// A precondition is there.
    pub(super) fn precondition(text: impl Into<String>) -> Self {
        Self::new(ExposureStatus::PreconditionSeen, text)
    }

    /// The input cannot show it.
    pub(super) fn not_visible(text: impl Into<String>) -> Self {
        Self::new(ExposureStatus::NotVisible, text)
    }

    /// The input shows that it is not concerned.
    pub(super) fn not_exposed(text: impl Into<String>) -> Self {
        Self::new(ExposureStatus::NotExposed, text)
    }

    /// It does not concern such an instance.
    pub(super) fn not_applicable(text: impl Into<String>) -> Self {
        Self::new(ExposureStatus::NotApplicable, text)
    }

    /// The same with what it rests on.
    pub(super) fn because(mut self, evidence: impl IntoIterator<Item = Evidence>) -> Self {
        self.because.extend(evidence);
        self
    }

    /// The same with a command that settles it and what a good answer looks like.
    pub(super) fn settled_by(mut self, command: Command, good: &'static str) -> Self {
        self.command = Some(command);
        self.good = Some(good.into());
        self
    }

    /// The same with the question that settles it.
    pub(super) fn ask(mut self, question: impl Into<Text>) -> Self {
        self.good = Some(question.into());
        self
    }

    /// The same with the day that counts for this instance.
    pub(super) fn on(mut self, date: Date) -> Self {
        self.date = Some(date);
        self
    }
}

impl RetirementRule {
    /// The exposure of one instance.
    pub fn exposure(&self, case: &Case<'_>) -> Exposure {
        let answer = (self.check)(case);
        let facts = self.retirement;
        let date = answer.date.unwrap_or(facts.date);
        Exposure {
            id: facts.id.into(),
            number: facts.number,
            title: facts.title.into(),
            date: date.to_string().into(),
            date_note: facts.date_note.into(),
            status: answer.status,
            past_due: answer.status == ExposureStatus::Exposed
                && answer.act
                && date < case.options.as_of,
            text: answer.text,
            remedy: facts.remedy.into(),
            command: answer.command,
            good_answer: answer.good,
            because: answer.because,
            source: facts.source.clone(),
        }
    }
}
