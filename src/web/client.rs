//! The page's side of the worker: starts it, keeps requests until it listens, and replaces it when
//! it dies or is told to stop.
//!
//! A worker that is busy hears nothing, so the only way to cancel is to end it. It is also the only
//! way to get memory back.

mod link;

use super::boot::Boot;
use super::protocol::{
    Answer, Choice, CopyReport, CopyRequest, Failure, Message, Offer, Order, Origin, Progress,
    Refusal, Request, Settings, Translated, Translation,
};
use crate::model::Decision;
use crate::report::{InstanceReport, Report};
use link::{Link, Signal};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use web_sys::Blob;

/// How many workers may end in a row without an answer before no other is started.
const PATIENCE: u32 = 4;

/// One input.
#[derive(Clone, Debug)]
pub struct Source {
    /// Names it within the page; what has the same id has the same content.
    pub id: u32,
    /// What a person calls it.
    pub name: String,
    /// Its content: a file or a pasted text.
    pub blob: Blob,
    /// What the person chose for it.
    pub choice: Choice,
}

/// What the page learns of the analysis with this generation.
#[derive(Debug)]
pub enum News {
    /// How far it is.
    Progress(Progress),
    /// It is done.
    Analyzed(Box<Report>),
    /// An instance that was asked for.
    Instance(Box<InstanceReport>, String, Vec<Offer>),
    /// A document that was asked for.
    Rendered(Order, Blob),
    /// What a copy would be.
    Copy(Box<CopyReport>),
    /// A text about a copy.
    Translated(Translated),
    /// The plan of a link.
    Opened(Box<Report>, Origin),
    /// The link cannot be opened.
    Refused(Refusal),
    /// A request could not be met.
    Failed(Failure),
}

/// What the client tells.
#[derive(Debug)]
pub enum Event {
    /// About an analysis, by its generation.
    News(u64, News),
    /// The worker ended by itself and was replaced; the new one holds nothing. `detail` is for a
    /// bug report and holds nothing of an input.
    Gone {
        /// Where or why.
        detail: String,
    },
}

/// What decides how an input is read: its id, its name, which stands in the report, and what the
/// person chose.
type Read = (u32, String, Choice);

/// An analysis that was asked for.
#[derive(Debug)]
struct Asked {
    generation: u64,
    /// What is read for it; a link is read anew each time.
    read: Option<Vec<Read>>,
}

struct Inner {
    boot: Boot,
    emit: Box<dyn Fn(Event)>,
    /// The worker; none where none can be had.
    link: RefCell<Option<Link>>,
    /// The analysis under way.
    asked: RefCell<Option<Asked>>,
    /// The inputs that the worker has read.
    held: RefCell<Option<Vec<Read>>>,
    /// How many workers ended in a row before they had answered anything.
    fruitless: Cell<u32>,
}

/// The client. There is one per page.
#[derive(Clone)]
pub struct Client(Rc<Inner>);

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client").field("link", &self.0.link).finish_non_exhaustive()
    }
}

impl Client {
    /// Starts the first worker.
    pub fn new(boot: Boot, emit: impl Fn(Event) + 'static) -> Self {
        let inner = Rc::new(Inner {
            boot,
            emit: Box::new(emit),
            link: RefCell::new(None),
            asked: RefCell::new(None),
            held: RefCell::new(None),
            fruitless: Cell::new(0),
        });
        inner.spawn();
        Self(inner)
    }

    /// Analyses inputs. An analysis under way is ended; inputs that the worker has read before are
    /// not read again.
    pub fn analyze(
        &self,
        generation: u64,
        sources: Vec<Source>,
        settings: Settings,
        decisions: Vec<Decision>,
    ) {
        self.0.make_way();
        self.0.send_analysis(generation, sources, settings, decisions);
    }

    /// Asks for one instance with its plan.
    pub fn instance(&self, generation: u64, index: u32, path: &str) {
        self.0.send(generation, Request::Instance { index, path: path.to_owned() }, &[]);
    }

    /// Asks for a document.
    pub fn render(&self, generation: u64, order: Order) {
        self.0.send(generation, Request::Render(order), &[]);
    }

    /// Asks what a copy would be.
    pub fn copy(&self, generation: u64, request: CopyRequest) {
        self.0.send(generation, Request::Copy(request), &[]);
    }

    /// Puts the original values into a text about a copy, with the key in a file or the copy's own.
    pub fn translate(&self, generation: u64, text: Translation, key: Option<Blob>) {
        self.0.send(generation, Request::Translate(text), key.as_slice());
    }

    /// Looks at the plan of a link. An analysis under way is ended.
    pub fn open(&self, generation: u64, link: String, settings: Option<Settings>) {
        self.0.make_way();
        self.0.held.take();
        self.0.asked.replace(Some(Asked { generation, read: None }));
        self.0.send(generation, Request::Open { link, settings }, &[]);
    }

    /// Ends what is under way and gives back everything that was read.
    pub fn cancel(&self) {
        self.0.respawn();
    }
}

impl Inner {
    fn spawn(self: &Rc<Self>) {
        self.asked.take();
        self.held.take();
        let to: Weak<Self> = Rc::downgrade(self);
        let hear = move |signal| {
            if let Some(inner) = to.upgrade() {
                inner.hear(signal);
            }
        };
        match Link::open(&self.boot, hear) {
            Ok(link) => drop(self.link.replace(Some(link))),
            Err(detail) => self.give_up(detail),
        }
    }

    fn respawn(self: &Rc<Self>) {
        // Dropping the link ends its worker.
        drop(self.link.take());
        self.spawn();
    }

    /// Ends an analysis under way, and starts a worker where none could be had.
    fn make_way(self: &Rc<Self>) {
        if self.asked.borrow().is_some() {
            self.respawn();
        }
        if self.link.borrow().is_none() {
            self.fruitless.set(0);
            self.spawn();
        }
    }

    fn send_analysis(
        self: &Rc<Self>,
        generation: u64,
        sources: Vec<Source>,
        settings: Settings,
        decisions: Vec<Decision>,
    ) {
        let read = |source: &Source| (source.id, source.name.clone(), source.choice.clone());
        let read: Vec<Read> = sources.iter().map(read).collect();
        let same = self.held.take().as_ref() == Some(&read);
        self.asked.replace(Some(Asked { generation, read: Some(read) }));
        if same {
            return self.send(generation, Request::Reanalyze { settings, decisions }, &[]);
        }
        let names = sources.iter().map(|source| source.name.clone()).collect();
        let choices = sources.iter().map(|source| source.choice.clone()).collect();
        let parts: Vec<Blob> = sources.into_iter().map(|source| source.blob).collect();
        self.send(generation, Request::Analyze { names, choices, settings, decisions }, &parts);
    }

    fn send(self: &Rc<Self>, generation: u64, request: Request, parts: &[Blob]) {
        match &*self.link.borrow() {
            Some(link) => link.send(Message { generation, body: request }, parts),
            None => self.tell(generation, News::Failed(no_worker(String::new()))),
        }
    }

    fn hear(self: &Rc<Self>, signal: Signal) {
        match signal {
            Signal::Answer(message, document) => match message.body {
                Answer::Panic { text } => self.gone(text),
                answer => self.answer(message.generation, answer, document),
            },
            Signal::Ended(detail) => self.gone(detail),
            Signal::NotStarted(detail) => self.give_up(detail),
        }
    }

    fn answer(&self, generation: u64, answer: Answer, document: Option<Blob>) {
        self.fruitless.set(0);
        let news = match answer {
            Answer::Progress(progress) => News::Progress(progress),
            Answer::Analyzed { overview } => {
                let done = self.done(generation);
                self.held.replace(done.and_then(|asked| asked.read));
                News::Analyzed(overview)
            }
            Answer::Opened { overview, origin } => {
                self.done(generation);
                News::Opened(overview, origin)
            }
            Answer::Refused(why) => {
                self.done(generation);
                News::Refused(why)
            }
            Answer::Copy(report) => News::Copy(report),
            Answer::Translated(text) => News::Translated(text),
            Answer::Instance { report, path, offers } => News::Instance(report, path, offers),
            Answer::Rendered(order) => match document {
                Some(document) => News::Rendered(order, document),
                None => News::Failed(Failure {
                    message: "The document could not be made.".to_owned(),
                    detail: "an answer without its document".to_owned(),
                }),
            },
            Answer::Failed(failure) => {
                self.done(generation);
                News::Failed(failure)
            }
            // `hear` has taken it.
            Answer::Panic { .. } => return,
        };
        self.tell(generation, news);
    }

    /// The analysis under way, if it is this one, and it is no longer.
    fn done(&self, generation: u64) -> Option<Asked> {
        self.asked.borrow_mut().take_if(|asked| asked.generation == generation)
    }

    fn tell(&self, generation: u64, news: News) {
        (self.emit)(Event::News(generation, news));
    }

    /// The worker ended by itself.
    fn gone(self: &Rc<Self>, detail: String) {
        let fruitless = self.fruitless.get().saturating_add(1);
        self.fruitless.set(fruitless);
        if fruitless > PATIENCE {
            // The next one would end as well.
            return self.give_up(detail);
        }
        self.respawn();
        (self.emit)(Event::Gone { detail });
    }

    /// No worker can be had. The next analysis tries again.
    fn give_up(self: &Rc<Self>, detail: String) {
        drop(self.link.take());
        if let Some(asked) = self.asked.take() {
            self.tell(asked.generation, News::Failed(no_worker(detail)));
        }
    }
}

fn no_worker(detail: String) -> Failure {
    Failure {
        message: "The part of the page that reads inputs did not start. Load the page again. The \
                  command line does the same: apim-planner report FILE."
            .to_owned(),
        detail,
    }
}
