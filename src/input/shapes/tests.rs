//! Every fixture of every shape against every shape.

use super::*;
use crate::input::Input;
use crate::input::text::{Piece, pieces};
use std::path::Path;

/// The sureness of every shape for the first document of a text.
fn sure(text: &str) -> Vec<(Confidence, &'static str)> {
    let document = match crate::input::table::table(text) {
        Some(table) => Document::Table(table),
        None => pieces(text)
            .into_iter()
            .find_map(|piece| match piece {
                Piece::Document(outline) => Some(Document::Json(outline)),
                Piece::Around(..) => None,
            })
            .unwrap(),
    };
    let mut sure: Vec<_> =
        SHAPES.iter().map(|shape| ((shape.probe)(&document), shape.id)).collect();
    sure.sort_by_key(|(confidence, _)| std::cmp::Reverse(*confidence));
    sure
}

#[test]
fn no_shape_claims_the_fixture_of_another() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/shapes");
    let mut files = 0;
    for shape in SHAPES {
        for entry in std::fs::read_dir(folder.join(shape.id)).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            let sure = sure(&String::from_utf8(bytes.clone()).unwrap());
            assert_eq!(sure[0].1, shape.id, "{path:?}: {sure:?}");
            assert!(sure[0].0 > sure[1].0, "{path:?}: {sure:?}");
            let estate = crate::input::read(&[Input::new("fixture", &bytes)]);
            assert_eq!(estate.inputs[0].documents[0].shape, shape.id, "{path:?}");
            files += 1;
        }
    }
    assert!(files >= SHAPES.len() * 2, "{files}");
}
