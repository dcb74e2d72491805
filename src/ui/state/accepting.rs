//! Accepting findings: the form, and what was decided.

use super::{State, again};
use crate::knowledge::day;
use crate::model::{Acceptance, Decision};
use crate::ui::action::{Accepting, Effect};

/// The form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Index of the instance.
    pub index: u32,
    /// What is written so far.
    pub acceptance: Acceptance,
    /// What is missing, once it was tried: the field's id and what is expected of it.
    pub fault: Option<(&'static str, &'static str)>,
}

impl State {
    pub(super) fn accept(&mut self, accepting: Accepting, effects: &mut Vec<Effect>) {
        match accepting {
            Accepting::Start { index, finding, key } => {
                let last = self.decisions.iter().rev().find(|one| !one.withdrawn);
                let owner = last.map(|one| one.acceptance.owner.clone()).unwrap_or_default();
                let acceptance = Acceptance { finding, key, owner, ..Acceptance::default() };
                self.draft = Some(Draft { index, acceptance, fault: None });
                effects.push(Effect::Focus("accept-reason".to_owned()));
            }
            Accepting::Reason(text) => self.write(|one| one.reason = text),
            Accepting::Owner(text) => self.write(|one| one.owner = text),
            Accepting::Until(text) => self.write(|one| one.until = text),
            Accepting::Leave => {
                self.draft = None;
                effects.push(Effect::Focus("findings".to_owned()));
            }
            Accepting::Accept => self.accept_draft(effects),
            Accepting::Withdraw { index, finding, key } => {
                let acceptance = Acceptance { finding, key, ..Acceptance::default() };
                self.decide(index, acceptance, true, effects);
                self.tell("Taken back. The finding is open again.");
            }
        }
    }

    fn write(&mut self, change: impl FnOnce(&mut Acceptance)) {
        if let Some(draft) = &mut self.draft {
            change(&mut draft.acceptance);
        }
    }

    fn accept_draft(&mut self, effects: &mut Vec<Effect>) {
        let Some(mut draft) = self.draft.take() else { return };
        let one = &mut draft.acceptance;
        one.reason = one.reason.trim().to_owned();
        one.owner = one.owner.trim().to_owned();
        let ahead = day::parse(&one.until).is_some_and(|day| day >= self.options.as_of);
        draft.fault = if one.reason.is_empty() {
            Some(("accept-reason", "Write why it is accepted."))
        } else if one.owner.is_empty() {
            Some(("accept-owner", "Write who answers for it."))
        } else if !ahead {
            Some(("accept-until", "Choose a day that has not passed."))
        } else {
            None
        };
        if let Some((field, text)) = draft.fault {
            self.say(text);
            effects.push(Effect::Focus(field.to_owned()));
            self.draft = Some(draft);
            return;
        }
        self.decide(draft.index, draft.acceptance, false, effects);
        self.tell("Accepted. It is kept in a saved report: save one as JSON or HTML to keep it.");
    }

    fn decide(
        &mut self,
        index: u32,
        acceptance: Acceptance,
        withdrawn: bool,
        effects: &mut Vec<Effect>,
    ) {
        let Some(report) = self.instance(index) else { return };
        let instance = report.id.clone().unwrap_or_else(|| report.name.clone());
        let about = |one: &Decision| {
            one.instance.eq_ignore_ascii_case(&instance) && one.acceptance.replaces(&acceptance)
        };
        self.decisions.retain(|one| !about(one));
        self.decisions.push(Decision { instance, acceptance, withdrawn });
        again(self, effects);
        effects.push(Effect::Focus("findings".to_owned()));
    }
}

#[cfg(test)]
mod tests;
