//! What happens to the window and concerns the whole page: dropping, pasting, keys, addresses.

use super::files::{self, LARGE_TEXT};
use crate::ui::action::{Action, Opening};
use crate::ui::route::Route;
use crate::ui::state::opening;
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::{Function, JsString, Reflect};
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
    /// Text was given.
    Text(JsString),
}

type Tell = Rc<dyn Fn(Heard)>;

/// Listens for as long as the result lives.
pub fn listen(window: &Window, tell: impl Fn(Heard) + 'static) -> Vec<EventListener> {
    let tell: Tell = Rc::new(tell);
    vec![
        on(window, "hashchange", &tell, |_, tell| {
            // A link that is put into the address of an open tab loads nothing.
            let link = take_link();
            tell(Heard::Action(Action::RouteChanged(route())));
            if let Some(link) = link {
                tell(Heard::Action(Action::Open(Opening::Link(Rc::from(link)))));
            }
        }),
        on_way_down(window, "paste", &tell, pasted),
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

/// The link in the address, which is taken out of it.
pub fn take_link() -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let link = opening::link(&hash)?.to_owned();
    super::elements::set_hash(&Route::default().hash(), true);
    Some(link)
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

/// Listens before the elements do.
fn on_way_down(
    window: &Window,
    name: &'static str,
    tell: &Tell,
    react: impl Fn(&Event, &dyn Fn(Heard)) + 'static,
) -> EventListener {
    let tell = tell.clone();
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(window, name, options, move |event| react(event, &*tell))
}

/// Files and large texts are inputs wherever they are pasted, other texts where there is no field
/// for them.
fn pasted(event: &Event, tell: &dyn Fn(Heard)) {
    let clipboard = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    let Some(given) = clipboard.and_then(|clipboard| given(&clipboard)) else { return };
    let small = matches!(&given, Heard::Text(text) if text.length() < LARGE_TEXT);
    if small && is_typing(event.target()) {
        return;
    }
    event.prevent_default();
    event.stop_propagation();
    tell(given);
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
    if let Some(given) = given(&transfer) {
        tell(given);
    }
}

/// The files, or else the text, if there is any. The text stays outside of the program's memory.
fn given(transfer: &DataTransfer) -> Option<Heard> {
    let files = files::transferred(transfer);
    if !files.is_empty() {
        return Some(Heard::Files(files));
    }
    let get: Function = Reflect::get(transfer, &"getData".into()).ok()?.dyn_into().ok()?;
    let text: JsString = get.call1(transfer, &"text/plain".into()).ok()?.dyn_into().ok()?;
    (text.length() > 0).then_some(Heard::Text(text))
}

fn pressed(event: &Event, tell: &dyn Fn(Heard)) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    if key.is_composing() || key.default_prevented() || is_typing(event.target()) {
        return;
    }
    let pressed = key.key();
    let command = key.ctrl_key() || key.meta_key();
    if command && pressed == "z" && !key.alt_key() {
        event.prevent_default();
        return tell(Heard::Action(Action::Undo));
    }
    if command || key.alt_key() {
        return;
    }
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
