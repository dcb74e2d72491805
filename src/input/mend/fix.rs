//! What is mended, and what is said of it.

use crate::input::notes::{Notes, counted};
use crate::note::{NoteKind, NoteSeverity, Repair};

/// One kind of damage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fix {
    Colours,
    Frame,
    Prefix,
    Html,
    Escaped,
    Doubled,
    Wrapped,
    ExtraComma,
    MissingComma,
    Comment,
    CurlyQuote,
    SingleQuote,
    BareKey,
    Python,
    Blank,
    Invisible,
    LeftOut,
    OpenString,
    JoinedLine,
    BareWord,
    PowershellText,
}

/// What is said of one kind of damage.
struct Words {
    fix: Fix,
    /// What was found, for one and for several.
    one: &'static str,
    many: &'static str,
    /// What was done.
    done: &'static str,
    severity: NoteSeverity,
    advice: &'static str,
    /// For what could change the meaning: a stable name and what would be done.
    offer: Option<(&'static str, &'static str)>,
}

const fn done(fix: Fix, one: &'static str, many: &'static str, done: &'static str) -> Words {
    Words { fix, one, many, done, severity: NoteSeverity::Info, advice: "", offer: None }
}

static WORDS: &[Words] = &[
    Words {
        advice: "With -o json instead of -o jsonc the Azure CLI writes no colours.",
        ..done(
            Fix::Colours,
            "colour code of a terminal stands in the text",
            "colour codes of a terminal stand in the text",
            "This was left out.",
        )
    },
    done(
        Fix::Frame,
        "line stands in a frame of bars",
        "lines stand in a frame of bars",
        "The frame was left out.",
    ),
    done(
        Fix::Prefix,
        "line begins with a mark, a number or a time that is not data",
        "lines begin with a mark, a number or a time that is not data",
        "This was left out.",
    ),
    done(
        Fix::Html,
        "tag or character reference of HTML stands in the text",
        "tags or character references of HTML stand in the text",
        "Tags were left out and references such as &quot; replaced by their characters.",
    ),
    done(
        Fix::Escaped,
        "document stands inside a string of another one, its quotation marks written as \\\"",
        "documents stand inside strings of another one, their quotation marks written as \\\"",
        "This was read as a document; what stands around it was passed over.",
    ),
    done(
        Fix::Doubled,
        "document stands in a cell of a table, its quotation marks doubled",
        "documents stand in cells of a table, their quotation marks doubled",
        "This was read as a document; what stands around it was passed over.",
    ),
    Words {
        advice: "Save the output to a file instead of copying it from the terminal.",
        ..done(
            Fix::Wrapped,
            "line was broken by the width of the terminal",
            "lines were broken by the width of the terminal",
            "This was undone.",
        )
    },
    done(
        Fix::ExtraComma,
        "comma is followed by no value",
        "commas are followed by no value",
        "This was read as if it were not there.",
    ),
    done(
        Fix::MissingComma,
        "comma is missing between two values",
        "commas are missing between two values",
        "This was read as if it were there.",
    ),
    done(
        Fix::Comment,
        "comment stands in the document",
        "comments stand in the document",
        "JSON has none; this was passed over.",
    ),
    done(
        Fix::CurlyQuote,
        "text stands in typographic quotation marks",
        "texts stand in typographic quotation marks",
        "They were read as plain ones, which an editor or a mail program had replaced.",
    ),
    done(
        Fix::SingleQuote,
        "text stands in single quotation marks",
        "texts stand in single quotation marks",
        "They were read as double ones.",
    ),
    done(
        Fix::BareKey,
        "key stands without quotation marks",
        "keys stand without quotation marks",
        "This was read as if the marks were there.",
    ),
    done(
        Fix::Python,
        "value is written as Python or JavaScript writes it",
        "values are written as Python or JavaScript writes them",
        "None and undefined were read as null, True and False as true and false, a call as its \
         text.",
    ),
    done(
        Fix::Blank,
        "blank of another kind than JSON knows stands between values",
        "blanks of another kind than JSON knows stand between values",
        "This was read as a plain blank. Web pages and editors write such blanks.",
    ),
    Words {
        severity: NoteSeverity::Warning,
        ..done(
            Fix::Invisible,
            "invisible character or blank of another kind stands inside a text",
            "invisible characters or blanks of another kind stand inside texts",
            "This was left out or read as a plain blank.",
        )
    },
    Words {
        severity: NoteSeverity::Warning,
        advice: "Take the verdict from a complete export.",
        ..done(
            Fix::LeftOut,
            "place holds “…” where something was left out",
            "places hold “…” where something was left out",
            "What was left out is not known and was read as absent.",
        )
    },
    Words {
        severity: NoteSeverity::Warning,
        advice: "Put the mark where it belongs, or have the text closed at the end of its line.",
        offer: Some(("closeTexts", "Close the texts at the end of their line")),
        ..done(
            Fix::OpenString,
            "text lacks its closing quotation mark",
            "texts lack their closing quotation mark",
            "This was closed at the end of its line.",
        )
    },
    Words {
        severity: NoteSeverity::Warning,
        advice: "Save the output to a file instead of copying it. Where the export cannot be \
                 made again, the lines can be joined; check the joined values then.",
        offer: Some(("joinLines", "Join the lines that are broken inside a value")),
        ..done(
            Fix::JoinedLine,
            "value is broken over two lines, and where is not the width of a terminal: a blank \
             may be missing",
            "values are broken over several lines, and where is not the width of a terminal: \
             blanks may be missing",
            "The lines were joined.",
        )
    },
    Words {
        severity: NoteSeverity::Warning,
        advice: "Put the word in quotation marks, or have words read as texts.",
        offer: Some(("bareWords", "Read words without quotation marks as texts")),
        ..done(
            Fix::BareWord,
            "value is a word without quotation marks",
            "values are words without quotation marks",
            "This was read as a text.",
        )
    },
    Words {
        severity: NoteSeverity::Warning,
        advice: "Add -Depth 100 to ConvertTo-Json in the command that made this file, and read \
                 its output. Where that is not possible, the texts can be read as objects; a \
                 value that holds “;” and “=” may then be cut wrongly.",
        offer: Some(("powershellObjects", "Read the texts @{name=value} as objects")),
        ..done(
            Fix::PowershellText,
            "object was written by PowerShell as a text, @{name=value}: ConvertTo-Json stops at \
             depth 2 unless told otherwise",
            "objects were written by PowerShell as texts, @{name=value}: ConvertTo-Json stops at \
             depth 2 unless told otherwise",
            "This was read as an object.",
        )
    },
];

impl Fix {
    fn words(self) -> Option<&'static Words> {
        WORDS.iter().find(|words| words.fix == self)
    }

    /// The name under which a person accepts it, where it is not done unasked.
    pub(super) fn offer(self) -> Option<&'static str> {
        self.words()?.offer.map(|(id, _)| id)
    }
}

/// How often one kind of damage was met, and where first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Met {
    pub(crate) fix: Fix,
    pub(crate) count: u64,
    /// Byte of the text that was looked at.
    pub(crate) first: usize,
    /// Whether it was only met, because it needs to be accepted.
    pub(crate) offered: bool,
}

/// The kinds of damage that were met in one text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Log {
    pub(crate) met: Vec<Met>,
}

impl Log {
    /// Counts one.
    pub(super) fn add(&mut self, fix: Fix, at: usize) {
        self.count(fix, at, 1, false);
    }

    /// Counts several, or one that is not done.
    pub(super) fn count(&mut self, fix: Fix, at: usize, count: u64, offered: bool) {
        match self.met.iter_mut().find(|met| met.fix == fix && met.offered == offered) {
            Some(met) => met.count += count,
            None => self.met.push(Met { fix, count, first: at, offered }),
        }
    }
}

/// Says what was mended, or what could be.
pub(crate) fn note(met: &Met, at: crate::model::At, notes: &mut Notes) {
    let Some(words) = met.fix.words() else { return };
    let found = counted(met.count, words.one, words.many);
    let first = if met.count > 1 { ", the first one here" } else { "" };
    let outcome = if met.offered { "This was not changed." } else { words.done };
    let kind = if met.offered { NoteKind::Syntax } else { NoteKind::Repaired };
    let note = notes.add(kind, words.severity, format!("{found}{first}. {outcome}"), at);
    if !words.advice.is_empty() && (met.offered || words.offer.is_none()) {
        note.advise(words.advice);
    }
    if let (true, Some((id, title))) = (met.offered, words.offer) {
        note.offer = Some(Repair { id: id.into(), title: title.into() });
    }
}
