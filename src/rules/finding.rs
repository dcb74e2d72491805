//! What a rule is, and how a finding is made from it.

use super::{Command, Finding, Pillar, Reply, Severity, Urgency};
use crate::classify::{Case, Evidence};
use crate::knowledge::Source;
use time::Date;

/// It finds something, or nothing.
pub(super) const FIRES: &[Reply] = &[Reply::Fires, Reply::Silent];
/// It asks for what the input cannot tell, or finds nothing.
pub(super) const ASKS: &[Reply] = &[Reply::Unknown, Reply::Silent];
/// It finds something, asks, or finds nothing.
pub(super) const BOTH: &[Reply] = &[Reply::Fires, Reply::Unknown, Reply::Silent];

/// A rule that finds something in one instance.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Stable id, `area/condition`.
    pub id: &'static str,
    /// What it finds, in a few words.
    pub title: &'static str,
    /// When it finds something, and when it is silent on purpose.
    pub doc: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// What to do.
    pub remedy: &'static str,
    /// The answers that it can give. Another one is a mistake, which a test finds.
    pub answers: &'static [Reply],
    /// How much it matters, unless the case is worse or better.
    pub severity: Severity,
    /// The pillar.
    pub pillar: Pillar,
    /// Where the rule comes from.
    pub source: Source,
    /// The check.
    pub check: fn(&Case<'_>, &Self) -> Vec<Finding>,
}

impl Rule {
    /// A finding of this rule.
    pub(super) fn found(
        &self,
        title: impl Into<String>,
        text: impl Into<String>,
        action: impl Into<String>,
    ) -> Finding {
        Finding {
            id: self.id.into(),
            title: title.into(),
            severity: self.severity,
            pillar: self.pillar,
            urgency: sign(self.severity),
            text: text.into(),
            action: action.into(),
            date: None,
            command: None,
            because: Vec::new(),
            source: self.source.clone(),
            key: String::new(),
            lapsed: None,
        }
    }
}

/// The sign that goes with a severity.
const fn sign(severity: Severity) -> Urgency {
    match severity {
        Severity::Info | Severity::Low => Urgency::Note,
        Severity::Medium | Severity::High | Severity::Critical => Urgency::Action,
    }
}

impl Finding {
    /// The same with another severity and the sign that goes with it.
    pub(super) fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self.urgency = sign(severity);
        self
    }

    /// The same with another sign.
    pub(super) fn sign(mut self, urgency: Urgency) -> Self {
        self.urgency = urgency;
        self
    }

    /// The same with a date.
    pub(super) fn by(mut self, date: Date) -> Self {
        self.date = Some(date.to_string());
        self
    }

    /// The same with a command that settles it.
    pub(super) fn settled_by(mut self, command: Command) -> Self {
        self.command = Some(command);
        self
    }

    /// The same with what it rests on.
    pub(super) fn because(mut self, evidence: impl IntoIterator<Item = Evidence>) -> Self {
        self.because.extend(evidence);
        self
    }
}
