//! What a document is: one decision over what every form says of it.

use super::known::{Known, known};
use super::shapes::{Confidence, Document, SHAPES, Shape};
use crate::model::Candidate;
use crate::sort;

/// What a document was taken for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Form {
    /// A form that is read.
    Shape(&'static Shape),
    /// A form that is known by name and holds nothing to classify.
    Known(&'static Known),
    /// None that is known.
    Unknown,
}

/// What a document is, and what else it could be.
#[derive(Debug)]
pub(crate) struct Detection {
    pub(crate) form: Form,
    /// The other shapes that fit, the surest first.
    pub(crate) candidates: Vec<Candidate>,
    /// Whether the person's choice does not fit and was not followed.
    pub(crate) refused: bool,
}

/// Tells a document by the confidence of every shape. A person's choice wins where it fits at
/// all; a form that is known by name comes before the shapes, because it is told by what only it
/// has; of two equally sure shapes the first one of the list wins.
pub(crate) fn detect(document: &Document<'_>, read_as: Option<&str>) -> Detection {
    let mut fitting: Vec<(Confidence, &'static Shape)> = SHAPES
        .iter()
        .map(|shape| ((shape.probe)(document), *shape))
        .filter(|(confidence, _)| *confidence > Confidence::No)
        .collect();
    // Stable: the order of the list decides between equals.
    sort::sort_by(&mut fitting, |(one, _), (other, _)| other.cmp(one));
    let named = match document {
        Document::Json(outline) => known(outline),
        Document::Table(_) => None,
    };
    let chosen = fitting.iter().find(|(_, shape)| Some(shape.id) == read_as);
    let form = match (chosen, named, fitting.first()) {
        (Some((_, shape)), _, _) | (None, None, Some((_, shape))) => Form::Shape(shape),
        (None, Some(named), _) => Form::Known(named),
        (None, None, None) => Form::Unknown,
    };
    let taken = match form {
        Form::Shape(shape) => shape.id,
        _ => "",
    };
    let candidates = fitting
        .iter()
        .filter(|(_, shape)| shape.id != taken)
        .map(|(_, shape)| Candidate { shape: shape.id, title: shape.title })
        .collect();
    Detection { form, candidates, refused: read_as.is_some() && chosen.is_none() }
}

/// What a person calls a shape, if there is one of this name.
pub(crate) fn title(id: &str) -> Option<&'static str> {
    SHAPES.iter().find(|shape| shape.id == id).map(|shape| shape.title)
}
