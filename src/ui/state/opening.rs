//! A plan that came by a link: shown instead of the inputs, which stay as they are.

use super::{Phase, State};
use crate::options::Options;
use crate::share::link;
use crate::ui::action::{Effect, FileHandle, Locked, Opening, Unlocked};
use crate::ui::fleet::View;
use crate::ui::route::{Page, Route};
use crate::web::protocol::{Delivery, Document, Goes, Order, Origin, Refusal};
use std::rc::Rc;

/// The plan that came by a link, as far as it is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// How far.
    pub stage: Stage,
    /// What the worker reads; empty until it is known.
    pub(super) link: Rc<str>,
    /// The options before.
    before: Options,
}

/// How far a shared plan is open.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// A passphrase is asked for.
    Locked {
        /// What it opens.
        what: Locked,
        /// Whether the passphrase is being tried.
        trying: bool,
        /// What came of the last one.
        failed: Option<Refusal>,
    },
    /// The worker reads it.
    Reading,
    /// It cannot be read.
    Refused(Refusal),
    /// It is shown.
    Open(Rc<Origin>),
}

/// The link that a text is, in an address or by itself.
pub fn link(text: &str) -> Option<&str> {
    let text = text.trim();
    if text.starts_with(['{', '[']) { None } else { link::find(text) }
}

impl State {
    /// Whether a shared plan is what the page shows.
    pub fn origin(&self) -> Option<&Origin> {
        match &self.shared.as_ref()?.stage {
            Stage::Open(origin) => Some(origin),
            _ => None,
        }
    }

    /// Does what was said about a shared plan.
    pub(super) fn open(&mut self, action: Opening, effects: &mut Vec<Effect>) {
        match action {
            Opening::Link(link) => self.open_link(link, effects),
            Opening::File(file) => self.ask(Locked::File(file), effects),
            Opening::Unlock(passphrase) => {
                let Some(Stage::Locked { what, trying, failed }) = self.stage() else { return };
                if *trying {
                    return;
                }
                *trying = true;
                *failed = None;
                let what = what.clone();
                effects.push(Effect::Unlock { what, passphrase });
            }
            Opening::Unlocked(of, result) => {
                let Some(Stage::Locked { what, trying, failed }) = self.stage() else { return };
                if *what != of {
                    return;
                }
                *trying = false;
                match result {
                    Ok(Unlocked::Link(link)) => self.read_link(link, effects),
                    Ok(Unlocked::File(file)) => {
                        self.leave(effects);
                        self.give_files(vec![file], effects);
                    }
                    Err(why) => {
                        *failed = Some(why);
                        self.say("It did not open.");
                        effects.push(Effect::Focus("unlock".to_owned()));
                    }
                }
            }
            Opening::Opened(generation, report, origin) => {
                if generation != self.generation {
                    return;
                }
                let Some(shared) = &mut self.shared else { return };
                let first = shared.stage == Stage::Reading;
                // From then on the day is the reader's.
                if let Some(options) = origin.settings.options().filter(|_| first) {
                    self.options = options;
                }
                shared.stage = Stage::Open(origin);
                self.analyzed(report, effects);
                self.read.clear();
                if first && self.route.page == Page::Input {
                    self.go(Route::to(Page::Overview), true, effects);
                }
            }
            Opening::Refused(generation, why) => {
                if generation == self.generation
                    && let Some(shared) = &mut self.shared
                {
                    shared.stage = Stage::Refused(why);
                    self.phase = Phase::Empty;
                    self.say("The link could not be opened.");
                    effects.push(Effect::KeepLink(None));
                }
            }
            Opening::GoOn => {
                if let Some(generation) = self.held {
                    effects.push(Effect::Render { generation, order: as_input() });
                }
            }
            Opening::WentOn(generation, file) => {
                if Some(generation) == self.held && self.shared.is_some() {
                    self.went_on(file, effects);
                }
            }
            Opening::Close => {
                self.leave(effects);
                if self.inputs.is_empty() {
                    self.go(Route::to(Page::Input), true, effects);
                    effects.push(Effect::Top);
                } else {
                    self.analyze(effects);
                }
            }
        }
    }

    fn stage(&mut self) -> Option<&mut Stage> {
        self.shared.as_mut().map(|shared| &mut shared.stage)
    }

    fn open_link(&mut self, link: Rc<str>, effects: &mut Vec<Effect>) {
        effects.push(Effect::KeepLink(Some(link.clone())));
        if link.starts_with("e1.") {
            self.ask(Locked::Link(link), effects);
        } else {
            self.read_link(link, effects);
        }
    }

    /// Puts the shared plan in the place of what was shown.
    fn begin(&mut self, stage: Stage, link: Rc<str>, effects: &mut Vec<Effect>) {
        let before = self.shared.as_ref().map_or(self.options, |shared| shared.before);
        self.drop_report(effects);
        self.shared = Some(Shared { stage, link, before });
    }

    fn ask(&mut self, what: Locked, effects: &mut Vec<Effect>) {
        let stage = Stage::Locked { what, trying: false, failed: None };
        self.begin(stage, Rc::from(""), effects);
        self.go(Route::to(Page::Input), true, effects);
        effects.push(Effect::Focus("unlock".to_owned()));
    }

    fn read_link(&mut self, link: Rc<str>, effects: &mut Vec<Effect>) {
        self.begin(Stage::Reading, link, effects);
        self.analyze(effects);
    }

    /// The report gives way; what is on its way to it finds another generation.
    pub(super) fn drop_report(&mut self, effects: &mut Vec<Effect>) {
        self.generation = self.generation.wrapping_add(1);
        self.held = None;
        self.report = None;
        self.read.clear();
        self.instances.clear();
        self.share.forget_answers();
        self.view = View::default();
        self.cursor = None;
        self.hint = None;
        self.phase = Phase::Empty;
        effects.push(Effect::Cancel);
    }

    /// The shared plan is no longer shown, nor kept for a reload.
    pub(super) fn leave(&mut self, effects: &mut Vec<Effect>) {
        if let Some(shared) = self.shared.take() {
            self.options = shared.before;
            self.drop_report(effects);
            effects.push(Effect::KeepLink(None));
        }
    }

    /// The shared plan is an input from now on, seen for the same day.
    fn went_on(&mut self, file: FileHandle, effects: &mut Vec<Effect>) {
        let options = self.options;
        self.leave(effects);
        self.options = options;
        self.give_files(vec![file], effects);
    }
}

/// The report of a shared plan, in the form in which it is read again.
fn as_input() -> Order {
    Order {
        document: Document::Report { format: "json".to_owned() },
        hide: crate::share::redact::Hide::nothing(),
        delivery: Delivery {
            goes: Goes::Input,
            file_name: "shared-plan.json".to_owned(),
            mime: "application/json".to_owned(),
        },
    }
}

#[cfg(test)]
mod tests;
