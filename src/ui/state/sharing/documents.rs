//! The script or paper that is looked at on the page of an instance.

use super::{Made, is_of};
use crate::share::redact::Hide;
use crate::ui::action::Effect;
use crate::ui::route::Page;
use crate::ui::state::State;
use crate::web::protocol::{Delivery, Document, Goes, Offer, Order};
use std::rc::Rc;

/// An instance and the path of its plan.
type Key = (u32, &'static str);

/// What is looked at, and what there is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Documents {
    /// The instance and the name of its document.
    pub chosen: Option<(u32, String)>,
    /// Whether papers are made with the real names.
    pub real_names: bool,
    /// Whether papers are plain text.
    pub plain: bool,
    /// By analysis, and by instance and path of its plan.
    offers: Vec<(u64, Key, Rc<Vec<Offer>>)>,
    /// `None` where it is too long to be shown.
    text: Made<Option<Rc<str>>>,
    asked: Option<u64>,
}

impl Documents {
    /// Whether an order is for such a document.
    pub(super) fn is_one(order: &Order) -> bool {
        matches!(order.document, Document::Script { .. } | Document::Paper { .. })
    }

    pub(super) fn offered(&mut self, generation: u64, key: Key, offers: Rc<Vec<Offer>>) {
        self.offers.retain(|(of, about, _)| *of == generation && *about != key);
        self.offers.push((generation, key, offers));
    }

    pub(super) fn shown(&mut self, generation: u64, order: Rc<Order>, text: Option<Rc<str>>) {
        self.asked.take_if(|asked| *asked == generation);
        self.text = Some((generation, order, text));
    }

    pub(super) fn without_answers(self) -> Self {
        Self { real_names: self.real_names, plain: self.plain, ..Self::default() }
    }

    pub(super) fn drop_request(&mut self) -> bool {
        self.asked.take().is_some()
    }

    /// What there is for a plan; nothing while that is not known.
    pub fn offers(&self, held: Option<u64>, key: Key) -> &[Offer] {
        self.offers
            .iter()
            .find(|(of, about, _)| Some(*of) == held && *about == key)
            .map_or(&[], |(_, _, offers)| offers.as_slice())
    }

    /// The document of a plan that is looked at.
    pub fn chosen(&self, held: Option<u64>, key: Key) -> Option<&Offer> {
        let (of, id) = self.chosen.as_ref()?;
        let offers = self.offers(held, key);
        offers.iter().find(|offer| *of == key.0 && offer.id == id.as_str())
    }
}

impl State {
    /// The order for the document that is looked at.
    fn document_order(&self, goes: Goes) -> Option<Order> {
        let Page::Instance(index) = self.route.page else { return None };
        let documents = &self.share.documents;
        let offer = documents.chosen(self.held, (index, self.route.path))?;
        let path = self.route.path.to_owned();
        let number = u64::from(index).saturating_add(1);
        let id = offer.id.clone().into_owned();
        let (document, hide, file_name, mime) = match &offer.extension {
            Some(extension) => (
                Document::Script { index, path, language: id },
                Hide::nothing(),
                format!("apim-script-{number}.{extension}"),
                offer.mime.clone().into_owned(),
            ),
            None => {
                let (ending, mime) = match documents.plain {
                    true => ("txt", "text/plain"),
                    false => ("md", "text/markdown"),
                };
                (
                    Document::Paper { index, path, paper: id.clone(), plain: documents.plain },
                    self.hidden_in_papers(),
                    // No name of an input: what is hidden in a file would stand in its name.
                    format!("apim-{id}-{number}.{ending}"),
                    mime.to_owned(),
                )
            }
        };
        Some(Order { document, hide, delivery: Delivery { goes, file_name, mime } })
    }

    /// What is hidden in papers: what is chosen for copies, or by default where that is nothing.
    fn hidden_in_papers(&self) -> Hide {
        if self.share.documents.real_names {
            Hide::nothing()
        } else if self.share.hide.0.is_empty() {
            Hide::default()
        } else {
            self.share.hide.clone()
        }
    }

    /// The text of the document that is looked at: `None` while it is made, `Some(None)` where it
    /// is too long to be shown.
    pub fn document_text(&self) -> Option<Option<&Rc<str>>> {
        let order = self.document_order(Goes::Show)?;
        let text = &self.share.documents.text;
        is_of(text.as_ref(), self.held?, &order).then_some(())?;
        text.as_ref().map(|(_, _, text)| text.as_ref())
    }

    /// Asks for the document that is looked at, where it is not here yet. At most one request is
    /// under way.
    pub(super) fn refresh_document(&mut self, effects: &mut Vec<Effect>) {
        let (Some(generation), Some(order)) = (self.held, self.document_order(Goes::Show)) else {
            return;
        };
        let documents = &mut self.share.documents;
        if documents.asked != Some(generation)
            && !is_of(documents.text.as_ref(), generation, &order)
        {
            documents.asked = Some(generation);
            effects.push(Effect::Render { generation, order });
        }
    }

    pub(super) fn save_document(&mut self, effects: &mut Vec<Effect>) {
        if let (Some(generation), Some(order)) = (self.held, self.document_order(Goes::Save)) {
            effects.push(Effect::Render { generation, order });
        }
    }
}
