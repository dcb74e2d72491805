//! What the host does with passphrases: encrypts a link or a file, and opens one.

use super::{Message, Page};
use crate::share::envelope::{Contents, EXTENSION, Envelope, EnvelopeError};
use crate::ui::action::{Action, Locked, Opening, Sharing, Unlocked};
use crate::web::protocol::Refusal;
use crate::web::{blob, crypto, download};
use js_sys::{Array, Uint8Array};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, File};
use yew::Context;

/// Documents that are inputs; others are saved when they are open.
const INPUTS: [&str; 2] = [".json", ".html"];

/// Encrypts a link.
pub(super) fn seal_link(ctx: &Context<Page>, link: String, passphrase: String) {
    let dispatch = ctx.link().callback(Message::Action);
    spawn_local(async move {
        let sealed = crypto::seal(Contents::Link, link.as_bytes(), &passphrase).await;
        let sealed = sealed.map(|envelope| envelope.text()).map_err(|error| error.to_string());
        dispatch.emit(Action::Share(Sharing::Sealed(link, sealed)));
    });
}

/// Encrypts the kept file and saves it.
pub(super) fn seal_kept(page: &Page, ctx: &Context<Page>, passphrase: String) {
    let Some((name, document)) = page.kept.clone() else { return };
    let dispatch = ctx.link().callback(Message::Action);
    spawn_local(async move {
        let sealed = match blob::read(&document, |_| ()).await {
            Ok(bytes) => crypto::seal(Contents::Document, &bytes, &passphrase).await,
            Err(_) => Err(EnvelopeError::NoCrypto),
        };
        let saved = sealed.map_err(|error| error.to_string()).and_then(|envelope| {
            let file =
                blob::of_bytes(&envelope.bytes()).ok_or("There is no memory for the file.")?;
            download::save(file, format!("{name}{EXTENSION}"));
            Ok(())
        });
        dispatch.emit(Action::Share(Sharing::FileSealed(saved)));
    });
}

/// Tries a passphrase.
pub(super) fn unlock(page: &Page, ctx: &Context<Page>, what: Locked, passphrase: String) {
    let send = ctx.link().callback(|message| message);
    let file = match &what {
        Locked::Link(_) => None,
        Locked::File(file) => page.files.content(file.handle),
    };
    spawn_local(async move {
        send.emit(match opened(&what, file, &passphrase).await {
            Ok((Contents::Link, bytes)) => {
                let link = Rc::from(String::from_utf8_lossy(&bytes));
                let action = Opening::Unlocked(what, Ok(Unlocked::Link(link)));
                Message::Action(Action::Open(action))
            }
            Ok((Contents::Document, bytes)) => document(what, &bytes),
            Err(error) => {
                let title = error.title().into();
                let why = Refusal { title, text: error.advice().into() };
                Message::Action(Action::Open(Opening::Unlocked(what, Err(why))))
            }
        });
    });
}

async fn opened(
    what: &Locked,
    file: Option<Blob>,
    passphrase: &str,
) -> Result<(Contents, Vec<u8>), EnvelopeError> {
    let envelope = match (what, file) {
        (Locked::Link(link), _) => Envelope::read_text(link)?,
        (_, Some(file)) => {
            let bytes = blob::read(&file, |_| ()).await.map_err(|_| EnvelopeError::Foreign)?;
            Envelope::read(&bytes)?
        }
        (_, None) => return Err(EnvelopeError::Foreign),
    };
    Ok((envelope.header.contents, crypto::open(&envelope, passphrase).await?))
}

/// A document that was locked: an input, or a file to be saved.
fn document(what: Locked, bytes: &[u8]) -> Message {
    let name = match &what {
        Locked::File(file) => file.name.strip_suffix(EXTENSION).unwrap_or(&file.name).to_owned(),
        Locked::Link(_) => "shared-plan.json".to_owned(),
    };
    let parts = Array::of1(&Uint8Array::from(bytes));
    if INPUTS.iter().any(|ending| name.ends_with(ending))
        && let Ok(file) = File::new_with_u8_array_sequence(&parts, &name)
    {
        return Message::Unlocked(what, file);
    }
    if let Some(document) = blob::of_bytes(bytes) {
        download::save(document, name);
    }
    Message::Action(Action::Open(Opening::Close))
}
