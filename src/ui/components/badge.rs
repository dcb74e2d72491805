//! Small marks: platform, verdict, severity, status. Each is a shape and a word.

use super::dom::{each, el, node};
use super::icon::{Icon, icon};
use crate::paths::PathStatus;
use crate::report::{Header, PlatformReport};
use crate::rules::Urgency;
use crate::ui::words;
use yew::prelude::*;

/// The class of a platform name.
pub fn platform_class(name: &str) -> &'static str {
    match name {
        "stv1" => "stv1",
        "mixed" => "mixed",
        "stv2" => "stv2",
        "stv2.1" => "stv21",
        "mtv1" => "mtv1",
        "v2" => "v2",
        _ => "unk",
    }
}

/// The shape of a platform on a box of 12.
pub fn mark(class: &str) -> Html {
    match class {
        "stv1" => el("path").attr("d", "M3.7 0h4.6L12 3.7v4.6L8.3 12H3.7L0 8.3V3.7z").end(),
        "mixed" => el("path").attr("d", "M3.7 0H6v12H3.7L0 8.3V3.7zM6 .9h1.9L11.1 4v4L7.9 11.1H6V12h2.3L12 8.3V3.7L8.3 0H6z").end(),
        "stv2" => el("rect").attr("x", "1").attr("y", "1").attr("width", "10").attr("height", "10").attr("rx", "1.5").end(),
        "stv21" => el("path").attr("fill-rule", "evenodd").attr("d", "M2.5 1h7A1.5 1.5 0 0 1 11 2.5v7A1.5 1.5 0 0 1 9.5 11h-7A1.5 1.5 0 0 1 1 9.5v-7A1.5 1.5 0 0 1 2.5 1zM6 3.5 3.5 6 6 8.5 8.5 6z").end(),
        "mtv1" => el("circle").attr("cx", "6").attr("cy", "6").attr("r", "5").end(),
        "v2" => el("path").attr("d", "M6 0l6 6-6 6-6-6z").end(),
        _ => el("circle").class("m-unk").attr("cx", "6").attr("cy", "6").attr("r", "5").end(),
    }
}

/// A platform.
pub fn platform(platform: &PlatformReport, large: bool) -> Html {
    let class = platform_class(&platform.verdict);
    el("span").classes(&["pf", class, if large { "lg" } else { "" }]).kids([
        el("svg")
            .attr("viewBox", "0 0 12 12")
            .attr("aria-hidden", "true")
            .attr("focusable", "false")
            .with(mark(class)),
        node(words::platform(platform).to_owned()),
    ])
}

/// The sign of a verdict.
pub fn sign(header: Header) -> Html {
    let (class, shape) = match header {
        Header::Go | Header::NothingToMigrate => ("go", Icon::Met),
        Header::NoGo => ("no", Icon::Past),
        Header::CannotTell => ("unk", Icon::Check),
    };
    el("span").classes(&["sign", class]).kids([icon(shape, ""), node(header.words())])
}

/// Class and icon of an urgency.
pub const fn urgency_look(urgency: Urgency) -> (&'static str, Icon) {
    match urgency {
        Urgency::PastDue => ("past", Icon::Past),
        Urgency::Action => ("act", Icon::Action),
        Urgency::Check => ("check", Icon::Ask),
        Urgency::Note => ("note", Icon::Note),
    }
}

/// An urgency with its word.
pub fn urgency(urgency: Urgency) -> Html {
    let (class, shape) = urgency_look(urgency);
    el("span").classes(&["sv", class]).kids([icon(shape, "ic-16"), node(words::urgency(urgency))])
}

/// Numbers of findings: past due, action, check.
pub fn tally(counts: [usize; 3]) -> Html {
    if counts == [0, 0, 0] {
        return el("span").class("none").with("none");
    }
    let signs = [Urgency::PastDue, Urgency::Action, Urgency::Check].into_iter().zip(counts);
    let signs = signs.map(|(urgency, count)| {
        let (class, shape) = urgency_look(urgency);
        let said = words::urgency(urgency).to_ascii_lowercase();
        el("span").key(class).classes(&["sv", class, if count == 0 { "zero" } else { "" }]).kids([
            icon(shape, "ic-16"),
            node(count),
            el("span").class("vh").with(format!(" {said}")),
        ])
    });
    el("span").class("svs").with(each(signs))
}

/// Status of a path.
pub fn path_status(status: PathStatus) -> Html {
    let (class, shape) = match status {
        PathStatus::Recommended => ("rec", Icon::Star),
        PathStatus::Possible => ("pos", Icon::Tick),
        PathStatus::Blocked => ("blk", Icon::Blocked),
        PathStatus::NeedsFact => ("fact", Icon::Ask),
        PathStatus::NotApplicable => ("na", Icon::Not),
    };
    el("span")
        .classes(&["st", class])
        .kids([icon(shape, "ic-16"), node(words::path_status(status))])
}

/// The letter of a path.
pub fn letter(id: &str, chosen: bool) -> Html {
    el("span").classes(&["letter", if chosen { "on" } else { "" }]).with(id)
}
