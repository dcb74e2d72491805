//! The page's state and how actions change it.

use super::action::{Action, Dialog, Effect, InputSource, Opening, Progress, Theme};
use super::fleet::{Facet, View};
use super::proof::{Offline, Proof};
use super::route::{Page, Route};
use crate::model::Decision;
use crate::note::NoteSeverity;
use crate::options::{Options, Prefer};
use crate::report::{InstanceReport, Report, parse_date};
use std::collections::BTreeMap;
use std::rc::Rc;
use time::Date;

pub mod accepting;
pub(crate) mod inputs;
mod keys;
pub mod knowing;
pub mod opening;
mod routes;
pub mod sharing;

pub use accepting::Draft;
pub use opening::{Shared, Stage};
pub use sharing::Share;

/// The sample fleet, as an answer of Resource Graph.
pub const SAMPLE: &str = include_str!("../../static/samples/fleet.json");
const SAMPLE_NAME: &str = "sample-fleet.json";

/// What the analysis is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Phase {
    /// There is no input.
    #[default]
    Empty,
    /// The worker is reading.
    Working(Progress),
    /// The report belongs to the inputs and options.
    Ready,
    /// It was stopped by the person.
    Cancelled,
    /// There is no answer.
    Failed {
        /// For people.
        message: String,
        /// For a bug report.
        detail: String,
    },
}

/// What the person should know about the last thing they did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// In a sentence.
    pub text: String,
    /// Whether it can be undone.
    pub undo: bool,
}

/// Everything that decides what is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Today, in UTC, as the host said at the start.
    pub today: Date,
    /// Day and preference.
    pub options: Options,
    /// The inputs in the order in which they came.
    pub inputs: Vec<InputSource>,
    /// What the analysis is doing.
    pub phase: Phase,
    /// The newest report; it stays while a newer one is made.
    pub report: Option<Rc<Report>>,
    /// The inputs of the report, by [`InputSource::id`].
    pub read: Vec<u32>,
    /// Instances with their plans, by index and path; an empty path is the plan that the instance
    /// calls for.
    pub instances: BTreeMap<(u32, &'static str), Rc<InstanceReport>>,
    /// Counts the analyses that were asked for.
    pub generation: u64,
    /// The generation of the report, while the worker holds its analysis.
    pub held: Option<u64>,
    /// The view.
    pub route: Route,
    /// The day at which the exposure is looked at, where it is another than that of the report.
    pub looked_at: Option<Date>,
    /// The theme.
    pub theme: Theme,
    /// Filters, order and page of the table.
    pub view: View,
    /// The instance that `J` and `K` moved to.
    pub cursor: Option<u32>,
    /// The button that says `Copied`.
    pub copied: Option<String>,
    /// What the live region says, and a count so that the same words are said again.
    pub said: (u32, String),
    /// What the person should know about the last thing they did.
    pub hint: Option<Hint>,
    /// How many requests went to the network since the page started, as the browser counts them.
    pub requests: u32,
    /// The test that the page makes of itself.
    pub proof: Proof,
    /// Whether the browser keeps a copy of the page.
    pub offline: Offline,
    /// Whether the newer version has time.
    pub later: bool,
    /// Whether files are held over the page.
    pub drag_over: bool,
    /// Whether single keys do anything.
    pub keys: bool,
    /// Whether `G` was pressed and a letter is awaited.
    pub going: bool,
    /// The copy that is to leave the page.
    pub share: Share,
    /// The plan that came by a link; the inputs wait behind it.
    pub shared: Option<Shared>,
    /// What was decided about findings, the newest last.
    pub decisions: Vec<Decision>,
    /// The finding that is being accepted.
    pub draft: Option<Draft>,
    /// What is sought among the facts.
    pub sought: String,
    /// The input whose name is being changed.
    pub renaming: Option<u32>,
    /// The input whose text is being changed.
    pub editing: Option<u32>,
    /// The changes of the inputs, for the way back.
    changes: Vec<inputs::Change>,
    next_id: u32,
    pasted: u32,
    /// Whether the report that is awaited leads to the overview.
    onward: bool,
}

impl State {
    /// The state at the start.
    pub fn new(today: Date, route: Route) -> Self {
        Self {
            today,
            options: Options { as_of: today, prefer: Prefer::default() },
            inputs: Vec::new(),
            phase: Phase::Empty,
            report: None,
            read: Vec::new(),
            instances: BTreeMap::new(),
            generation: 0,
            held: None,
            route,
            looked_at: None,
            theme: Theme::System,
            view: View::default(),
            cursor: None,
            copied: None,
            said: (0, String::new()),
            hint: None,
            requests: 0,
            proof: Proof::default(),
            offline: Offline::default(),
            later: false,
            drag_over: false,
            keys: true,
            going: false,
            share: Share::default(),
            shared: None,
            decisions: Vec::new(),
            draft: None,
            sought: String::new(),
            renaming: None,
            editing: None,
            changes: Vec::new(),
            next_id: 0,
            pasted: 0,
            onward: false,
        }
    }

    /// An instance of the report, with its plan where it has come.
    pub fn instance(&self, index: u32) -> Option<&InstanceReport> {
        let overview = || self.report.as_ref()?.instances.get(usize::try_from(index).ok()?);
        let any = || self.instances.get(&(index, "")).map(Rc::as_ref);
        self.instance_in_view(index).or_else(any).or_else(overview)
    }

    /// An instance with the plan that the address asks for, once it has come.
    pub fn instance_in_view(&self, index: u32) -> Option<&InstanceReport> {
        self.instances.get(&(index, self.route.path)).map(Rc::as_ref)
    }

    /// How many instances the report has.
    pub fn count(&self) -> u32 {
        let count = self.report.as_ref().map_or(0, |report| report.instances.len());
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    fn say(&mut self, text: impl Into<String>) {
        self.said = (self.said.0.wrapping_add(1), text.into());
    }

    /// Says something that also has to be seen.
    fn tell(&mut self, text: impl Into<String>) {
        let text = text.into();
        self.hint = Some(Hint { text: text.clone(), undo: false });
        self.say(text);
    }

    fn analyze(&mut self, effects: &mut Vec<Effect>) {
        self.generation = self.generation.wrapping_add(1);
        self.held = None;
        self.share.held = None;
        self.hint = None;
        let total = self.inputs.iter().fold(0_u64, |sum, input| sum.saturating_add(input.size));
        self.phase = Phase::Working(Progress { done: 0, total, text: String::new() });
        if let Some(shared) = &self.shared {
            let options = matches!(shared.stage, Stage::Open(_)).then_some(self.options);
            let (generation, link) = (self.generation, shared.link.clone());
            effects.push(Effect::OpenLink { generation, link, options });
            return;
        }
        effects.push(Effect::Analyze {
            generation: self.generation,
            inputs: self.inputs.clone(),
            options: self.options,
            decisions: self.decisions.clone(),
        });
    }

    /// Whether something in the inputs should be seen before the overview.
    fn needs_an_eye(&self) -> bool {
        let notes = self.report.as_ref().map_or(&[][..], |report| &report.notes);
        self.count() == 0 || notes.iter().any(|note| note.severity != NoteSeverity::Info)
    }

    fn analyzed(&mut self, report: Rc<Report>, effects: &mut Vec<Effect>) {
        let past = report.instances.iter().filter(|instance| instance.past_due).count();
        let before = self.hint.as_ref().filter(|hint| hint.undo).map_or("", |hint| &hint.text);
        let count = report.instances.len();
        self.say(
            format!("{before} Analysed {count} instances, {past} with something past due.")
                .trim_start()
                .to_owned(),
        );
        self.read = self.inputs.iter().map(|input| input.id).collect();
        self.held = Some(self.generation);
        self.instances.clear();
        self.share.drop_requests();
        self.view.keep(&report);
        self.report = Some(report);
        self.phase = Phase::Ready;
        let onward = std::mem::take(&mut self.onward);
        let sample = self.inputs.iter().all(|input| input.name == SAMPLE_NAME);
        if self.route.page == Page::Input && onward {
            if sample || !self.needs_an_eye() {
                self.go(Route::to(Page::Overview), false, effects);
            } else {
                effects.push(Effect::Reveal("recognised".to_owned()));
            }
        }
        self.load(effects);
        self.refresh_share(effects);
    }

    fn fail(&mut self, message: String, detail: String) {
        self.share.drop_requests();
        self.say(message.clone());
        self.phase = Phase::Failed { message, detail };
    }
}

/// Changes the state and says what the host has to do, in order.
pub fn reduce(state: &mut State, action: Action) -> Vec<Effect> {
    let mut effects = Vec::new();
    let out = &mut effects;
    match action {
        Action::AddText(text) if text.trim().is_empty() => {
            state.tell("There is no text to read.");
        }
        Action::AddText(text) => match opening::link(&text) {
            Some(link) => state.open(Opening::Link(Rc::from(link)), out),
            None => state.give_text(text, out),
        },
        Action::AddFiles(files) if files.is_empty() => {}
        Action::AddFiles(files) => state.give_files(files, out),
        Action::AddSample => state.give_sample(out),
        Action::RemoveInput(id) => state.remove(id, out),
        Action::RemoveAll => state.remove_all(out),
        Action::Rename(id) => {
            state.renaming = Some(id);
            out.push(Effect::Focus("input-name".to_owned()));
        }
        Action::Renamed { name, by_key } => state.rename(name, by_key, out),
        Action::Choose(id, choice) => state.choose(id, choice, out),
        Action::Edit(id) => state.edit(id, out),
        Action::Undo if state.shared.is_some() => {
            state.tell("A shared plan is open. Close it to change your inputs.");
        }
        Action::Undo => state.undo(out),
        Action::CloseHint => state.hint = None,
        Action::Retry => state.analyze(out),
        Action::Cancel => {
            if matches!(state.phase, Phase::Working(_)) {
                state.generation = state.generation.wrapping_add(1);
                state.held = None;
                state.phase = Phase::Cancelled;
                state.say("Stopped. The inputs are kept.");
                out.push(Effect::Cancel);
            }
        }
        Action::Progress(generation, progress) => {
            if generation == state.generation && matches!(state.phase, Phase::Working(_)) {
                state.phase = Phase::Working(progress);
            }
        }
        Action::Analyzed(generation, report) => {
            if generation == state.generation {
                state.analyzed(report, out);
            }
        }
        Action::InstanceLoaded(generation, key, instance) => {
            if Some(generation) == state.held {
                state.instances.insert(key, instance);
            }
        }
        Action::Failed { generation, message, detail } => {
            if generation == state.generation {
                state.fail(message, detail);
            }
        }
        Action::WorkerGone { message, detail } => {
            state.held = None;
            // A report that is complete stays usable; the next plan starts a new analysis.
            let waits = state.share.drop_requests() || waits_for_plan(state);
            if matches!(state.phase, Phase::Working(_)) || waits {
                state.fail(message, detail);
            }
        }
        Action::SetAsOf(text) => {
            let day = if text.is_empty() { Some(state.today) } else { parse_date(&text) };
            if let Some(day) = day.filter(|day| *day != state.options.as_of) {
                state.options.as_of = day;
                state.looked_at = None;
                again(state, out);
            }
        }
        Action::LookAt(day) => state.looked_at = Some(day),
        Action::SetPrefer(prefer) => {
            if prefer != state.options.prefer {
                state.options.prefer = prefer;
                again(state, out);
            }
        }
        Action::RouteChanged(route) => state.show(route, out),
        Action::Go(route) => state.go(route, false, out),
        Action::Reveal(id) => out.push(Effect::Reveal(id.to_owned())),
        Action::Focus(id) => out.push(Effect::Focus(id.to_owned())),
        Action::NextTheme => {
            state.theme = match state.theme {
                Theme::System => Theme::Dark,
                Theme::Dark => Theme::Light,
                Theme::Light => Theme::System,
            };
            out.push(Effect::SetTheme(state.theme));
        }
        Action::FilterText(text) => {
            state.view.text = text;
            state.view.page = 0;
        }
        Action::FilterBy(facet, value) => filter(state, facet, value),
        Action::ClearFilters => {
            state.view = View { sort: state.view.sort, ..View::default() };
        }
        Action::SortBy(column) => state.view.sort_by(column),
        Action::TurnTo(page) => {
            state.view.page = page;
            out.push(Effect::Reveal("instances".to_owned()));
        }
        Action::Accept(accepting) => state.accept(accepting, out),
        Action::Copy { key, text } => out.push(Effect::Copy { key, text }),
        Action::Copied { key, ok: true } => {
            state.say("Copied.");
            state.copied = Some(key.clone());
            out.push(Effect::Later(2000, Box::new(Action::CopiedFades(key))));
        }
        Action::Copied { ok: false, .. } => {
            state.tell("The browser did not allow copying. Select the text and copy it by hand.");
        }
        Action::CopiedFades(key) => {
            state.copied.take_if(|copied| *copied == key);
        }
        Action::Paste => out.push(Effect::ReadClipboard),
        Action::TryEverything => {
            state.proof = Proof::Trying;
            out.push(Effect::TryEverything);
        }
        Action::Tried(tried) => {
            state.say("Every way out was tried.");
            state.proof = Proof::Tried(tried);
        }
        Action::Offline(offline, just_now) => {
            state.offline = offline;
            if just_now {
                state.tell("Ready offline. The browser keeps a copy of this version.");
            }
        }
        Action::Keep => out.push(Effect::Keep),
        Action::DropCopy => out.push(Effect::DropCopy),
        Action::Later => state.later = true,
        Action::Deliver { index, copy } => sharing::deliver(state, index, copy, out),
        Action::Share(action) => state.share(action, out),
        Action::Open(action) => state.open(action, out),
        Action::Know(action) => knowing::know(state, action, out),
        Action::Requested(more) => state.requests = state.requests.saturating_add(more),
        Action::DragOver(over) => state.drag_over = over,
        Action::Key(key) => keys::press(state, &key, out),
        Action::SetKeys(on) => state.keys = on,
        Action::Dialog(dialog, open) => out.push(Effect::Dialog(dialog, open)),
        Action::Forget => {
            let mut fresh = State::new(state.today, state.route);
            fresh.theme = state.theme;
            fresh.keys = state.keys;
            fresh.requests = state.requests;
            fresh.offline.clone_from(&state.offline);
            fresh.later = state.later;
            fresh.share.address = std::mem::take(&mut state.share.address);
            fresh.share.address_needed = state.share.address_needed;
            fresh.share.can_seal = state.share.can_seal;
            // Answers that are still on their way must find a generation that is not theirs.
            fresh.generation = state.generation.wrapping_add(1);
            fresh.said.0 = state.said.0;
            fresh.say("Everything has been forgotten.");
            *state = fresh;
            out.push(Effect::Forget);
            out.push(Effect::KeepLink(None));
            out.push(Effect::Dialog(Dialog::Forget, false));
            state.go(Route::to(Page::Input), true, out);
        }
        Action::Say(text) => state.tell(text),
    }
    effects
}

fn waits_for_plan(state: &State) -> bool {
    matches!(state.route.page, Page::Instance(index)
        if index < state.count() && !state.instances.contains_key(&(index, state.route.path)))
}

fn again(state: &mut State, effects: &mut Vec<Effect>) {
    if !state.inputs.is_empty() || state.origin().is_some() {
        state.analyze(effects);
    }
}

fn filter(state: &mut State, facet: Facet, value: Option<String>) {
    match value {
        Some(value) => state.view.facets.insert(facet, value),
        None => state.view.facets.remove(&facet),
    };
    state.view.page = 0;
}

/// Id of the link that opens an instance from the table.
pub fn row_id(index: u32) -> String {
    format!("row-{index}")
}

#[cfg(test)]
mod tests;
