//! What others wrote about a redacted copy, read with the original values.

use crate::ui::action::{Action, Sharing};
use crate::ui::app::text_area;
use crate::ui::components::dom::{el, group, node, none};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, message};
use crate::ui::words;
use yew::prelude::*;

/// The section.
pub(super) fn section(cx: Cx<'_>) -> Html {
    let given = cx.dispatch.reform(|event: SubmitEvent| {
        event.prevent_default();
        let text = text_area(event.target()).map(|area| area.value()).unwrap_or_default();
        Action::Share(Sharing::Translate(text))
    });
    let key_note = if cx.state.count() > 0 {
        "Without one it is the key of the copy as it is ticked above."
    } else {
        "The one that was saved with the copy."
    };
    el("section").class("surface pad stack translate").attr("aria-labelledby", "translate-h").kids([
        el("h2").attr("id", "translate-h").with("Translate an answer back"),
        el("p").with(
            "Somebody answered about “apim-03”? Put the answer here to read it with the names that \
             you know. It stays in this tab.",
        ),
        html! {
            <form class="stack" aria-label="Answer" onsubmit={given}>
                { el("div").class("field").kids([
                    el("label").attr("for", "answer").with("Answer with pseudonyms"),
                    html! { <textarea id="answer" rows="4" spellcheck="false" autocomplete="off" /> },
                ]) }
                { el("div").class("field").kids([
                    el("label").attr("for", "key-file").with("Key file"),
                    html! { <input id="key-file" type="file" accept=".json" aria-describedby="key-note" /> },
                    el("p").class("sub").attr("id", "key-note").with(key_note),
                ]) }
                { el("div").class("row").with(
                    html! { <button class="btn" type="submit">{ icon(Icon::Key, "ic-16") }{ node("Put the names back") }</button> },
                ) }
            </form>
        },
        translated(cx),
    ])
}

fn translated(cx: Cx<'_>) -> Html {
    let Some(translated) = &cx.state.share.translated else { return none() };
    if let Some(problem) = &translated.problem {
        return el("div")
            .attr("role", "alert")
            .attr("id", "translated")
            .attr("tabindex", "-1")
            .with(message("act", node("It was not translated"), el("p").with(problem)));
    }
    let found = usize::try_from(translated.found).unwrap_or(usize::MAX);
    let copied = cx.state.copied.as_deref() == Some("translated");
    group([
        el("p").attr("role", "status").with(format!(
            "{} replaced.{}",
            words::count(found, "pseudonym", "pseudonyms"),
            if found == 0 { " None of this key stands in the text." } else { "" }
        )),
        el("pre")
            .class("answer")
            .attr("id", "translated")
            .attr("tabindex", "-1")
            .attr("aria-label", "Answer with the original values")
            .with(el("bdi").with(&translated.text)),
        el("div").class("row").with(
            el("button")
                .class("btn small")
                .attr("type", "button")
                .click(cx.click(Action::Copy {
                    key: "translated".to_owned(),
                    text: translated.text.clone(),
                }))
                .kids([
                    icon(if copied { Icon::Tick } else { Icon::Copy }, "ic-16"),
                    node(if copied { "Copied" } else { "Copy it" }),
                ]),
        ),
    ])
}
