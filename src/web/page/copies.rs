//! What the host does about copies that leave the page and plans that came by a link.

use super::{Message, Page};
use crate::ui::action::{Action, Opening, Sharing};
use crate::web::protocol::{Goes, Order};
use crate::web::{blob, clipboard, download, kept, listeners};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, File, FilePropertyBag};
use yew::{Callback, Context};

/// The largest text that is shown, copied or printed. More is for a file.
const LARGEST_TEXT: u64 = 8_000_000;

/// The shared plan that the address holds, or that this tab has kept. The address is cleared: what
/// is shown should not be handed on by whoever copies the address of a page.
pub(super) fn arrived() -> Option<Action> {
    let link = listeners::take_link().or_else(kept::kept)?;
    Some(Action::Open(Opening::Link(Rc::from(link))))
}

/// Hands a document on. What goes back to the state comes as an action.
pub(super) fn deliver(
    page: &mut Page,
    ctx: &Context<Page>,
    generation: u64,
    order: Order,
    document: Blob,
) -> Option<Action> {
    let dispatch: Callback<Action> = ctx.link().callback(Message::Action);
    match order.delivery.goes {
        Goes::Save => download::save(document, order.delivery.file_name),
        Goes::Copy => spawn_local(async move {
            let ok = match blob::text(&document).await {
                Some(text) => clipboard::write(&text).await,
                None => false,
            };
            dispatch.emit(Action::Copied { key: "document".to_owned(), ok });
        }),
        Goes::Keep => {
            let size = blob::size(&document);
            page.kept = Some((order.delivery.file_name.clone(), document));
            return Some(Action::Share(Sharing::Kept(generation, Rc::new(order), size)));
        }
        Goes::Show => spawn_local(async move {
            let text = if blob::size(&document) > LARGEST_TEXT {
                None
            } else {
                blob::text(&document).await
            };
            dispatch.emit(Action::Share(match text {
                Some(text) => Sharing::Shown(generation, Rc::new(order), Rc::from(text)),
                None => Sharing::TooLong(generation, Rc::new(order)),
            }));
        }),
        Goes::Input => {
            let properties = FilePropertyBag::new();
            properties.set_type(&order.delivery.mime);
            let parts = js_sys::Array::of1(&document);
            let name = &order.delivery.file_name;
            let file = File::new_with_blob_sequence_and_options(&parts, name, &properties).ok()?;
            let handle = page.files.keep(vec![file]).into_iter().next()?;
            return Some(Action::Open(Opening::WentOn(generation, handle)));
        }
    }
    None
}

/// Saves the kept file.
pub(super) fn save_kept(page: &Page) {
    if let Some((name, document)) = &page.kept {
        download::save(document.clone(), name.clone());
    }
}
