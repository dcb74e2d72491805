//! A plan that came by a link: the banner above every page of it, and the pages where it does not
//! open.

use crate::knowledge;
use crate::ui::action::{Action, Locked, Opening};
use crate::ui::components::dom::{each, el, group, node, none};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, href, message};
use crate::ui::pages::share::hidden_words;
use crate::ui::pages::ways_out::typed;
use crate::ui::pages::{error, progress};
use crate::ui::route::Page;
use crate::ui::state::{Phase, Stage};
use crate::ui::words;
use crate::web::protocol::{Origin, Refusal};
use yew::prelude::*;

/// More differences than this are in a list that opens.
const SHOWN: usize = 5;

/// What stands above the pages of a shared plan.
pub fn banner(cx: Cx<'_>, origin: &Origin) -> Html {
    let made = &origin.settings.as_of;
    let today = cx.state.today.to_string();
    let other_day = *made != today && cx.state.options.as_of.to_string() != today;
    let body = group([
        el("p").with(format!(
            "Read-only. Who made it is not known. It was computed with facts of {}; this page has \
             facts of {}.{}",
            words::long_date(&origin.knowledge_as_of),
            words::long_date(knowledge::AS_OF),
            if cx.state.options.as_of.to_string() == *made {
                String::new()
            } else {
                format!(" You look at it as of {}.", cx.state.options.as_of)
            }
        )),
        el("p").with(hidden(origin)),
        differs(origin),
        el("div").class("row").kids([
            if other_day {
                button(cx, "btn small", "Look at it as of today", Action::SetAsOf(String::new()))
            } else {
                none()
            },
            button(cx, "btn small", "Go on from here", Action::Open(Opening::GoOn)),
            button(cx, "btn small", "Close", Action::Open(Opening::Close)),
        ]),
    ]);
    el("section").class("shared").attr("aria-label", "Shared plan").with(message(
        "note",
        node(format!("A shared plan, computed on {}", words::long_date(made))),
        body,
    ))
}

/// What was hidden, as the link says.
fn hidden(origin: &Origin) -> String {
    if origin.hidden.0.is_empty() {
        return "Nothing in it was hidden: its names are real ones.".to_owned();
    }
    hidden_words(&origin.hidden)
}

fn differs(origin: &Origin) -> Html {
    if origin.changed == 0 {
        return el("p")
            .with("With the facts of this page every verdict is the one that the sender saw.");
    }
    let changed = usize::try_from(origin.changed).unwrap_or(usize::MAX);
    let title = format!(
        "{} otherwise than the sender saw, with the facts of this page",
        words::count(changed, "instance is judged", "instances are judged")
    );
    let lines = origin.differs.iter().map(|one| {
        el("li").key(one.index).kids([
            el("a").attr("href", href(Page::Instance(one.index))).with(&one.name),
            node(format!(": was {}, is {}", one.then, one.now)),
        ])
    });
    el("details").class("linkish").flag("open", changed <= SHOWN).kids([
        el("summary").kids([icon(Icon::Chevron, "ic-16 chev"), node(title)]),
        el("ul").class("dots").with(each(lines)),
    ])
}

fn button(cx: Cx<'_>, class: &'static str, word: &'static str, action: Action) -> Html {
    el("button").class(class).attr("type", "button").click(cx.click(action)).with(word)
}

/// The first screen while a shared plan is open: it has no inputs.
pub fn input(cx: Cx<'_>) -> Html {
    let own = cx.state.inputs.len();
    let kept = match own {
        0 => "A shared plan has no input of its own. Go on from here to add to it, or close it."
            .to_owned(),
        _ => format!(
            "Your own {} and wait behind it until you close it.",
            words::count(own, "input is kept", "inputs are kept")
        ),
    };
    group([el("div").kids([
        el("h1").with("A shared plan is open"),
        el("p").class("lead").with(kept),
        el("p")
            .class("muted")
            .with("What you paste or drop here closes it; its link opens it again."),
    ])])
}

/// The page while a shared plan is not open.
pub fn page(cx: Cx<'_>, stage: &Stage) -> Option<Html> {
    Some(match stage {
        Stage::Open(_) => return None,
        Stage::Reading => match &cx.state.phase {
            Phase::Failed { message, detail } => {
                group([error::page(cx, message, detail), close(cx, "btn")])
            }
            Phase::Working(now) => progress::page(cx, now),
            _ => el("h1").with("A shared plan is being opened"),
        },
        Stage::Refused(refusal) => refused(cx, refusal),
        Stage::Locked { what, trying, failed } => locked(cx, what, *trying, failed.as_ref()),
    })
}

fn close(cx: Cx<'_>, class: &'static str) -> Html {
    let word = if cx.state.inputs.is_empty() { "Start with an input" } else { "Back to my inputs" };
    button(cx, class, word, Action::Open(Opening::Close))
}

fn refused(cx: Cx<'_>, refusal: &Refusal) -> Html {
    el("section").class("verdict").attr("aria-labelledby", "refused-h").kids([
        el("span").class("sign unk").kids([icon(Icon::Check, ""), node("NOT OPENED")]),
        el("h1").attr("id", "refused-h").with(refusal.title.as_ref()),
        el("p").class("lead").with(refusal.text.as_ref()),
        el("p").with(
            "Nothing of it is shown, and nothing was sent anywhere. The sender still has the plan.",
        ),
        el("div").class("row").with(close(cx, "btn primary big")),
    ])
}

fn locked(cx: Cx<'_>, what: &Locked, trying: bool, failed: Option<&Refusal>) -> Html {
    let given = cx.dispatch.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Open(Opening::Unlock(typed(event.target())))
    });
    let (title, lead) = match what {
        Locked::Link(_) => (
            "This shared plan is encrypted".to_owned(),
            "Its sender has the passphrase, and tells it by another way than the link.",
        ),
        Locked::File(file) => (
            format!("{} is encrypted", words::short(&file.name)),
            "Its sender has the passphrase, and tells it by another way than the file.",
        ),
    };
    el("section").class("verdict").attr("aria-labelledby", "locked-h").kids([
        el("span").class("sign unk").kids([icon(Icon::Key, ""), node("LOCKED")]),
        el("h1").attr("id", "locked-h").with(title),
        el("p").class("lead").with(lead),
        html! {
            <form class="pass" aria-label="Passphrase" onsubmit={given}>
                { el("label").class("lab").attr("for", "unlock").with("Passphrase") }
                <input id="unlock" type="password" autocomplete="current-password" aria-describedby="unlock-note" />
                { el("p").class("sub").attr("id", "unlock-note").with("It is tried in this browser and sent nowhere. Without it nobody can open this, the makers of this page included.") }
                { match failed {
                    Some(why) => el("div").attr("role", "alert").with(message("act", node(&why.title), el("p").with(&why.text))),
                    None => none(),
                } }
                { el("div").class("row").kids([
                    html! { <button class="btn primary big" type="submit" disabled={trying}>{ icon(Icon::Key, "ic-16") }{ node(if trying { "Opening …" } else { "Open" }) }</button> },
                    close(cx, "btn big"),
                ]) }
            </form>
        },
    ])
}
