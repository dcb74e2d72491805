//! What can happen to a copy that leaves the page, and to a plan that came by a link.

use super::FileHandle;
use crate::report::Report;
use crate::share::redact::Class;
use crate::web::protocol::{CopyReport, Offer, Order, Origin, Refusal, Translated};
use std::rc::Rc;

/// A way out of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// The plan in the fragment of an address.
    #[default]
    Link,
    /// A file in one of the formats.
    File,
    /// Text for a mail or a ticket.
    Clipboard,
    /// Paper, or a PDF.
    Print,
}

/// About the copy that is to leave the page.
#[derive(Clone, Debug)]
pub enum Sharing {
    /// A class of values is hidden, or no longer.
    Hide(Class, bool),
    /// The way out was chosen.
    Way(Way),
    /// The format of the file was chosen, by its name.
    Format(String),
    /// Whether the clipboard gets text without Markdown.
    Plain(bool),
    /// The address in front of the `#` was written.
    Address(String),
    /// Whether a passphrase is wanted.
    Encrypt(bool),
    /// The whole list of values, or the first few.
    All(bool),
    /// A page of the list of values, from 0.
    TurnTo(u32),
    /// The preview is opened or closed.
    Preview(bool),
    /// The copy is printed.
    Print,
    /// The kept file is saved.
    Save,
    /// The key is saved.
    SaveKey,
    /// The link or the file is encrypted with this passphrase.
    Seal(String),
    /// What somebody wrote about a copy is to be read with the original values.
    Translate(String),
    /// It is there.
    Translated(Rc<Translated>),
    /// The worker says what the copy would be.
    Told(u64, Rc<CopyReport>),
    /// The host keeps a document of that many bytes.
    Kept(u64, Rc<Order>, u64),
    /// A document as text.
    Shown(u64, Rc<Order>, Rc<str>),
    /// A document is too long to be shown as text.
    TooLong(u64, Rc<Order>),
    /// The scripts and papers of an instance's plan, by index and path.
    Offered(u64, (u32, &'static str), Rc<Vec<Offer>>),
    /// A script or a paper of an instance is looked at, by its name.
    Document(u32, String),
    /// Whether papers are made with the real names.
    RealNames(bool),
    /// Whether papers are plain text instead of Markdown.
    PlainPaper(bool),
    /// The document that is looked at is saved.
    SaveDocument,
    /// The link of that text was encrypted, or could not be.
    Sealed(String, Result<String, String>),
    /// The file was encrypted and saved, or could not be.
    FileSealed(Result<(), String>),
}

/// Something that only its passphrase opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Locked {
    /// A link.
    Link(Rc<str>),
    /// A file, which the host keeps.
    File(FileHandle),
}

/// What came out.
#[derive(Clone, Debug)]
pub enum Unlocked {
    /// A link that is open.
    Link(Rc<str>),
    /// A file, which the host keeps.
    File(FileHandle),
}

/// About a plan that came by a link.
#[derive(Clone, Debug)]
pub enum Opening {
    /// A link came: in the address, by paste, or kept by the tab.
    Link(Rc<str>),
    /// An encrypted file came.
    File(FileHandle),
    /// A passphrase was given.
    Unlock(String),
    /// What came of it.
    Unlocked(Locked, Result<Unlocked, Refusal>),
    /// The worker has read the link.
    Opened(u64, Rc<Report>, Rc<Origin>),
    /// The worker cannot read it.
    Refused(u64, Refusal),
    /// The shared plan is to become an input.
    GoOn,
    /// It is one, which the host keeps.
    WentOn(u64, FileHandle),
    /// Back to what was there before.
    Close,
}
