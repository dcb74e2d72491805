//! What the page knows about its own promise: what became of the ways out that it tried, and whether
//! the browser keeps a copy of it.

/// What became of one try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The browser refused it.
    Refused,
    /// It failed, and the browser lists no request for it.
    Unasked,
    /// This browser has no such thing.
    Absent,
    /// It failed, and the browser says neither.
    Unclear,
    /// It was not refused.
    Open,
}

/// One way out that was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// One of [`WAYS_OUT`].
    pub id: String,
    /// What became of it.
    pub outcome: Outcome,
    /// What refused it: a directive of the policy, or what the browser said.
    pub by: String,
}

/// The test that the page makes of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Proof {
    /// Not asked for yet.
    #[default]
    Untried,
    /// Under way.
    Trying,
    /// Done.
    Tried(Vec<Tried>),
}

/// Whether the browser keeps a copy of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Offline {
    /// It cannot, here.
    #[default]
    Impossible,
    /// It could.
    Possible,
    /// It does.
    Kept,
    /// It does, and the host has a newer version.
    Newer,
    /// It was asked to and could not, for this reason.
    Failed(String),
}

/// A way out of a page.
#[derive(Debug)]
pub struct WayOut {
    /// Its name in `static/proof.js`.
    pub id: &'static str,
    /// What people know it by.
    pub title: &'static str,
    /// What it is for.
    pub what: &'static str,
}

const fn way(id: &'static str, title: &'static str, what: &'static str) -> WayOut {
    WayOut { id, title, what }
}

/// Every way out that the page tries, in the order in which it is shown.
pub const WAYS_OUT: &[WayOut] = &[
    way("fetch", "fetch", "How a program asks a host for something or sends to it"),
    way("xhr", "XMLHttpRequest", "The older form of it"),
    way("socket", "WebSocket", "A line that stays open"),
    way("events", "EventSource", "A line on which the host speaks"),
    way("beacon", "Beacon", "What pages send while they close; trackers use it"),
    way("transport", "WebTransport", "A line over QUIC"),
    way("image", "Picture", "A picture whose address carries data"),
    way("background", "Picture of a style", "The same from a style"),
    way("style", "Style sheet", "A style sheet of a host"),
    way("font", "Font", "A font of a host"),
    way("media", "Sound", "A sound or film of a host"),
    way("script", "Script", "A program of a host"),
    way("module", "Module", "The same, by import()"),
    way("frame", "Frame", "Another page in this one"),
    way("object", "Object", "What plug-ins showed"),
    way("form", "Form", "A form that is sent"),
    way("prefetch", "Prefetch", "What the browser gets ahead of time"),
    way("preload", "Preload", "What the browser gets for later use"),
    way("worker", "Worker", "A second program, from an address"),
    way("service", "Service worker", "A program that answers for the host"),
    way("worker-fetch", "fetch in a worker", "The program that reads inputs runs in a worker"),
    way("worker-xhr", "XMLHttpRequest in a worker", ""),
    way("worker-socket", "WebSocket in a worker", ""),
    way("worker-script", "importScripts in a worker", "A program of a host, in a worker"),
];
