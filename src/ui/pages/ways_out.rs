//! How a copy leaves the page: as a link, a file, a text, or on paper.

use crate::ui::action::{Action, Sharing, Way};
use crate::ui::components::document;
use crate::ui::components::dom::{each, el, group, node, none};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, message};
use crate::ui::pages::share::{hidden_words, ticked};
use crate::ui::words;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// From so many characters on, chats and mail programs begin to cut addresses.
const CHAT: usize = 2_000;
/// From so many characters on, browsers and proxies do.
const MOST: usize = 8_000;

/// By how many characters encryption makes a link longer, until the encrypted one is there.
const SEALED: usize = 80;

const WAYS: [(Way, &str, Icon, &str); 4] = [
    (Way::Link, "way-link", Icon::Link, "Link"),
    (Way::File, "way-file", Icon::Document, "File"),
    (Way::Clipboard, "way-clipboard", Icon::Copy, "Clipboard"),
    (Way::Print, "way-print", Icon::Print, "Print"),
];

/// The panel.
pub(super) fn panel(cx: Cx<'_>) -> Html {
    let chosen = cx.state.share.way;
    let ways = WAYS.iter().map(|(way, id, shape, word)| {
        let way = *way;
        let pick = cx.dispatch.reform(move |_: Event| Action::Share(Sharing::Way(way)));
        el("label").key(*id).attr("for", *id).kids([
            html! { <input type="radio" name="way" id={*id} checked={way == chosen} onchange={pick} /> },
            icon(*shape, "ic-16"),
            node(*word),
        ])
    });
    let way = match chosen {
        Way::Link => link(cx),
        Way::File => file(cx),
        Way::Clipboard => clipboard(cx),
        Way::Print => print(cx),
    };
    el("section").class("surface pad sticky stack").attr("aria-labelledby", "how-h").kids([
        el("h2").attr("id", "how-h").with("How"),
        el("fieldset").class("seg").kids([el("legend").class("vh").with("Way out"), each(ways)]),
        way,
        el("hr").class("rule").end(),
        first(cx),
    ])
}

fn link(cx: Cx<'_>) -> Html {
    let share = &cx.state.share;
    let plain = share.told().filter(|_| share.current());
    let whole = share
        .link()
        .filter(|link| !link.is_empty())
        .map(|link| format!("{}#{link}", share.address));
    let usable = !share.address.is_empty();
    let shown = match (&whole, usable) {
        (Some(whole), true) => whole.clone(),
        (None, _) if share.encrypt && plain.is_some() => {
            "Comes when it is encrypted, below.".to_owned()
        }
        (_, false) => "Comes with the address of a page, above.".to_owned(),
        _ if plain.is_some() => "There is none.".to_owned(),
        _ => "Is being made …".to_owned(),
    };
    let copied = cx.state.copied.as_deref() == Some("share-link");
    let copy = whole.clone().filter(|_| usable);
    let ready = copy.is_some();
    group([
        if share.address_needed { address(cx) } else { none() },
        el("div").class("field").kids([
            el("label").attr("for", "link").with("Link"),
            html! { <input id="link" class="mono" type="text" readonly={true} value={shown} onclick={cx.dispatch.reform(|_: MouseEvent| Action::Focus("link"))} /> },
        ]),
        el("div").class("row").kids([
            el("button")
                .class("btn primary")
                .attr("type", "button")
                .attr("id", "copy-link")
                .flag("disabled", !ready)
                .click(cx.click(Action::Copy {
                    key: "share-link".to_owned(),
                    text: copy.unwrap_or_default(),
                }))
                .kids([
                    icon(if copied { Icon::Tick } else { Icon::Copy }, "ic-16"),
                    node(if copied { "Copied" } else { "Copy link" }),
                ]),
            preview_button(cx),
        ]),
        match plain {
            Some(told) if told.link.is_empty() => {
                let text = told.leaves_out.first().map_or("", |text| text.as_ref());
                advise(cx, "past", "There is more than a link holds", text)
            }
            Some(told) => {
                let link = match share.link() {
                    Some(link) => link.len(),
                    // Salt, nonce and proof of an encrypted one.
                    None => told.link.len().saturating_add(SEALED),
                };
                let before = share.address.len().saturating_add(1);
                let open = told.open_length.and_then(|open| usize::try_from(open).ok());
                let open = open.map(|open| before.saturating_add(open));
                group([size(cx, before.saturating_add(link), open), left_out(told)])
            }
            None => none(),
        },
        passphrase(cx, "Make the encrypted link", share.link().is_some()),
    ])
}

/// The address in front of the link, where the page has none that others can open.
fn address(cx: Cx<'_>) -> Html {
    let written = cx.dispatch.reform(|event: Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        Action::Share(Sharing::Address(field.map(|field| field.value()).unwrap_or_default()))
    });
    let value = cx.state.share.address.clone();
    el("div").class("field").kids([
        el("label").attr("for", "address").with("Address of the page that opens the link"),
        html! { <input id="address" class="mono" type="text" inputmode="url" autocomplete="off" spellcheck="false" placeholder="https://planner.contoso.example/" aria-describedby="address-note" {value} onchange={written} /> },
        el("p").class("sub").attr("id", "address-note").with(
            "This page is a file on your machine, which nobody else can open. Write where your \
             readers find the planner. It is kept in this tab alone.",
        ),
    ])
}

/// How long the link is, against what mail and browsers take.
fn size(cx: Cx<'_>, length: usize, open: Option<usize>) -> Html {
    let across = |length: usize| length.min(MOST).saturating_mul(400) / MOST;
    let (class, advice) = match length {
        _ if length <= CHAT => ("f-met", none()),
        _ if length <= MOST => (
            "f-act",
            advise(
                cx,
                "act",
                "Too long for some",
                "Chats and mail programs begin to cut addresses above 2,000 characters. A file arrives whole.",
            ),
        ),
        _ => (
            "f-past",
            advise(
                cx,
                "past",
                "Too long for a link",
                "Above 8,000 characters browsers and proxies refuse addresses. Send a file.",
            ),
        ),
    };
    let words = words::thousands(length);
    let open_words = open.map_or("more than a link holds".to_owned(), words::thousands);
    let text = |class: &'static str, x: &'static str, words: String| {
        el("text").class(class).attr("x", x).attr("y", "50").with(words)
    };
    let bar = |class: &'static str, width: usize| {
        el("rect")
            .class(class)
            .attr("x", "0")
            .attr("y", "16")
            .attr("width", width.to_string())
            .attr("height", "10")
            .attr("rx", "5")
            .end()
    };
    let mark = |x: &'static str| {
        el("line")
            .class("g-axis")
            .attr("x1", x)
            .attr("x2", x)
            .attr("y1", "10")
            .attr("y2", "32")
            .end()
    };
    el("div").kids([
        el("p").class("lab").attr("role", "status").with(format!("{words} characters")),
        el("svg")
            .class("chart length")
            .attr("viewBox", "0 0 400 62")
            .attr("role", "img")
            .attr(
                "aria-label",
                format!(
                    "Length of the link: {words} characters. Warning levels at 2,000 and 8,000."
                ),
            )
            .kids([
                bar("g-track", 400),
                bar(class, across(length).max(8)),
                mark("100"),
                mark("398"),
                text("t-dim mid", "100", "2,000: chat, mail".to_owned()),
                text("t-dim end", "400", "8,000: send a file".to_owned()),
            ]),
        advice,
        el("p").class("sub").with(format!(
            "With nothing hidden: {open_words}. The plan is in the part after “#”, which browsers \
             do not send to the server. Whoever has the link reads the plan: the archive of a \
             chat, too."
        )),
    ])
}

fn advise(cx: Cx<'_>, kind: &'static str, title: &'static str, text: &str) -> Html {
    el("div").class("advice").with(message(
        kind,
        node(title),
        group([
            el("p").with(text),
            el("button")
                .class("btn small")
                .attr("type", "button")
                .click(cx.click(Action::Share(Sharing::Way(Way::File))))
                .with("Make a file instead"),
        ]),
    ))
}

/// What the link cannot carry.
fn left_out(told: &crate::web::protocol::CopyReport) -> Html {
    if told.leaves_out.is_empty() {
        return none();
    }
    let lines =
        told.leaves_out.iter().enumerate().map(|(at, line)| el("li").key(at).with(line.as_ref()));
    message(
        "act",
        node("The link leaves something out"),
        group([el("ul").class("dots").with(each(lines)), el("p").with("A file carries it all.")]),
    )
}

fn file(cx: Cx<'_>) -> Html {
    let share = &cx.state.share;
    let changed = cx.dispatch.reform(|event: Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        Action::Share(Sharing::Format(field.map(|field| field.value()).unwrap_or_default()))
    });
    let formats = share.told().map_or(&[][..], |told| &told.formats);
    let chosen = share.file_format();
    let options = formats.iter().map(|format| {
        let selected = chosen.is_some_and(|chosen| chosen.id == format.id);
        html! { <option key={format.id.to_string()} value={format.id.to_string()} {selected}>{ node(format!("{} (.{})", format.title, format.extension)) }</option> }
    });
    let good_for = chosen.map_or("", |format| words::good_for(&format.id));
    let size = match share.file_size() {
        Some(size) => words::bytes(size),
        None => "Is being made …".to_owned(),
    };
    group([
        el("div").class("field").kids([
            el("label").attr("for", "format").with("Format"),
            html! { <select id="format" aria-describedby="format-note" onchange={changed}>{ each(options) }</select> },
            el("p").class("sub").attr("id", "format-note").with(good_for),
        ]),
        el("p").attr("role", "status").kids([el("span").class("lab").with("Size: "), node(size)]),
        el("div").class("row").kids([
            if share.encrypt {
                none()
            } else {
                el("button")
                    .class("btn primary")
                    .attr("type", "button")
                    .flag("disabled", share.file_size().is_none())
                    .click(cx.click(Action::Share(Sharing::Save)))
                    .kids([icon(Icon::Download, ""), node("Download")])
            },
            preview_button(cx),
        ]),
        passphrase(cx, "Encrypt and download", false),
    ])
}

fn clipboard(cx: Cx<'_>) -> Html {
    let share = &cx.state.share;
    let copied = cx.state.copied.as_deref() == Some("share-text");
    let text = share
        .text()
        .map(|text| if share.plain { document::plain(text) } else { String::from(&**text) });
    let size = match &text {
        Some(text) => format!("{} characters", words::thousands(text.chars().count())),
        None if share.too_long() => "Too long for the clipboard: send a file.".to_owned(),
        None => "Is being made …".to_owned(),
    };
    let kind = |id: &'static str, word: &'static str, plain: bool| {
        let pick = cx.dispatch.reform(move |_: Event| Action::Share(Sharing::Plain(plain)));
        el("label").class("choice").attr("for", id).kids([
            html! { <input type="radio" name="text-kind" {id} checked={share.plain == plain} onchange={pick} /> },
            node(word),
        ])
    };
    group([
        el("fieldset").class("row").kids([
            el("legend").class("lab").with("Text"),
            kind("text-markdown", "Markdown: tickets, wikis, chats", false),
            kind("text-plain", "Plain: mail", true),
        ]),
        el("p").attr("role", "status").kids([el("span").class("lab").with("Length: "), node(size)]),
        el("div").class("row").kids([
            el("button")
                .class("btn primary")
                .attr("type", "button")
                .flag("disabled", text.is_none())
                .click(cx.click(Action::Copy {
                    key: "share-text".to_owned(),
                    text: text.unwrap_or_default(),
                }))
                .kids([
                    icon(if copied { Icon::Tick } else { Icon::Copy }, "ic-16"),
                    node(if copied { "Copied" } else { "Copy the whole plan" }),
                ]),
            preview_button(cx),
        ]),
        el("p")
            .class("sub")
            .with("The clipboard of some systems goes to other devices and keeps what was copied."),
    ])
}

fn print(cx: Cx<'_>) -> Html {
    let share = &cx.state.share;
    group([
        el("p").with("The copy that stands below is printed, or saved as a PDF by your browser."),
        el("div").class("row").with(
            el("button")
                .class("btn primary")
                .attr("type", "button")
                .flag("disabled", share.text().is_none())
                .click(cx.click(Action::Share(Sharing::Print)))
                .kids([icon(Icon::Print, "ic-16"), node("Print the copy")]),
        ),
        el("p").class("sub").with(
            "Printing from any other page of this program prints what stands there, with nothing \
             hidden. It says so on the paper.",
        ),
    ])
}

fn preview_button(cx: Cx<'_>) -> Html {
    let on = cx.state.share.preview;
    el("button")
        .class("btn")
        .attr("type", "button")
        .attr("id", "preview-open")
        .attr("aria-expanded", if on { "true" } else { "false" })
        .click(cx.click(Action::Share(Sharing::Preview(!on))))
        .kids([
            icon(Icon::Eye, ""),
            node(if on { "Close the preview" } else { "Preview the copy" }),
        ])
}

/// The passphrase. What is typed stays in its field until the button is pressed.
fn passphrase(cx: Cx<'_>, word: &'static str, done: bool) -> Html {
    let share = &cx.state.share;
    if !share.can_seal {
        return none();
    }
    let given = cx.dispatch.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Share(Sharing::Seal(typed(event.target())))
    });
    let fields = if share.encrypt {
        group([
            el("div").class("field").kids([
                el("label").attr("for", "passphrase").with("Passphrase"),
                html! { <input id="passphrase" type="password" autocomplete="new-password" aria-describedby="passphrase-note" /> },
                el("p").class("sub").attr("id", "passphrase-note").with(
                    "AES-GCM in this browser, nothing is sent. Several words that nobody can \
                     guess: whoever has the copy can try as often as they like. Tell it to the \
                     reader by another way. It cannot be recovered, by nobody.",
                ),
            ]),
            el("div").class("row").with(
                html! { <button class={if done { "btn" } else { "btn primary" }} type="submit" disabled={share.sealing}>{ icon(Icon::Key, "ic-16") }{ node(if share.sealing { "Encrypting …" } else { word }) }</button> },
            ),
            match &share.seal_error {
                Some(why) => el("div").attr("role", "alert").with(message("act", node(why), none())),
                None => none(),
            },
        ])
    } else {
        none()
    };
    html! {
        <form class="pass" aria-label="Passphrase" onsubmit={given}>
            { el("hr").class("rule").end() }
            { el("label").class("choice").attr("for", "encrypt").kids([
                html! { <input type="checkbox" id="encrypt" checked={share.encrypt} onchange={ticked(cx, Sharing::Encrypt)} /> },
                node("Encrypt with a passphrase"),
            ]) }
            { fields }
        </form>
    }
}

/// What is typed in the password field of a form; the field is emptied.
pub(super) fn typed(form: Option<web_sys::EventTarget>) -> String {
    let form = form.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let field = form.and_then(|form| form.query_selector("input[type=password]").ok().flatten());
    let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else {
        return String::new();
    };
    let text = field.value();
    field.set_value("");
    text
}

/// What the reader sees before anything else.
fn first(cx: Cx<'_>) -> Html {
    let day = cx.state.options.as_of;
    let hidden = hidden_words(&cx.state.share.hide);
    el("div").class("stack-2").kids([
        el("p").class("lab").with("What the reader sees first"),
        message(
            "note",
            node(format!("A shared plan, computed on {day}")),
            el("p").with(format!("Read-only. Who made it is not known. {hidden}")),
        ),
    ])
}
