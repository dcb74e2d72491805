//! The host of the page: keeps the state, renders it, and does what the reducer asks for.

mod copies;
mod sealing;

use super::boot::Boot;
use super::client::{Client, Event, News, Source};
use super::files::{self, Files, LARGE_TEXT};
use super::listeners::{self, Heard};
use super::protocol::{self, Settings, Stage};
use super::requests::{self, Watch};
use super::{blob, clipboard, download, elements, kept, proof, theme, today};
use crate::model::Decision;
use crate::options::Options;
use crate::share::envelope::EXTENSION;
use crate::ui::action::{
    Action, Content, Effect, InputSource, Locked, Opening, Progress, Sharing, Unlocked,
};
use crate::ui::app::App;
use crate::ui::route;
use crate::ui::state::{State, reduce};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::JsString;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, File};
use yew::{Callback, Component, Context, Html, html};

/// Draws the page into the body.
pub fn start() {
    if let Some(boot) = Boot::read() {
        super::panic::show_on_page();
        yew::Renderer::<Page>::with_props(Properties { boot: Rc::new(boot) }).render();
    }
}

/// What the page needs to start.
#[derive(Clone, Debug, yew::Properties)]
pub struct Properties {
    /// How to start workers.
    pub boot: Rc<Boot>,
}

impl PartialEq for Properties {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.boot, &other.boot)
    }
}

/// What happened.
#[derive(Debug)]
pub enum Message {
    /// To the page.
    Action(Action),
    /// Files were given.
    Files(Vec<File>),
    /// Text was given.
    Text(JsString),
    /// The client tells something.
    Client(Event),
    /// What was locked holds this file.
    Unlocked(Locked, File),
    /// So many requests went to the network.
    Requests(u32),
}

/// The page.
#[derive(Debug)]
pub struct Page {
    state: Rc<State>,
    client: Client,
    files: Files,
    /// The file of the copy as it is chosen, with its name, until it is saved.
    kept: Option<(String, Blob)>,
    /// Effects that need the elements of the next rendering.
    after: Vec<Effect>,
    _listeners: Vec<EventListener>,
    _requests: Option<Watch>,
}

impl Component for Page {
    type Message = Message;
    type Properties = Properties;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        let arrived = copies::arrived();
        let mut state = State::new(today::utc(), listeners::route());
        (state.share.address, state.share.address_needed) = elements::own_address();
        state.share.can_seal = elements::is_secure();
        state.theme = theme::kept();
        theme::set(state.theme);
        elements::set_title(state.route.title());
        let client = Client::new((*ctx.props().boot).clone(), {
            let link = link.clone();
            move |event| link.send_message(Message::Client(event))
        });
        let heard = link.callback(|heard| match heard {
            Heard::Action(action) => Message::Action(action),
            Heard::Files(files) => Message::Files(files),
            Heard::Text(text) => Message::Text(text),
        });
        let listeners = web_sys::window().map_or_else(Vec::new, |window| {
            listeners::listen(&window, move |what| heard.emit(what))
        });
        let requests = link.callback(Message::Requests);
        let offline = link.callback(Message::Action);
        proof::on_offline(move |state, now| offline.emit(Action::Offline(state, now)));
        if let Some(action) = arrived {
            link.send_message(Message::Action(action));
        }
        Self {
            state: Rc::new(state),
            client,
            files: Files::default(),
            kept: None,
            after: Vec::new(),
            _listeners: listeners,
            _requests: requests::watch(move |more| requests.emit(more)),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let action = match message {
            // It is told many times a second.
            Message::Action(Action::DragOver(over)) if over == self.state.drag_over => None,
            Message::Action(action) => Some(action),
            Message::Files(files) => Some(self.given_files(files)),
            Message::Unlocked(of, file) => {
                let file = self.files.keep(vec![file]).pop().map(Unlocked::File);
                file.map(|file| Action::Open(Opening::Unlocked(of, Ok(file))))
            }
            Message::Text(text) => Some(self.given(&text)),
            Message::Client(event) => self.told(ctx, event),
            Message::Requests(more) => Some(Action::Requested(more)),
        };
        let Some(action) = action else { return false };
        let effects = reduce(Rc::make_mut(&mut self.state), action);
        effects.into_iter().for_each(|effect| self.execute(ctx, effect));
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let dispatch: Callback<Action> = ctx.link().callback(Message::Action);
        let on_files = ctx.link().callback(|list| Message::Files(files::listed(Some(list))));
        html! { <App state={self.state.clone()} {dispatch} {on_files} /> }
    }

    fn rendered(&mut self, _: &Context<Self>, _first: bool) {
        for effect in std::mem::take(&mut self.after) {
            match effect {
                Effect::Top => elements::top(),
                Effect::Reveal(id) => elements::reveal(&id),
                Effect::Focus(id) => elements::focus(&id),
                Effect::Dialog(dialog, open) => elements::dialog(dialog.id(), open),
                Effect::Fill(text) => elements::fill("text", &text),
                Effect::CopyFocused => elements::copy_focused(),
                Effect::Print => elements::print(),
                _ => (),
            }
        }
    }
}

impl Page {
    fn execute(&mut self, ctx: &Context<Self>, effect: Effect) {
        match effect {
            Effect::Analyze { generation, inputs, options, decisions } => {
                self.analyze(ctx, generation, &inputs, (&options, decisions));
            }
            Effect::LoadInstance { generation, index, path } => {
                self.client.instance(generation, index, path);
            }
            Effect::Cancel => self.client.cancel(),
            Effect::Forget => {
                self.files.forget_all();
                self.kept = None;
                self.client.cancel();
                elements::empty_fields();
            }
            Effect::DropFile(handle) => self.files.forget(handle),
            Effect::Render { generation, order } => self.client.render(generation, order),
            Effect::AskCopy { generation, request } => self.client.copy(generation, request),
            Effect::Translate { generation, text } => {
                let key = elements::file("key-file").map(Blob::from);
                self.client.translate(generation, text, key);
            }
            Effect::OpenLink { generation, link, options } => {
                let settings = options.as_ref().map(Settings::of);
                self.client.open(generation, String::from(&*link), settings);
            }
            Effect::KeepLink(link) => kept::keep(link.as_deref()),
            Effect::Unlock { what, passphrase } => sealing::unlock(self, ctx, what, passphrase),
            Effect::SealLink { link, passphrase } => sealing::seal_link(ctx, link, passphrase),
            Effect::SealKept { passphrase } => sealing::seal_kept(self, ctx, passphrase),
            Effect::SaveKept => copies::save_kept(self),
            Effect::SaveText { name, text } => {
                blob::of_text(&text)
                    .into_iter()
                    .for_each(|text| download::save(text, name.to_owned()));
            }
            Effect::Copy { key, text } => {
                let dispatch = ctx.link().callback(Message::Action);
                spawn_local(async move {
                    let ok = clipboard::write(&text).await;
                    dispatch.emit(Action::Copied { key, ok });
                });
            }
            Effect::ReadClipboard => {
                let send = ctx.link().callback(|message| message);
                spawn_local(async move {
                    send.emit(match clipboard::read().await {
                        Some(text) => Message::Text(text),
                        None => Message::Action(Action::Say(CLIPBOARD_CLOSED.to_owned())),
                    });
                });
            }
            Effect::SetTheme(theme) => theme::set(theme),
            Effect::SetRoute { route, replace } => elements::set_hash(&route.hash(), replace),
            Effect::SetTitle(title) => elements::set_title(title),
            Effect::Top
            | Effect::Reveal(_)
            | Effect::Focus(_)
            | Effect::Fill(_)
            | Effect::CopyFocused
            | Effect::Print
            | Effect::Dialog(..) => self.after.push(effect),
            Effect::TryEverything => {
                let dispatch = ctx.link().callback(Message::Action);
                spawn_local(async move {
                    dispatch.emit(Action::Tried(proof::try_everything().await));
                });
            }
            Effect::Keep => proof::keep(),
            Effect::DropCopy => proof::drop_copy(),
            Effect::Later(milliseconds, action) => {
                let dispatch = ctx.link().callback(Message::Action);
                Timeout::new(milliseconds, move || dispatch.emit(*action)).forget();
            }
        }
    }

    fn analyze(
        &self,
        ctx: &Context<Self>,
        generation: u64,
        inputs: &[InputSource],
        (options, decisions): (&Options, Vec<Decision>),
    ) {
        let sources: Option<Vec<Source>> = inputs
            .iter()
            .map(|input| {
                Some(Source {
                    id: input.id,
                    name: input.name.clone(),
                    blob: self.content(&input.content)?,
                    choice: input.choice.clone(),
                })
            })
            .collect();
        match sources {
            Some(sources) => {
                self.client.analyze(generation, sources, Settings::of(options), decisions);
            }
            None => ctx.link().send_message(Message::Action(Action::Failed {
                generation,
                message: "An input is no longer there. Remove it and give it again.".to_owned(),
                detail: "an input without content".to_owned(),
            })),
        }
    }

    fn content(&self, content: &Content) -> Option<Blob> {
        match content {
            Content::Text(text) => blob::of_text(text),
            Content::File(handle) => self.files.content(*handle),
        }
    }

    /// Files are inputs; an encrypted one by itself asks for its passphrase first.
    fn given_files(&mut self, files: Vec<File>) -> Action {
        let sealed = matches!(files.as_slice(), [one] if one.name().ends_with(EXTENSION));
        let mut files = self.files.keep(files);
        match files.pop_if(|_| sealed) {
            Some(file) => Action::Open(Opening::File(file)),
            None => Action::AddFiles(files),
        }
    }

    fn given(&mut self, text: &JsString) -> Action {
        if text.length() < LARGE_TEXT {
            return Action::AddText(String::from(text).into());
        }
        match self.files.keep_text(text) {
            Some(handle) => Action::AddFiles(vec![handle]),
            None => Action::Say(NO_MEMORY.to_owned()),
        }
    }

    /// What the client tells, as an action.
    fn told(&mut self, ctx: &Context<Self>, event: Event) -> Option<Action> {
        Some(match event {
            Event::News(generation, news) => match news {
                News::Progress(progress) => Action::Progress(generation, shown(&progress)),
                News::Analyzed(report) => Action::Analyzed(generation, Rc::from(report)),
                News::Instance(instance, path, offers) => {
                    let key = (instance.index, route::path(&path));
                    let offers = Sharing::Offered(generation, key, Rc::new(offers));
                    ctx.link().send_message(Message::Action(Action::Share(offers)));
                    Action::InstanceLoaded(generation, key, Rc::from(instance))
                }
                News::Failed(failure) => {
                    Action::Failed { generation, message: failure.message, detail: failure.detail }
                }
                News::Rendered(order, document) => {
                    return copies::deliver(self, ctx, generation, order, document);
                }
                News::Copy(report) => Action::Share(Sharing::Told(generation, Rc::from(report))),
                News::Translated(text) => Action::Share(Sharing::Translated(Rc::new(text))),
                News::Opened(report, origin) => {
                    Action::Open(Opening::Opened(generation, Rc::from(report), Rc::new(origin)))
                }
                News::Refused(why) => Action::Open(Opening::Refused(generation, why)),
            },
            Event::Gone { detail } => {
                Action::WorkerGone { message: WORKER_GONE.to_owned(), detail }
            }
        })
    }
}

const CLIPBOARD_CLOSED: &str =
    "The browser did not open the clipboard. Press Ctrl+V, or Command+V, to paste.";
const NO_MEMORY: &str = "There is not enough memory in this tab for the text.";
const WORKER_GONE: &str = "The part of this page that reads inputs stopped. It has been started \
                           again, your inputs are still here, and nothing was sent anywhere.";
fn shown(progress: &protocol::Progress) -> Progress {
    let text = match progress.stage {
        Stage::Reading => progress.name.clone(),
        Stage::Analyzing => "Looking for instances".to_owned(),
    };
    Progress { done: progress.done_bytes, total: progress.total_bytes, text }
}
