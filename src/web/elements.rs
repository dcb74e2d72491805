//! What the reducer asks of the document beside its rendering: focus, scrolling, dialogs, the
//! title and the address.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, File, HtmlDetailsElement, HtmlDialogElement, HtmlElement, HtmlInputElement,
    HtmlTextAreaElement,
};

/// Scrolls to the top of the page and moves the focus there.
pub fn top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    if let Some(main) = by_id("main") {
        take_focus(&main);
    }
}

/// Shows an element at the top and moves the focus to it.
pub fn reveal(id: &str) {
    let Some(element) = by_id(id) else { return };
    if let Ok(Some(around)) = element.closest("details")
        && let Some(details) = around.dyn_ref::<HtmlDetailsElement>()
    {
        details.set_open(true);
    }
    take_focus(&element);
    element.scroll_into_view();
}

/// Moves the focus to an element; the browser scrolls as far as needed. The text of a field is
/// selected.
pub fn focus(id: &str) {
    let Some(element) = by_id(id) else { return };
    if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
        field.select();
    }
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that takes no focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Puts text into a text area.
pub fn fill(id: &str, text: &str) {
    if let Some(Ok(area)) = by_id(id).map(|element| element.dyn_into::<HtmlTextAreaElement>()) {
        area.set_value(text);
    }
}

/// The file that is chosen in a field.
pub fn file(id: &str) -> Option<File> {
    by_id(id)?.dyn_into::<HtmlInputElement>().ok()?.files()?.get(0)
}

/// Presses the button that copies the command in which the focus is.
pub fn copy_focused() {
    let focused = document().and_then(|document| document.active_element());
    if let Some(focused) = focused
        && let Ok(Some(code)) = focused.closest(".code")
        && let Ok(Some(button)) = code.query_selector(".copy")
        && let Ok(button) = button.dyn_into::<HtmlElement>()
    {
        button.click();
    }
}

/// Opens or closes a dialog.
pub fn dialog(id: &str, open: bool) {
    let Some(dialog) = by_id(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok())
    else {
        return;
    };
    if open && !dialog.open() {
        // Refused only if the dialog is not in the document, and it was found there.
        let _ = dialog.show_modal();
    } else if !open {
        dialog.close();
    }
}

/// Empties the fields that keep their content outside of the page's state.
pub fn empty_fields() {
    if let Some(Ok(field)) = by_id("key-file").map(|element| element.dyn_into::<HtmlInputElement>())
    {
        field.set_value("");
    }
    let Some(list) = document().and_then(|document| document.query_selector_all("textarea").ok())
    else {
        return;
    };
    for index in 0..list.length() {
        if let Some(area) =
            list.get(index).and_then(|node| node.dyn_into::<HtmlTextAreaElement>().ok())
        {
            area.set_value("");
        }
    }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets the fragment of the address. Nothing is told of it: the page knows.
pub fn set_hash(hash: &str, replace: bool) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return };
    // A browser that refuses, as after very many changes, leaves the address as it was.
    let _ = if replace {
        history.replace_state_with_url(&JsValue::NULL, "", Some(hash))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(hash))
    };
}

/// The address of this page without its fragment, and whether it is no use to others: it is a file
/// on this machine, or this machine itself.
pub fn own_address() -> (String, bool) {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    let href = href.unwrap_or_default();
    let address = href.split('#').next().unwrap_or_default().to_owned();
    if address.starts_with("file:") { (String::new(), true) } else { (address, false) }
}

/// Whether the browser offers its cryptography to this page.
pub fn is_secure() -> bool {
    web_sys::window().is_some_and(|window| window.is_secure_context())
}

/// Lets the browser print the page.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that does not print says so itself.
        let _ = window.print();
    }
}

/// Headings and sections take the focus only when they are told to.
fn take_focus(element: &Element) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return };
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
    }
    let _ = element.focus();
}

fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
