//! The copy that is to leave the page: what is hidden in it, which way it goes, what the worker
//! says of it. What was asked for before the choice changed comes with another choice and is not
//! shown.

pub mod documents;

use super::{Phase, State};
use crate::share::redact::Hide;
use crate::ui::action::{Effect, Sharing, Way};
use crate::ui::route::Page;
use crate::web::protocol::{
    CopyReport, CopyRequest, Delivery, Document, Goes, Order, Translated, Translation,
};
use documents::Documents;
use std::rc::Rc;

/// How many values are listed at first.
pub const FIRST: u32 = 9;
/// How many values are on a page of the whole list.
pub const PAGE: u32 = 100;
/// The format of what is shown, copied and printed.
pub const TEXT_FORMAT: &str = "markdown";

/// What the host made, or was asked to make: the analysis it belongs to, and the order.
type Made<T> = Option<(u64, Rc<Order>, T)>;

/// The copy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Share {
    /// What is hidden.
    pub hide: Hide,
    /// The way out.
    pub way: Way,
    /// The format of a file.
    pub format: String,
    /// Whether the clipboard gets text without Markdown.
    pub plain: bool,
    /// The address in front of the `#` of a link.
    pub address: String,
    /// Whether the page's own address is no use to others.
    pub address_needed: bool,
    /// Whether the whole list of values is shown.
    pub all: bool,
    /// The page of the list.
    pub page: u32,
    /// Whether the copy is previewed.
    pub preview: bool,
    /// Whether this browser encrypts on this page.
    pub can_seal: bool,
    /// Whether a passphrase is wanted.
    pub encrypt: bool,
    /// Whether something is being encrypted.
    pub sealing: bool,
    /// Why the last encryption failed.
    pub seal_error: Option<String>,
    /// The script or paper that is looked at.
    pub documents: Documents,
    /// The analysis that answers have to belong to.
    pub(super) held: Option<u64>,
    /// What somebody wrote about a copy, with the original values.
    pub translated: Option<Rc<Translated>>,
    told: Option<(u64, Rc<CopyReport>)>,
    sealed: Option<(String, String)>,
    kept: Made<u64>,
    /// `None` where it is too long to be shown.
    shown: Made<Option<Rc<str>>>,
    /// Requests under way: for each kind at most one.
    asked_copy: Option<u64>,
    asked_file: Option<u64>,
    asked_text: Option<u64>,
    /// What was pressed before its document was there: done when it comes.
    printing: bool,
}

impl Share {
    /// The range of values that is listed.
    fn range(&self) -> (u32, u32) {
        if self.all { (self.page.saturating_mul(PAGE), PAGE) } else { (0, FIRST) }
    }

    fn request(&self) -> CopyRequest {
        let (from, count) = self.range();
        CopyRequest { hide: self.hide.clone(), from, count }
    }

    /// What the newest answer says, of whatever choice; it stays while a newer one is awaited.
    pub fn told(&self) -> Option<&CopyReport> {
        self.told.as_ref().map(|(_, told)| told.as_ref())
    }

    /// Whether that answer is about the choice as it is.
    pub fn current(&self) -> bool {
        self.told
            .as_ref()
            .is_some_and(|(of, told)| Some(*of) == self.held && told.request.hide == self.hide)
    }

    /// The link without its address, as it is chosen; `None` while it is made.
    pub fn link(&self) -> Option<&str> {
        let plain = &self.told().filter(|_| self.current())?.link;
        match (&self.sealed, self.encrypt) {
            (_, false) => Some(plain),
            (Some((of, sealed)), true) if of == plain => Some(sealed),
            _ => None,
        }
    }

    /// The format of the file and what is known of it.
    pub fn file_format(&self) -> Option<&crate::web::protocol::FormatReport> {
        let formats = &self.told()?.formats;
        formats.iter().find(|one| *one.id == *self.format).or(formats.first())
    }

    /// The size of the file as it is chosen; `None` while it is made.
    pub fn file_size(&self) -> Option<u64> {
        let order = self.file_order()?;
        is_of(self.kept.as_ref(), self.held?, &order).then_some(self.kept.as_ref()?.2)
    }

    /// The text of the copy as it is chosen; `None` while it is made.
    pub fn text(&self) -> Option<&Rc<str>> {
        self.shown_now()?.as_ref()
    }

    /// Whether what the page shows is the copy, ready for paper.
    pub fn printable(&self) -> bool {
        self.wants_text() && self.text().is_some()
    }

    /// Whether the copy is too long to be shown as text.
    pub fn too_long(&self) -> bool {
        self.shown_now().is_some_and(Option::is_none)
    }

    fn shown_now(&self) -> Option<&Option<Rc<str>>> {
        is_of(self.shown.as_ref(), self.held?, &self.text_order()).then_some(())?;
        self.shown.as_ref().map(|(_, _, text)| text)
    }

    fn file_order(&self) -> Option<Order> {
        let format = self.file_format()?;
        Some(Order {
            document: Document::Report { format: format.id.clone().into_owned() },
            hide: self.hide.clone(),
            delivery: Delivery {
                goes: Goes::Keep,
                file_name: format!("apim-report.{}", format.extension),
                mime: format.mime.clone().into_owned(),
            },
        })
    }

    fn text_order(&self) -> Order {
        Order {
            document: Document::Report { format: TEXT_FORMAT.to_owned() },
            hide: self.hide.clone(),
            delivery: Delivery {
                goes: Goes::Show,
                file_name: String::new(),
                mime: "text/markdown".to_owned(),
            },
        }
    }

    fn wants_text(&self) -> bool {
        self.preview || matches!(self.way, Way::Clipboard | Way::Print)
    }

    /// What was answered belongs to an analysis that is no more.
    pub(super) fn forget_answers(&mut self) {
        let kept = std::mem::take(self);
        *self = Self {
            hide: kept.hide,
            way: kept.way,
            format: kept.format,
            plain: kept.plain,
            address: kept.address,
            address_needed: kept.address_needed,
            can_seal: kept.can_seal,
            encrypt: kept.encrypt,
            documents: kept.documents.without_answers(),
            ..Self::default()
        };
    }

    /// What was asked for will not come.
    pub(super) fn drop_requests(&mut self) -> bool {
        let asked = [
            self.asked_copy.take().is_some(),
            self.asked_file.take().is_some(),
            self.asked_text.take().is_some(),
            self.documents.drop_request(),
        ];
        self.printing = false;
        asked.contains(&true)
    }
}

impl State {
    /// Asks for what the page of sharing shows and does not have. At most one request of a kind is
    /// under way: whoever ticks fast asks for the last choice only.
    pub(super) fn refresh_share(&mut self, effects: &mut Vec<Effect>) {
        self.share.held = self.held;
        self.refresh_document(effects);
        if self.route.page != Page::Share || self.count() == 0 {
            return;
        }
        let Some(generation) = self.held else {
            if self.phase == Phase::Ready {
                self.analyze(effects);
            }
            return;
        };
        let share = &mut self.share;
        let request = share.request();
        let told = share.told.as_ref();
        let fresh = told.is_some_and(|(of, told)| *of == generation && told.request == request);
        if !fresh && share.asked_copy != Some(generation) {
            share.asked_copy = Some(generation);
            effects.push(Effect::AskCopy { generation, request });
        }
        let file = share.file_order().filter(|_| share.way == Way::File);
        if let Some(order) = file
            && !is_of(share.kept.as_ref(), generation, &order)
            && share.asked_file != Some(generation)
        {
            share.asked_file = Some(generation);
            effects.push(Effect::Render { generation, order });
        }
        let order = share.text_order();
        if share.wants_text()
            && !is_of(share.shown.as_ref(), generation, &order)
            && share.asked_text != Some(generation)
        {
            share.asked_text = Some(generation);
            effects.push(Effect::Render { generation, order });
        }
    }

    /// Does what the page of sharing was told to do.
    pub(super) fn share(&mut self, action: Sharing, effects: &mut Vec<Effect>) {
        let share = &mut self.share;
        match action {
            Sharing::Hide(class, on) => {
                share.hide.0.retain(|one| *one != class);
                if on {
                    share.hide.0.push(class);
                }
                share.hide.0.sort_unstable();
                share.page = 0;
                share.seal_error = None;
            }
            Sharing::Way(way) => {
                share.way = way;
                share.seal_error = None;
            }
            Sharing::Format(format) => share.format = format,
            Sharing::Plain(plain) => share.plain = plain,
            Sharing::Address(address) => {
                share.address = address.trim().split('#').next().unwrap_or_default().to_owned();
            }
            Sharing::Encrypt(on) => {
                share.encrypt = on;
                share.seal_error = None;
            }
            Sharing::All(all) => {
                share.all = all;
                share.page = 0;
            }
            Sharing::TurnTo(page) => {
                share.page = page;
                effects.push(Effect::Reveal("values".to_owned()));
            }
            Sharing::Preview(on) => {
                share.preview = on;
                let id = if on { "preview" } else { "preview-open" };
                effects.push(Effect::Focus(id.to_owned()));
            }
            Sharing::Print => {
                share.printing = share.text().is_none();
                if !share.printing {
                    effects.push(Effect::Print);
                }
            }
            Sharing::Save => effects.push(Effect::SaveKept),
            Sharing::SaveKey => self.save_key(effects),
            Sharing::Translate(text) => {
                let text = Translation { text, hide: share.hide.clone() };
                effects.push(Effect::Translate { generation: self.generation, text });
            }
            Sharing::Translated(translated) => {
                share.translated = Some(translated);
                effects.push(Effect::Focus("translated".to_owned()));
            }
            Sharing::Seal(passphrase) => self.seal(passphrase, effects),
            Sharing::Told(generation, told) => {
                share.asked_copy.take_if(|asked| *asked == generation);
                if Some(generation) == self.held {
                    if share.format.is_empty() {
                        // The report that opens with a double click, where there is one.
                        let html = told.formats.iter().find(|format| format.id == "html");
                        let format = html.or(told.formats.first());
                        share.format =
                            format.map(|format| format.id.clone().into_owned()).unwrap_or_default();
                    }
                    share.told = Some((generation, told));
                }
            }
            Sharing::Kept(generation, order, size) => {
                share.asked_file.take_if(|asked| *asked == generation);
                if Some(generation) == self.held {
                    share.kept = Some((generation, order, size));
                }
            }
            Sharing::Shown(generation, order, text) if Documents::is_one(&order) => {
                share.documents.shown(generation, order, Some(text));
            }
            Sharing::TooLong(generation, order) if Documents::is_one(&order) => {
                share.documents.shown(generation, order, None);
            }
            Sharing::Offered(generation, key, offers) => {
                share.documents.offered(generation, key, offers);
            }
            Sharing::Document(index, id) => share.documents.chosen = Some((index, id)),
            Sharing::RealNames(on) => share.documents.real_names = on,
            Sharing::PlainPaper(on) => share.documents.plain = on,
            Sharing::SaveDocument => self.save_document(effects),
            Sharing::Shown(generation, order, text) => {
                share.asked_text.take_if(|asked| *asked == generation);
                if Some(generation) == self.held {
                    share.shown = Some((generation, order, Some(text)));
                    if share.text().is_some() && std::mem::take(&mut share.printing) {
                        effects.push(Effect::Print);
                    }
                }
            }
            Sharing::TooLong(generation, order) => {
                share.asked_text.take_if(|asked| *asked == generation);
                share.printing = false;
                share.shown = Some((generation, order, None));
            }
            Sharing::Sealed(of, result) => {
                share.sealing = false;
                match result {
                    Ok(sealed) => {
                        share.sealed = Some((of, sealed));
                        effects.push(Effect::Focus("copy-link".to_owned()));
                        self.say("The link is encrypted.");
                    }
                    Err(why) => share.seal_error = Some(why),
                }
            }
            Sharing::FileSealed(result) => {
                share.sealing = false;
                match result {
                    Ok(()) => self.say("The encrypted file is saved."),
                    Err(why) => share.seal_error = Some(why),
                }
            }
        }
        self.refresh_share(effects);
    }

    fn seal(&mut self, passphrase: String, effects: &mut Vec<Effect>) {
        let share = &mut self.share;
        if passphrase.is_empty() {
            share.seal_error = Some("There is no passphrase yet.".to_owned());
            effects.push(Effect::Focus("passphrase".to_owned()));
            return;
        }
        share.seal_error = None;
        match share.way {
            Way::Link => {
                let Some(told) = share.told.as_ref().filter(|_| share.current()) else { return };
                let link = told.1.link.clone();
                share.sealing = true;
                effects.push(Effect::SealLink { link, passphrase });
            }
            Way::File if share.file_size().is_some() => {
                share.sealing = true;
                effects.push(Effect::SealKept { passphrase });
            }
            _ => {}
        }
    }

    fn save_key(&mut self, effects: &mut Vec<Effect>) {
        let Some(generation) = self.held else { return };
        let delivery = Delivery {
            goes: Goes::Save,
            file_name: "apim-key.json".to_owned(),
            mime: "application/json".to_owned(),
        };
        let order = Order { document: Document::Key, hide: self.share.hide.clone(), delivery };
        effects.push(Effect::Render { generation, order });
    }
}

fn is_of<T>(made: Option<&(u64, Rc<Order>, T)>, generation: u64, order: &Order) -> bool {
    made.is_some_and(|(of, made, _)| *of == generation && made.as_ref() == order)
}

/// The plan in view leaves the page, with what is chosen hidden.
pub(super) fn deliver(state: &mut State, index: u32, copy: bool, effects: &mut Vec<Effect>) {
    let Some(generation) = state.held else {
        super::again(state, effects);
        state.tell("The report is being made again. Try once more when it is there.");
        return;
    };
    let delivery = Delivery {
        goes: if copy { Goes::Copy } else { Goes::Save },
        // No name of an input: what is hidden in a file would stand in its name.
        file_name: format!("apim-plan-{}.md", u64::from(index) + 1),
        mime: "text/markdown".to_owned(),
    };
    let hide = state.share.hide.clone();
    let document = Document::Plan { index, path: state.route.path.to_owned() };
    effects.push(Effect::Render { generation, order: Order { document, hide, delivery } });
}

#[cfg(test)]
mod tests;
