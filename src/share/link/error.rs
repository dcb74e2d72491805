//! Why a link cannot be opened, in words for whoever got it.

use std::fmt;

/// Why a link cannot be opened, or made.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LinkError {
    /// The text is not a link of this program.
    Foreign,
    /// It ends early: how many characters are missing.
    Cut(u32),
    /// It was changed on its way.
    Damaged,
    /// It was made by a newer version, with this tag.
    Newer(String),
    /// It was made by a version whose links are no longer read, with this tag.
    Older(String),
    /// It is encrypted.
    Encrypted,
    /// It holds more than a link may hold.
    TooLarge,
}

impl LinkError {
    /// What was found, in a few words.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Foreign => "This is not a shared plan",
            Self::Cut(_) => "This link ends early",
            Self::Damaged => "This link was changed on its way",
            Self::Newer(_) => "This link is newer than this page",
            Self::Older(_) => "This link is older than what this page reads",
            Self::Encrypted => "This link needs its passphrase",
            Self::TooLarge => "This is more than a link holds",
        }
    }

    /// What was expected, and the one thing to do.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Foreign => {
                "A shared plan begins with p1. after the # of its address. Open the address as it \
                 was sent, or paste the export itself."
            }
            Self::Cut(_) => {
                "A program that passed it on kept only the beginning. Ask for the plan as a file, \
                 or copy the whole link from where it was made."
            }
            Self::Damaged => {
                "Its check sum does not fit its contents, so nothing of it is shown. Copy the \
                 whole link again, or ask for the plan as a file."
            }
            Self::Newer(_) => {
                "Load this page anew, without its stored copy, to get its newest version, and open \
                 the link again."
            }
            Self::Older(_) => "Ask for a new link, or for the export itself.",
            Self::Encrypted => "Open it with the passphrase that the sender chose.",
            Self::TooLarge => "Share the plan as a file, or a part of the instances.",
        }
    }
}

impl fmt::Display for LinkError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.title())?;
        match self {
            Self::Cut(missing) => write!(formatter, " ({missing} characters are missing)")?,
            Self::Newer(tag) | Self::Older(tag) => write!(formatter, " (it begins with {tag})")?,
            _ => {}
        }
        write!(formatter, ". {}", self.advice())
    }
}

impl std::error::Error for LinkError {}
