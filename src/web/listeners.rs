//! What happens to the window and concerns the whole page: dropping, pasting, keys, addresses.

use super::files;
use crate::ui::action::Action;
use crate::ui::route::Route;
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    ClipboardEvent, DataTransfer, DragEvent, Element, Event, EventTarget, File, KeyboardEvent,
    Window,
};

/// What a listener tells the page.
#[derive(Debug)]
pub enum Heard {
    /// Something that the page's state understands.
    Action(Action),
    /// Files were given.
    Files(Vec<File>),
}

type Tell = Rc<dyn Fn(Heard)>;

/// Listens for as long as the result lives.
pub fn listen(window: &Window, tell: impl Fn(Heard) + 'static) -> Vec<EventListener> {
    let tell: Tell = Rc::new(tell);
    vec![
        on(window, "hashchange", &tell, |_, tell| {
            tell(Heard::Action(Action::RouteChanged(route())))
        }),
        on(window, "paste", &tell, pasted),
        on(window, "keydown", &tell, pressed),
        on(window, "dragover", &tell, dragged),
        on(window, "dragleave", &tell, left),
        on(window, "drop", &tell, dropped),
    ]
}

/// The route in the address.
pub fn route() -> Route {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    Route::parse(&hash.unwrap_or_default())
}

fn on(
    window: &Window,
    name: &'static str,
    tell: &Tell,
    react: impl Fn(&Event, &dyn Fn(Heard)) + 'static,
) -> EventListener {
    let tell = tell.clone();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(window, name, options, move |event| react(event, &*tell))
}

/// A paste that no field has taken is an input; files are one everywhere.
fn pasted(event: &Event, tell: &dyn Fn(Heard)) {
    let Some(clipboard) =
        event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data)
    else {
        return;
    };
    if event.default_prevented() {
        return;
    }
    let files = files::transferred(&clipboard);
    if files.is_empty() && is_typing(event.target()) {
        return;
    }
    if given(&clipboard, files, tell) {
        event.prevent_default();
    }
}

fn dragged(event: &Event, tell: &dyn Fn(Heard)) {
    if let Some(transfer) = transfer(event).filter(files::has_files) {
        // Without this the browser opens the file instead of the page.
        event.prevent_default();
        transfer.set_drop_effect("copy");
        tell(Heard::Action(Action::DragOver(true)));
    }
}

/// Leaving an element for another of the page is not leaving the page.
fn left(event: &Event, tell: &dyn Fn(Heard)) {
    let outside = event.dyn_ref::<DragEvent>().is_some_and(|drag| drag.related_target().is_none());
    if outside {
        tell(Heard::Action(Action::DragOver(false)));
    }
}

fn dropped(event: &Event, tell: &dyn Fn(Heard)) {
    let Some(transfer) = transfer(event) else { return };
    event.prevent_default();
    tell(Heard::Action(Action::DragOver(false)));
    given(&transfer, files::transferred(&transfer), tell);
}

/// Takes files, or else text. Whether there was any.
fn given(transfer: &DataTransfer, files: Vec<File>, tell: &dyn Fn(Heard)) -> bool {
    if !files.is_empty() {
        tell(Heard::Files(files));
        return true;
    }
    match transfer.get_data("text/plain") {
        Ok(text) if !text.trim().is_empty() => {
            tell(Heard::Action(Action::AddText(text.into())));
            true
        }
        _ => false,
    }
}

fn pressed(event: &Event, tell: &dyn Fn(Heard)) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    let modified = key.ctrl_key() || key.alt_key() || key.meta_key();
    if modified || key.is_composing() || key.default_prevented() || is_typing(event.target()) {
        return;
    }
    let pressed = key.key();
    if pressed == "/" {
        // Firefox would open its own search.
        event.prevent_default();
    }
    tell(Heard::Action(Action::Key(pressed)));
}

/// Whether the key belongs to a field or to an open dialog.
fn is_typing(target: Option<EventTarget>) -> bool {
    let own = "input:not([type=checkbox]):not([type=radio]), textarea, select, dialog[open]";
    element(target).is_some_and(|target| target.closest(own).is_ok_and(|found| found.is_some()))
}

fn element(target: Option<EventTarget>) -> Option<Element> {
    target.and_then(|target| target.dyn_into().ok())
}

fn transfer(event: &Event) -> Option<DataTransfer> {
    let drag: &JsValue = event.as_ref();
    drag.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer)
}
