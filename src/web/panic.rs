//! What happens when the program fails where it must not: the worker says where before it dies;
//! the page shows a fixed screen and stops.

use super::protocol::{Answer, Message};
use super::wire;
use std::panic::PanicHookInfo;
use wasm_bindgen::JsCast;
use web_sys::{DedicatedWorkerGlobalScope, Document, Element, HtmlElement};

/// Where it happened, and the reason if it is part of the program. A reason that was put together
/// while the program ran may hold a piece of an input, and is left out.
fn place(info: &PanicHookInfo<'_>) -> String {
    let reason = info.payload().downcast_ref::<&'static str>().copied();
    let reason = reason.unwrap_or("stopped by a check of its own");
    match info.location() {
        Some(at) => format!("{reason}, at {}:{}:{}", file(at.file()), at.line(), at.column()),
        None => reason.to_owned(),
    }
}

/// The path below the sources; what lies above is the builder's own.
fn file(path: &str) -> &str {
    path.rfind("src/").and_then(|start| path.get(start..)).unwrap_or("an unnamed file")
}

/// The version that the text belongs to.
fn with_version(text: &str) -> String {
    format!("apim-planner {}: {text}", env!("CARGO_PKG_VERSION"))
}

/// Posts the place to the page. The message arrives before the trap.
pub fn report_from_worker() {
    let tell = |info: &PanicHookInfo<'_>| {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let answer = Answer::Panic { text: with_version(&place(info)) };
        let packed = wire::pack(Message { generation: 0, body: answer }, &[]);
        let _ = scope.post_message(&packed.value);
    };
    std::panic::set_hook(Box::new(tell));
}

/// Replaces the page by a screen that needs nothing of the program, which is unusable from then
/// on.
pub fn show_on_page() {
    yew::set_custom_panic_hook(Box::new(|info| {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            // Without a body there is nothing to show it in.
            let _ = screen(&document, &with_version(&place(info)));
        }
    }));
}

/// Fills a document with that screen, in the words and classes of `boot.js`. `place` is for a bug
/// report.
pub fn screen(document: &Document, place: &str) -> Option<()> {
    let body = document.body()?;
    let add = |parent: &Element, tag: &str, class: &str, text: &str| -> Option<Element> {
        let element = document.create_element(tag).ok()?;
        element.set_class_name(class);
        element.set_text_content(Some(text));
        parent.append_child(&element).ok()?;
        Some(element)
    };
    body.set_text_content(None);
    let main = add(&body, "main", "page", "")?;
    main.set_id("main");
    let verdict = add(&main, "section", "verdict", "")?;
    verdict.set_attribute("role", "alert").ok()?;
    add(&verdict, "span", "sign unk", "NO ANSWER")?;
    add(&verdict, "h1", "", "The page stopped")?;
    add(
        &verdict,
        "p",
        "lead",
        "A check inside the program failed, and it cannot go on in this tab. Nothing was sent \
         anywhere, and your files are unchanged.",
    )?;
    let row = add(&verdict, "div", "row", "")?;
    // A link to the page itself needs no code to work.
    let again = add(&row, "a", "btn primary", "Load the page again")?;
    again.set_attribute("href", "").ok()?;
    add(&main, "p", "sub", "For a bug report; no part of your input is in here:")?;
    let code = add(&main, "pre", "", place)?;
    code.unchecked_ref::<HtmlElement>().set_tab_index(0);
    document.set_title("The page stopped · apim-planner");
    Some(())
}

#[cfg(test)]
mod tests {
    use super::place;
    use std::cell::RefCell;
    use std::panic::{catch_unwind, set_hook, take_hook};

    thread_local! {
        static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
    }

    #[test]
    fn what_was_put_together_at_run_time_is_left_out() {
        let before = take_hook();
        set_hook(Box::new(|info| PLACE.set(place(info))));
        let told = |fails: fn()| {
            assert!(catch_unwind(fails).is_err());
            PLACE.take()
        };
        let constant = told(|| panic!("a reason"));
        let made = told(|| panic!("{} is not expected", std::hint::black_box("apim-secret")));
        let sliced = told(|| {
            let name = std::hint::black_box("B\u{e4}ume");
            let _ = &name[..2];
        });
        set_hook(before);
        assert!(constant.starts_with("a reason, at src/web/panic.rs:"), "{constant}");
        assert!(made.starts_with("stopped by a check of its own, at src/web/panic.rs:"), "{made}");
        assert!(!made.contains("secret") && !sliced.contains("ume"), "{made} {sliced}");
    }
}
