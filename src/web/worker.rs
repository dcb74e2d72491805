//! The worker: takes requests one after the other and answers them.

use super::blob::ReadError;
use super::desk::Desk;
use super::protocol::{Answer, Choice, Failure, Message, Progress, Request, Settings, Stage};
use super::wire::{self, Arrival};
use super::{blob, boot, life};
use crate::input::Input;
use crate::model::Decision;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

type Asked = (Message<Request>, Vec<Blob>);

#[derive(Debug, Default)]
struct Queue {
    waiting: VecDeque<Asked>,
    busy: bool,
}

/// Starts the worker of our page. In a page or a worker of somebody else the program only answers
/// calls.
pub fn start() {
    if boot::is_our_worker() {
        run(js_sys::global().unchecked_into());
    }
}

/// Listens from now on, and says so.
fn run(scope: DedicatedWorkerGlobalScope) {
    super::panic::report_from_worker();
    let queue = Rc::new(RefCell::new(Queue::default()));
    let desk = Rc::new(RefCell::new(Desk::default()));
    let listening = scope.clone();
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let Arrival::Message(message, parts) = wire::unpack(&event.data()) else { return };
        let start = {
            let mut queue = queue.borrow_mut();
            queue.waiting.push_back((message, parts));
            !std::mem::replace(&mut queue.busy, true)
        };
        if start {
            spawn_local(work(listening.clone(), queue.clone(), desk.clone()));
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // It lives as long as the worker.
    on_message.forget();
    spawn_local(async move {
        let life = life::hold().await;
        // A worker that cannot post has nobody to tell.
        let _ = scope.post_message(&wire::ready(life.as_deref()));
    });
}

async fn work(
    scope: DedicatedWorkerGlobalScope,
    queue: Rc<RefCell<Queue>>,
    desk: Rc<RefCell<Desk>>,
) {
    loop {
        let next = {
            let mut queue = queue.borrow_mut();
            let next = queue.waiting.pop_front();
            queue.busy = next.is_some();
            next
        };
        let Some((Message { generation, body }, parts)) = next else { return };
        let tell = |answer: Answer| post(&scope, generation, answer, &[]);
        // Taken out and put back: nothing is borrowed while bytes are awaited.
        let mut held = desk.take();
        let (answer, document) = respond(&mut held, body, &parts, &tell).await;
        desk.replace(held);
        post(&scope, generation, answer, document.as_slice());
    }
}

/// Answers one request; a document comes beside its answer. Shared with the page, for where no
/// worker can be had.
pub async fn respond(
    desk: &mut Desk,
    request: Request,
    parts: &[Blob],
    tell: &dyn Fn(Answer),
) -> (Answer, Option<Blob>) {
    let answer = match request {
        Request::Analyze { names, choices, settings, decisions } => {
            let decided = (&settings, &*decisions);
            read_and_analyze(desk, (&names, &choices), parts, decided, tell).await
        }
        Request::Reanalyze { settings, decisions } => desk.reanalyze(&settings, &decisions),
        Request::Instance { index, path } => desk.instance(index, path),
        Request::Render(order) => {
            let mut writer = blob::Writer::default();
            match desk.render(&order, &mut writer) {
                Ok(()) => {
                    let document = writer.finish(&order.delivery.mime);
                    return (Answer::Rendered(order), document);
                }
                Err(failure) => Answer::Failed(failure),
            }
        }
        Request::Copy(request) => desk.copy(request),
        Request::Translate(request) => match parts.first() {
            None => desk.translate(&request, None),
            Some(key) => match blob::read(key, |_| ()).await {
                Ok(key) => desk.translate(&request, Some(&key)),
                Err(error) => Answer::Failed(not_read("the key file", error)),
            },
        },
        Request::Open { link, settings } => desk.open(&link, settings.as_ref()),
    };
    (answer, None)
}

async fn read_and_analyze(
    desk: &mut Desk,
    (names, choices): (&[String], &[Choice]),
    parts: &[Blob],
    (settings, decisions): (&Settings, &[Decision]),
    tell: &dyn Fn(Answer),
) -> Answer {
    let total: u64 = parts.iter().map(blob::size).sum();
    if total > blob::LIMIT {
        return Answer::Failed(too_large(total));
    }
    let of = u32::try_from(parts.len()).unwrap_or(u32::MAX);
    let progress = |stage: Stage, name: &str, number: u32, done_bytes: u64| {
        let name = name.to_owned();
        tell(Answer::Progress(Progress {
            stage,
            name,
            number,
            of,
            done_bytes,
            total_bytes: total,
        }));
    };
    let mut contents = Vec::with_capacity(parts.len());
    let mut done = 0;
    for ((number, name), part) in (1..).zip(names).zip(parts) {
        progress(Stage::Reading, name, number, done);
        let arrived = |bytes: u64| progress(Stage::Reading, name, number, done + bytes);
        match blob::read(part, arrived).await {
            Ok(bytes) => contents.push(bytes),
            Err(error) => return Answer::Failed(not_read(name, error)),
        }
        done += blob::size(part);
    }
    let unchosen = Choice::default();
    let choices = choices.iter().chain(std::iter::repeat(&unchosen));
    let inputs: Vec<Input<'_>> = names
        .iter()
        .zip(&contents)
        .zip(choices)
        .map(|((name, bytes), choice)| choice.input(name, bytes))
        .collect();
    progress(Stage::Analyzing, inputs.last().map_or("", |input| input.name), of, done);
    desk.analyze(&inputs, settings, decisions)
}

fn not_read(name: &str, error: ReadError) -> Failure {
    match error {
        ReadError::Memory => Failure {
            message: format!(
                "There is not enough memory in this tab for {name}. The command line reads files \
                 of any size: apim-planner report FILE."
            ),
            detail: "reserving memory for an input failed".to_owned(),
        },
        ReadError::Gone => Failure {
            message: format!(
                "The browser could not read {name}. It was moved, changed or locked since it was \
                 chosen. Choose it again."
            ),
            detail: "reading a slice of an input failed".to_owned(),
        },
    }
}

fn too_large(total: u64) -> Failure {
    Failure {
        message: format!(
            "The inputs have {} MB together; one analysis in a browser takes up to {} MB. The \
             command line reads more: apim-planner report FILE.",
            total / 1_000_000,
            blob::LIMIT / 1_000_000
        ),
        detail: String::new(),
    }
}

fn post(scope: &DedicatedWorkerGlobalScope, generation: u64, answer: Answer, parts: &[Blob]) {
    let packed = wire::pack(Message { generation, body: answer }, parts);
    let transfer: &JsValue = packed.transfer.as_ref();
    // A worker that cannot post has nobody to tell.
    let _ = scope.post_message_with_transfer(&packed.value, transfer);
}
