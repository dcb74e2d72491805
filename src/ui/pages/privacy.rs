//! The promise that nothing leaves the page, and its proof.

use crate::ui::action::Action;
use crate::ui::components::dom::{each, el, group, node, none};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, dots, href_section, message, scroller, section_head};
use crate::ui::proof::{Offline, Outcome, Proof, Tried, WAYS_OUT};
use crate::ui::route::Page;
use crate::ui::words;
use yew::prelude::*;

const GIVES_UP: &str = "The page loads its own files once. Then it gives up the right to connect to \
    anything, its own host included, by a second content security policy, and only then \
    reads an input. The program that reads inputs runs in a worker, which inherits that \
    policy. Neither can be taken back until the page is loaded again.";

/// What anybody can do to see it for themselves.
const BY_HAND: &[&str] = &[
    "Pull the network cable, or switch the tab to offline in the developer tools, before you paste. Everything goes on working.",
    "Open the network list of the developer tools and do the whole job: it stays empty.",
    "In the console of the page, try `fetch('.')`: the browser refuses.",
    "A test of the project does the same in Chromium and Firefox before every release, and records every request.",
];

/// What no policy of a page can stop.
const LIMITS: &[&str] = &[
    "You: a link that you follow, an address that you type. The links of this page lead to documentation alone and say nothing about where you came from.",
    "Going elsewhere: browsers have no rule that keeps a page's own program from opening another address. This program opens none by itself; you would see the page go.",
    "WebRTC: browsers do not hold connections between browsers against this policy. This program makes none; in a browser whose settings switch WebRTC off, it could not.",
    "Hints: a page may ask the browser to look up a name or to open a connection ahead of time, and browsers do not hold all such hints against the policy. This page gives none.",
    "Extensions and developer tools: they stand above the page and may read it and send. A private window without extensions is the answer to that.",
    "The browser itself: its own look for updates, its sync, a spelling check by a service. The fields of this page are exempt from spelling checks.",
    "The host: it could deliver another page tomorrow. The single file and a copy kept in this browser stay what they are.",
];

/// The page.
pub fn page(cx: Cx<'_>) -> Html {
    group([
        el("div").kids([
            el("h1").with("Privacy and its proof"),
            el("p").class("lead").with("Nothing of what you give leaves this tab. This page shows what the browser itself says about it, and lets you try."),
        ]),
        el("div").class("rail-layout").kids([rail(), el("div").class("sections").kids([counted(cx), tried(cx), by_hand(), limits(), offline(cx)])]),
    ])
}

fn rail() -> Html {
    let entry = |id: &'static str, word: &'static str| {
        el("li").with(el("a").attr("href", href_section(Page::Privacy, id)).with(word))
    };
    el("nav").class("rail").attr("aria-label", "On this page").with(el("ul").kids([
        entry("counted", "Counted"),
        entry("tried", "Tried"),
        entry("by-hand", "By hand"),
        entry("limits", "What stays open"),
        entry("offline", "Offline"),
    ]))
}

fn section(id: &'static str, title: &'static str, content: Html) -> Html {
    el("section")
        .attr("id", id)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", format!("{id}-h"))
        .kids([section_head(id, title, Html::default()), content])
}

fn counted(cx: Cx<'_>) -> Html {
    let requests = usize::try_from(cx.state.requests).unwrap_or(usize::MAX);
    let words =
        words::count(requests, "request since the page loaded", "requests since the page loaded");
    section(
        "counted",
        "Counted",
        el("div").class("surface pad stack").kids([
            el("p").class("pn").kids([icon(Icon::Shield, ""), el("strong").with(words)]),
            el("p").with("The browser keeps a list of what it gets for a page; this is the length of that list since the start. It goes up by itself if anything is asked for."),
            el("p").with(GIVES_UP),
            el("p").class("muted").with("Nothing is stored of what you give: no cookies, no storage. Three other things are: the chosen theme, the link of a shared plan while its tab is open, and a copy of the page itself where you ask for one."),
        ]),
    )
}

fn tried(cx: Cx<'_>) -> Html {
    let button = |word: &'static str, off: bool| {
        el("button")
            .class("btn primary")
            .attr("type", "button")
            .flag("disabled", off)
            .click(cx.click(Action::TryEverything))
            .with(word)
    };
    let (button, result) = match &cx.state.proof {
        Proof::Untried => (button("Try every way out", false), none()),
        Proof::Trying => (button("Trying", true), none()),
        Proof::Tried(tried) => (button("Try again", false), result(tried)),
    };
    section(
        "tried",
        "Tried",
        el("div").class("surface pad stack").kids([
            el("p").with("The page tries each way that a page has to reach a host, and shows what the browser says. What is asked for is a fixed address of the page's own host, with nothing of an input in it: if a way were open, nothing would be given away."),
            el("div").class("row").with(button),
            result,
        ]),
    )
}

fn result(tried: &[Tried]) -> Html {
    let stopped = |one: &&Tried| !matches!(one.outcome, Outcome::Unclear | Outcome::Open);
    let refused = tried.iter().filter(stopped).count();
    let all = refused == tried.len() && !tried.is_empty();
    let summary = message(
        if all { "met" } else { "act" },
        node(format!("{refused} of {} ways out are closed.", tried.len())),
        if all {
            none()
        } else {
            el("p").with("What is not closed stands in the list. A host that changes the page on its way, or an extension, may be the reason.")
        },
    );
    let rows = WAYS_OUT.iter().filter_map(|way| {
        let one = tried.iter().find(|one| one.id == way.id)?;
        let (sign, word) = match one.outcome {
            Outcome::Refused => (Icon::Met, "Refused"),
            Outcome::Unasked => (Icon::Met, "No request made"),
            Outcome::Absent => (Icon::Met, "Not in this browser"),
            Outcome::Unclear => (Icon::Check, "Failed, not refused"),
            Outcome::Open => (Icon::Past, "Not refused"),
        };
        Some(
            el("tr").key(way.id).attr("data-way", way.id).kids([
                el("th").attr("scope", "row").kids([
                    node(way.title),
                    if way.what.is_empty() {
                        none()
                    } else {
                        el("div").class("sub").with(way.what)
                    },
                ]),
                el("td")
                    .class("nowrap")
                    .with(el("div").class("pn").kids([icon(sign, ""), el("span").with(word)])),
                el("td").class("mono").with(if one.by.is_empty() {
                    "–"
                } else {
                    one.by.as_str()
                }),
            ]),
        )
    });
    group([
        summary,
        scroller(
            "Ways out",
            el("table").class("roomy ways-out").kids([
                el("caption").class("vh").with("Ways out and what became of each"),
                el("thead").with(el("tr").kids([
                    el("th").attr("scope", "col").with("Way out"),
                    el("th").attr("scope", "col").with("What happened"),
                    el("th").attr("scope", "col").with("By which rule"),
                ])),
                el("tbody").with(each(rows)),
            ]),
        ),
    ])
}

fn by_hand() -> Html {
    section(
        "by-hand",
        "By hand",
        el("div").class("surface pad").with(dots(BY_HAND.iter().copied())),
    )
}

fn limits() -> Html {
    section(
        "limits",
        "What stays open",
        el("div").class("surface pad stack").kids([
            el("p").with("A policy binds the page's own requests. These are beyond it:"),
            dots(LIMITS.iter().copied()),
        ]),
    )
}

fn offline(cx: Cx<'_>) -> Html {
    let button = |word: &'static str, action: Action| {
        el("div").class("row").with(
            el("button").class("btn").attr("type", "button").click(cx.click(action)).with(word),
        )
    };
    let keep = "Keep for offline use";
    let content = match &cx.state.offline {
        Offline::Impossible => el("p").with("This browser keeps no copy of the page here: that needs an address with HTTPS. Once loaded, the page needs no network all the same, and the edition in a single file, apim-planner.html, is opened from a disk without any host."),
        Offline::Possible => group([
            el("p").with("The browser can keep a copy of this version of the page and open it without a network. The copy is taken before anything is read: the page loads again for it, and what is in it now is forgotten."),
            button(keep, Action::Keep),
        ]),
        Offline::Kept => group([
            el("p").class("pn").kids([icon(Icon::Met, ""), el("strong").with("Ready offline.")]),
            el("p").with("The browser keeps a copy of this version and opens that. Whether the host has a newer one, the browser asks by itself when the page is opened; that question holds nothing of yours. A newer version is taken whole, and only when you say so."),
            button("Drop the copy", Action::DropCopy),
        ]),
        Offline::Newer => group([
            el("p").class("pn").kids([icon(Icon::Note, ""), el("strong").with("A new version is ready.")]),
            el("p").with("To take it the page loads again, and what is in it now is forgotten."),
            button("Load the new version", Action::Keep),
            button("Drop the copy", Action::DropCopy),
        ]),
        Offline::Failed(reason) => group([
            el("p").with(format!("The copy could not be taken: {reason} What was kept before stays as it is.")),
            button(keep, Action::Keep),
        ]),
    };
    section("offline", "Offline", el("div").class("surface pad stack").with(content))
}

/// Says that the host has a newer version, on every page.
pub fn newer(cx: Cx<'_>) -> Html {
    if cx.state.offline != Offline::Newer || cx.state.later {
        return Html::default();
    }
    let button = |word: &'static str, action: Action| {
        el("button").class("btn small").attr("type", "button").click(cx.click(action)).with(word)
    };
    let text = if cx.state.inputs.is_empty() {
        "A new version is ready."
    } else {
        "A new version is ready. To take it the page loads again and forgets its inputs."
    };
    el("div").class("hint-bar").with(message(
        "note",
        node(text),
        el("div")
            .class("row")
            .kids([button("Load the new version", Action::Keep), button("Later", Action::Later)]),
    ))
}
