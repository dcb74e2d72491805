//! An analysis that runs: bytes, what is being read, and how to stop it.

use crate::ui::action::{Action, Progress};
use crate::ui::components::Cx;
use crate::ui::components::icon::{Icon, icon};
use crate::ui::words;
use yew::prelude::*;

/// The whole first screen, while there is no report.
pub fn page(cx: Cx<'_>, progress: &Progress) -> Html {
    let inputs = cx.state.inputs.len();
    html! {
        <section class="stack appear" aria-labelledby="progress-h">
            <div class="row between">
                <div>
                    <p class="eyebrow">{ "Reading" }</p>
                    <h1 id="progress-h">{ words::count(inputs, "input", "inputs") }</h1>
                </div>
                { cancel(cx) }
            </div>
            <div class="surface pad stack">{ bar(progress) }</div>
        </section>
    }
}

/// A strip above a report that is being made again.
pub fn strip(cx: Cx<'_>, progress: &Progress) -> Html {
    html! {
        <section class="surface strip appear" aria-label="Analysis">
            <div class="stack-2">{ bar(progress) }</div>
            { cancel(cx) }
        </section>
    }
}

fn bar(progress: &Progress) -> Html {
    let (done, total) = (words::bytes(progress.done), words::bytes(progress.total));
    let text = if progress.text.is_empty() { "Starting".to_owned() } else { progress.text.clone() };
    html! {
        <>
            <p><strong>{ format!("{done} of {total}") }</strong></p>
            <progress value={progress.done.to_string()} max={progress.total.max(1).to_string()} aria-label={format!("{done} of {total} read")} />
            <p class="sub">{ text }</p>
        </>
    }
}

fn cancel(cx: Cx<'_>) -> Html {
    html! {
        <button class="btn" type="button" onclick={cx.click(Action::Cancel)}>{ icon(Icon::Dismiss, "ic-16") }{ "Cancel" }<kbd class="wide-only">{ "Esc" }</kbd></button>
    }
}
