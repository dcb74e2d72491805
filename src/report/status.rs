//! What a pipeline is told.

use super::{Header, InstanceReport, Report};

/// The outcome of a report, worst first: the worst instance decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A date has passed by which an instance had to act.
    PastDue,
    /// The platform of an instance cannot be told.
    CannotTell,
    /// A dated change lies ahead that concerns an instance or whose precondition is seen.
    Announced,
    /// Nothing to do.
    Nothing,
    /// No document was recognised in any input.
    NotRecognised,
}

impl Outcome {
    /// The exit status of the command line.
    pub const fn exit_status(self) -> u8 {
        match self {
            Self::PastDue => 3,
            Self::CannotTell => 4,
            Self::Announced => 2,
            Self::Nothing => 0,
            Self::NotRecognised => 1,
        }
    }

    /// What one instance comes to.
    pub fn of_instance(instance: &InstanceReport) -> Self {
        if instance.past_due {
            Self::PastDue
        } else if instance.header == Header::CannotTell {
            Self::CannotTell
        } else if instance.announced {
            Self::Announced
        } else {
            Self::Nothing
        }
    }

    /// What a report comes to.
    pub fn of_report(report: &Report) -> Self {
        let recognised = report
            .inputs
            .iter()
            .any(|input| input.documents.iter().any(|document| document.shape != "unknown"));
        if !recognised {
            return Self::NotRecognised;
        }
        let outcomes: Vec<Self> = report.instances.iter().map(Self::of_instance).collect();
        [Self::PastDue, Self::CannotTell, Self::Announced]
            .into_iter()
            .find(|outcome| outcomes.contains(outcome))
            .unwrap_or(Self::Nothing)
    }
}
