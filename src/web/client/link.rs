//! One worker: its handshake, its messages, its end.

use crate::web::boot::Boot;
use crate::web::life;
use crate::web::protocol::{Answer, Message, Request};
use crate::web::wire::{self, Arrival, Packed};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, ErrorEvent, MessageEvent, Worker};

/// How long a worker may take until it listens, from when the engine has arrived. Compiling is done
/// by then; a slow machine needs a second.
const START_MS: u32 = 20_000;

/// What a worker does.
#[derive(Debug)]
pub(super) enum Signal {
    /// It answered.
    Answer(Message<Answer>, Option<Blob>),
    /// It listened once and has ended.
    Ended(String),
    /// It never listened.
    NotStarted(String),
}

/// Until the worker listens, requests wait here: what is posted before is lost.
#[derive(Debug)]
enum State {
    Starting { waiting: Vec<Packed>, timeout: Option<Timeout> },
    Listening,
    Ended,
}

/// A running worker. Dropping it ends the worker.
#[derive(Debug)]
pub(super) struct Link {
    worker: Worker,
    state: Rc<RefCell<State>>,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(ErrorEvent)>,
    _on_unreadable: Closure<dyn Fn(MessageEvent)>,
}

impl Link {
    /// Starts a worker.
    pub(super) fn open(boot: &Boot, hear: impl Fn(Signal) + 'static) -> Result<Self, String> {
        let worker = boot.spawn().map_err(|error| format!("a worker was refused: {error:?}"))?;
        let hear: Rc<dyn Fn(Signal)> = Rc::new(hear);
        let starting = State::Starting { waiting: Vec::new(), timeout: None };
        let state = Rc::new(RefCell::new(starting));
        limit(boot.clone(), &state, hear.clone());

        let on_message = Closure::<dyn Fn(MessageEvent)>::new({
            let (worker, state, hear) = (worker.clone(), state.clone(), hear.clone());
            move |event: MessageEvent| match wire::unpack(&event.data()) {
                Arrival::Ready(life) => {
                    let before = state.replace(State::Listening);
                    if let State::Starting { waiting, .. } = before {
                        waiting.iter().for_each(|packed| post(&worker, packed));
                    }
                    if let Some(life) = life {
                        watch(life, Rc::downgrade(&state), hear.clone());
                    }
                }
                Arrival::Failed(message) => end(&state, &hear, message),
                Arrival::Message(message, parts) => {
                    hear(Signal::Answer(message, parts.into_iter().next()));
                }
                Arrival::Foreign => (),
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));

        let on_error = Closure::<dyn Fn(ErrorEvent)>::new({
            let (state, hear) = (state.clone(), hear.clone());
            move |event: ErrorEvent| {
                event.prevent_default();
                // A worker that could not be loaded gives an event without a message.
                let message = text(&event, "message");
                end(&state, &hear, message.unwrap_or_else(|| "no reason given".to_owned()));
            }
        });
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));

        let on_unreadable = Closure::<dyn Fn(MessageEvent)>::new({
            let (state, hear) = (state.clone(), hear);
            move |_| end(&state, &hear, "an answer could not be read".to_owned())
        });
        worker.set_onmessageerror(Some(on_unreadable.as_ref().unchecked_ref()));

        Ok(Self {
            worker,
            state,
            _on_message: on_message,
            _on_error: on_error,
            _on_unreadable: on_unreadable,
        })
    }

    /// Sends a request, as soon as the worker listens.
    pub(super) fn send(&self, message: Message<Request>, parts: &[Blob]) {
        let packed = wire::pack(message, parts);
        if let State::Starting { waiting, .. } = &mut *self.state.borrow_mut() {
            return waiting.push(packed);
        }
        post(&self.worker, &packed);
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}

/// Says once that the worker has ended. Whoever hears it drops the link, and with it the closure
/// that is running, so it is told from outside of it.
fn end(state: &RefCell<State>, hear: &Rc<dyn Fn(Signal)>, detail: String) {
    let signal = match state.replace(State::Ended) {
        State::Starting { .. } => Signal::NotStarted(detail),
        State::Listening => Signal::Ended(detail),
        State::Ended => return,
    };
    let hear = hear.clone();
    wasm_bindgen_futures::spawn_local(async move { hear(signal) });
}

/// Hears of a worker that has the engine and does not come to listen. Dropping the state ends the
/// wait.
fn limit(boot: Boot, state: &Rc<RefCell<State>>, hear: Rc<dyn Fn(Signal)>) {
    let state = Rc::downgrade(state);
    wasm_bindgen_futures::spawn_local(async move {
        boot.engine().await;
        let Some(state) = state.upgrade() else { return };
        if let State::Starting { timeout, .. } = &mut *state.borrow_mut() {
            *timeout = Some(Timeout::new(START_MS, move || {
                hear(Signal::NotStarted(format!("no sign of life within {START_MS} ms")));
            }));
        }
    });
}

/// Hears of a worker that ends without a word, as when the browser needs its memory.
fn watch(life: String, state: Weak<RefCell<State>>, hear: Rc<dyn Fn(Signal)>) {
    wasm_bindgen_futures::spawn_local(async move {
        if life::ended(&life).await.is_some()
            && let Some(state) = state.upgrade()
        {
            end(&state, &hear, "the browser ended the worker".to_owned());
        }
    });
}

fn post(worker: &Worker, packed: &Packed) {
    let transfer: &JsValue = packed.transfer.as_ref();
    // Fails only if something in the message cannot be sent, and bytes and blobs can.
    let _ = worker.post_message_with_transfer(&packed.value, transfer);
}

fn text(event: &ErrorEvent, key: &str) -> Option<String> {
    js_sys::Reflect::get(event, &key.into()).ok()?.as_string().filter(|text| !text.is_empty())
}
