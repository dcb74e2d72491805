//! What can happen to a finding that somebody answers for.

/// About accepting a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accepting {
    /// The form is opened.
    Start {
        /// Index of the instance.
        index: u32,
        /// Id of the rule.
        finding: String,
        /// Names the facts.
        key: String,
    },
    /// Why.
    Reason(String),
    /// Who answers for it.
    Owner(String),
    /// The last day: `YYYY-MM-DD`.
    Until(String),
    /// It is accepted as the form says.
    Accept,
    /// The form is closed.
    Leave,
    /// An acceptance is taken back.
    Withdraw {
        /// Index of the instance.
        index: u32,
        /// Id of the rule.
        finding: String,
        /// Names the facts.
        key: String,
    },
}
