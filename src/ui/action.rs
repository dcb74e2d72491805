//! What can happen to the page, and what the page asks its host to do. Both are data.

mod accepting;
mod knowing;
mod sharing;

pub use accepting::Accepting;
pub use knowing::Knowing;
pub use sharing::{Locked, Opening, Sharing, Unlocked, Way};

use super::fleet::{Column, Facet};
use super::proof::{Offline, Tried};
use super::route::Route;
use crate::model::Decision;
use crate::options::{Options, Prefer};
use crate::report::{InstanceReport, Report};
use crate::web::protocol::{Choice, CopyRequest, Order, Translation};
use std::rc::Rc;
use time::Date;

/// Where the bytes of an input are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Here: pasted, typed or the sample.
    Text(Rc<str>),
    /// With the host, which keeps the file under this handle.
    File(u32),
}

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputSource {
    /// Names it within the page.
    pub id: u32,
    /// Name of the file, or a stand-in.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// The bytes.
    pub content: Content,
    /// How the person wants it read.
    pub choice: Choice,
}

/// A file that the host keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileHandle {
    /// The host's handle.
    pub handle: u32,
    /// Name of the file.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
}

/// The theme that the person chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The value of `data-theme` on the root element; `None` takes the attribute away.
    pub const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// How far an analysis is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read.
    pub done: u64,
    /// Bytes in all.
    pub total: u64,
    /// What is being done, for example the name of the input.
    pub text: String,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// Text was pasted or typed.
    AddText(Rc<str>),
    /// Files were chosen or dropped; the host keeps them.
    AddFiles(Vec<FileHandle>),
    /// The sample was asked for.
    AddSample,
    /// An input is taken away, by [`InputSource::id`].
    RemoveInput(u32),
    /// All inputs are taken away.
    RemoveAll,
    /// The name of an input is to be changed.
    Rename(u32),
    /// The field of the name was left; without a name all stays as it was.
    Renamed {
        /// The name.
        name: Option<String>,
        /// Whether it was left by a key, which leaves the focus nowhere.
        by_key: bool,
    },
    /// How an input is read: as which shape, with which repairs.
    Choose(u32, Choice),
    /// The text of an input is to be changed; `None` leaves it as it was.
    Edit(Option<u32>),
    /// The last change of the inputs is undone.
    Undo,
    /// What the person was told is no longer shown.
    CloseHint,
    /// The same inputs are analysed again.
    Retry,
    /// The running analysis is stopped.
    Cancel,
    /// The worker reports how far it is.
    Progress(u64, Progress),
    /// The worker has a report; its instances hold no plans.
    Analyzed(u64, Rc<Report>),
    /// The worker has one instance with its plan along a path; an empty one is the plan that the
    /// instance calls for.
    InstanceLoaded(u64, (u32, &'static str), Rc<InstanceReport>),
    /// The worker could not do what was asked; it still runs.
    Failed {
        /// The generation that was asked for.
        generation: u64,
        /// For people.
        message: String,
        /// For a bug report; holds nothing of an input.
        detail: String,
    },
    /// The worker ended. The host has started a new one, which holds nothing.
    WorkerGone {
        /// For people.
        message: String,
        /// For a bug report; holds nothing of an input.
        detail: String,
    },
    /// The exposure is looked at on a day.
    LookAt(Date),
    /// The day was changed: `YYYY-MM-DD`, or empty for today.
    SetAsOf(String),
    /// The preference was changed.
    SetPrefer(Prefer),
    /// The address changed.
    RouteChanged(Route),
    /// A view is asked for from within the page.
    Go(Route),
    /// An element is shown and gets the focus.
    Reveal(&'static str),
    /// An element gets the focus; the text of a field is selected.
    Focus(&'static str),
    /// The next theme of the three.
    NextTheme,
    /// The text filter of the table.
    FilterText(String),
    /// A filter of the table; `None` takes it away.
    FilterBy(Facet, Option<String>),
    /// All filters are taken away.
    ClearFilters,
    /// Sorts by a column; again turns the order.
    SortBy(Column),
    /// Shows a page of the table, from 0.
    TurnTo(u32),
    /// Text goes to the clipboard. `key` names the button.
    Copy {
        /// The button.
        key: String,
        /// The text.
        text: String,
    },
    /// The clipboard took it, or did not.
    Copied {
        /// The button.
        key: String,
        /// Whether it did.
        ok: bool,
    },
    /// The button says `Copy` again.
    CopiedFades(String),
    /// The clipboard is to be read.
    Paste,
    /// The plan of an instance is saved, or copied, with what is chosen hidden.
    Deliver {
        /// Index in the report.
        index: u32,
        /// Whether it goes to the clipboard.
        copy: bool,
    },
    /// About the copy that is to leave the page.
    Share(Sharing),
    /// About a finding that somebody answers for.
    Accept(Accepting),
    /// About a plan that came by a link.
    Open(Opening),
    /// About what the program knows.
    Know(Knowing),
    /// Files are held over the page, or no longer.
    DragOver(bool),
    /// A key was pressed outside of fields, without Ctrl, Alt or Meta: `KeyboardEvent.key`.
    Key(String),
    /// Single keys are switched on or off.
    SetKeys(bool),
    /// A dialog is opened or closed.
    Dialog(Dialog, bool),
    /// Every way out is to be tried.
    TryEverything,
    /// Every way out was tried.
    Tried(Vec<Tried>),
    /// Whether the browser keeps a copy of the page, and whether it took it just now.
    Offline(Offline, bool),
    /// The browser is to keep the version that the host has now. The page is loaded again.
    Keep,
    /// The copy is dropped.
    DropCopy,
    /// The newer version has time.
    Later,
    /// So many requests went to the network since the page started.
    Requested(u32),
    /// Everything is forgotten.
    Forget,
    /// Something that only needs to be said aloud, for example why the clipboard is closed.
    Say(String),
}

/// The two dialogs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// The sheet of keys.
    Keys,
    /// Asks before everything is forgotten.
    Forget,
}

impl Dialog {
    /// Id of its `<dialog>` element.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Keys => "keys-dialog",
            Self::Forget => "forget-dialog",
        }
    }
}

/// Something that the host is asked to do.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Analyse. Answers: `Progress`, then `Analyzed`, `Failed` or `WorkerGone`.
    Analyze {
        /// Answers carry it; answers of an older one are dropped.
        generation: u64,
        /// The inputs in their order; the report names them in the same order.
        inputs: Vec<InputSource>,
        /// Day and preference.
        options: Options,
        /// What was decided about findings.
        decisions: Vec<Decision>,
    },
    /// Get one instance with its plan from the analysis that the worker holds.
    /// Answer: `InstanceLoaded`, `Failed` or `WorkerGone`.
    LoadInstance {
        /// The generation of the analysis.
        generation: u64,
        /// Index in the report.
        index: u32,
        /// The path of the plan; empty for the plan that the instance calls for.
        path: &'static str,
    },
    /// End the worker and start a new one. No answer.
    Cancel,
    /// Drop every file, end the worker, start a new one; empty the text area. No answer.
    Forget,
    /// Drop the file under this handle. No answer.
    DropFile(u32),
    /// Let the worker make a document of the analysis it holds. Answers by where it goes: nothing,
    /// `Copied` with the key `document`, `Kept`, `Shown`, `WentOn`.
    Render {
        /// The generation of the analysis.
        generation: u64,
        /// What.
        order: Order,
    },
    /// Let the worker say what a copy would be. Answer: `Told`.
    AskCopy {
        /// The generation of the analysis.
        generation: u64,
        /// Of which choice.
        request: CopyRequest,
    },
    /// Let the worker put the original values into a text about a copy, with the key in the file
    /// that is chosen, or without one with the copy's own. Answer: `Translated`.
    Translate {
        /// The generation of the analysis.
        generation: u64,
        /// The text.
        text: Translation,
    },
    /// Look at the plan of a link. Answers: `Opened`, or `Analyzed` where there are options, or
    /// `Refused`, `Failed`, `WorkerGone`.
    OpenLink {
        /// Answers carry it.
        generation: u64,
        /// The link, without its address.
        link: Rc<str>,
        /// Day and preference; without them those of the link.
        options: Option<Options>,
    },
    /// Keep a link for a reload of this tab, or keep none. No answer.
    KeepLink(Option<Rc<str>>),
    /// Try a passphrase. Answer: `Unlocked`.
    Unlock {
        /// What it may open.
        what: Locked,
        /// The passphrase.
        passphrase: String,
    },
    /// Encrypt a link. Answer: `Sealed`.
    SealLink {
        /// The link, without its address.
        link: String,
        /// The passphrase.
        passphrase: String,
    },
    /// Encrypt the kept file and save it. Answer: `FileSealed`.
    SealKept {
        /// The passphrase.
        passphrase: String,
    },
    /// Save the kept file. No answer.
    SaveKept,
    /// Save a text as a file. No answer.
    SaveText {
        /// Name of the file.
        name: &'static str,
        /// The text.
        text: String,
    },
    /// After the next rendering, let the browser print the page. No answer.
    Print,
    /// After the next rendering, put text into the text area. No answer.
    Fill(Rc<str>),
    /// Press the button that copies the command which has the focus.
    CopyFocused,
    /// Put text into the clipboard. Answer: `Copied`.
    Copy {
        /// The button.
        key: String,
        /// The text.
        text: String,
    },
    /// Read the clipboard. Answer: `AddText`, or `Say` where the browser refuses.
    ReadClipboard,
    /// Set the theme.
    SetTheme(Theme),
    /// Put a route into the address bar; `replace` adds no entry to the history.
    SetRoute {
        /// The route.
        route: Route,
        /// Whether the current entry is replaced.
        replace: bool,
    },
    /// Set the title of the window.
    SetTitle(&'static str),
    /// After the next rendering, scroll to the top of the page and focus `#main`.
    Top,
    /// After the next rendering, scroll to the element with this id and focus it.
    Reveal(String),
    /// After the next rendering, focus the element with this id, scrolling as little as needed.
    Focus(String),
    /// Open (`showModal`) or close a `<dialog>`.
    Dialog(Dialog, bool),
    /// Try every way out. Answer: `Tried`.
    TryEverything,
    /// Load the page again and take a copy of it. The page ends here.
    Keep,
    /// Drop the copy. Answer: `Offline`.
    DropCopy,
    /// Dispatch an action after some milliseconds.
    Later(u32, Box<Action>),
}
