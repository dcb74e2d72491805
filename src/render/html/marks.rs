//! Marks: each is a shape, a word and a colour, and is told by the first two alone.

use super::markup::Markup;
use crate::paths::PathStatus;
use crate::report::{Header, PlatformReport};
use crate::rules::{ExposureStatus, Urgency};

/// The shapes, drawn once and used by name.
pub(super) const SPRITE: &str = concat!(
    "<svg width=\"0\" height=\"0\" aria-hidden=\"true\" class=\"sprite\"><defs>",
    "<symbol id=\"g-past\" viewBox=\"0 0 16 16\"><path fill-rule=\"evenodd\" d=\"M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1M5.6 4.5 8 6.9l2.4-2.4 1.1 1.1L9.1 8l2.4 2.4-1.1 1.1L8 9.1l-2.4 2.4-1.1-1.1L6.9 8 4.5 5.6z\"/></symbol>",
    "<symbol id=\"g-act\" viewBox=\"0 0 16 16\"><path fill-rule=\"evenodd\" d=\"M8 1.2 15.6 14.6H.4zM7.2 6l.2 4.2h1.2L8.8 6zm.1 5.2v1.5h1.4v-1.5z\"/></symbol>",
    "<symbol id=\"g-check\" viewBox=\"0 0 16 16\"><path fill-rule=\"evenodd\" d=\"M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1M5.4 6.4a2.6 2.6 0 1 1 3.4 2.5v.9H7.2V7.7h.8a1.2 1.2 0 1 0-1.2-1.3zM7.2 10.9h1.6v1.5H7.2z\"/></symbol>",
    "<symbol id=\"g-note\" viewBox=\"0 0 16 16\"><path fill-rule=\"evenodd\" d=\"M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1M7.2 4h1.6v1.5H7.2zm0 2.8h1.6V12H7.2z\"/></symbol>",
    "<symbol id=\"g-met\" viewBox=\"0 0 16 16\"><path fill-rule=\"evenodd\" d=\"M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1m-1 10.4L3.9 8.3 5 7.2l2 2 4-4 1.1 1.1z\"/></symbol>",
    "<symbol id=\"g-not\" viewBox=\"0 0 16 16\"><path fill-rule=\"evenodd\" d=\"M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1M4.5 7.2h7v1.6h-7z\"/></symbol>",
    "<symbol id=\"g-star\" viewBox=\"0 0 16 16\"><path d=\"m8 1.2 2.1 4.4 4.8.6-3.5 3.3.9 4.7L8 11.9l-4.3 2.3.9-4.7L1.1 6.2l4.8-.6z\"/></symbol>",
    "<symbol id=\"p-stv1\" viewBox=\"0 0 12 12\"><path d=\"M3.7 0h4.6L12 3.7v4.6L8.3 12H3.7L0 8.3V3.7z\"/></symbol>",
    "<symbol id=\"p-mixed\" viewBox=\"0 0 12 12\"><path d=\"M3.7 0H6v12H3.7L0 8.3V3.7zM6 .9h1.9L11.1 4v4L7.9 11.1H6V12h2.3L12 8.3V3.7L8.3 0H6z\"/></symbol>",
    "<symbol id=\"p-stv2\" viewBox=\"0 0 12 12\"><rect x=\"1\" y=\"1\" width=\"10\" height=\"10\" rx=\"1.5\"/></symbol>",
    "<symbol id=\"p-stv21\" viewBox=\"0 0 12 12\"><path fill-rule=\"evenodd\" d=\"M2.5 1h7A1.5 1.5 0 0 1 11 2.5v7A1.5 1.5 0 0 1 9.5 11h-7A1.5 1.5 0 0 1 1 9.5v-7A1.5 1.5 0 0 1 2.5 1M6 3.5 3.5 6 6 8.5 8.5 6z\"/></symbol>",
    "<symbol id=\"p-mtv1\" viewBox=\"0 0 12 12\"><circle cx=\"6\" cy=\"6\" r=\"5\"/></symbol>",
    "<symbol id=\"p-v2\" viewBox=\"0 0 12 12\"><path d=\"M6 0l6 6-6 6-6-6z\"/></symbol>",
    "<symbol id=\"p-unk\" viewBox=\"0 0 12 12\"><circle cx=\"6\" cy=\"6\" r=\"4.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" stroke-dasharray=\"2 1.5\"/></symbol>",
    "</defs></svg>\n",
);

/// Class, shape and word of a mark.
type Look = (&'static str, &'static str, &'static str);

impl Markup {
    /// A mark with its word.
    pub(super) fn mark(&mut self, (class, shape, word): Look) {
        self.put(
            "<span class=\"m {}\"><svg aria-hidden=\"true\"><use href=\"#g-{}\"/></svg>{}</span>",
            &[class, shape, word],
        );
    }

    /// The sign of a verdict.
    pub(super) fn sign(&mut self, header: Header) {
        let (class, shape) = match header {
            Header::Go | Header::NothingToMigrate => ("met", "met"),
            Header::NoGo => ("past", "past"),
            Header::CannotTell => ("check", "check"),
        };
        self.put(
            "<span class=\"sign {}\"><svg aria-hidden=\"true\"><use href=\"#g-{}\"/></svg>{}</span>",
            &[class, shape, header.words()],
        );
    }

    /// The sign of a verdict and what makes it.
    pub(super) fn verdict_line(&mut self, header: Header, condition: &str) {
        self.own("<p class=\"condition\">");
        self.sign(header);
        self.put(" {}</p>\n", &[condition]);
    }

    /// A platform by its name.
    pub(super) fn platform(&mut self, name: &str) {
        let (class, word) = match name {
            "stv1" => ("stv1", name),
            "mixed" => ("mixed", name),
            "stv2" => ("stv2", name),
            "stv2.1" => ("stv21", name),
            "mtv1" => ("mtv1", name),
            // Never `v2` alone: a service tier is not a compute platform.
            "v2" => ("v2", "v2 tier"),
            "unknown" => ("unk", "Not known"),
            other => ("unk", other),
        };
        self.put(
            "<span class=\"pf {}\"><svg aria-hidden=\"true\"><use href=\"#p-{}\"/></svg>{}</span>",
            &[class, class, word],
        );
    }

    /// A platform verdict; what was inferred says so.
    pub(super) fn verdict(&mut self, platform: &PlatformReport) {
        self.platform(&platform.verdict);
        if platform.inferred {
            self.own(" <small>inferred</small>");
        }
    }
}

/// The sign of a finding.
pub(super) const fn urgency(urgency: Urgency) -> Look {
    match urgency {
        Urgency::PastDue => ("past", "past", "Past due"),
        Urgency::Action => ("act", "act", "Action"),
        Urgency::Check => ("check", "check", "Check"),
        Urgency::Note => ("note", "note", "Note"),
    }
}

/// The status of a path.
pub(super) const fn path(status: PathStatus) -> Look {
    match status {
        PathStatus::Recommended => ("met", "star", "Recommended"),
        PathStatus::Possible => ("met", "met", "Possible"),
        PathStatus::NeedsFact => ("check", "check", "Needs one fact"),
        PathStatus::Blocked => ("past", "past", "Blocked"),
        PathStatus::NotApplicable => ("not", "not", "Not applicable"),
    }
}

/// How a change concerns an instance.
pub(super) const fn exposure(status: ExposureStatus, past_due: bool) -> Look {
    match status {
        ExposureStatus::Exposed if past_due => ("past", "past", "Exposed, past due"),
        ExposureStatus::Exposed => ("act", "act", "Exposed"),
        ExposureStatus::PreconditionSeen => ("check", "check", "Precondition seen"),
        ExposureStatus::NotVisible => ("check", "check", "Not visible from here"),
        ExposureStatus::NotExposed => ("met", "met", "Not exposed"),
        ExposureStatus::NotApplicable => ("not", "not", "Not applicable"),
    }
}
