//! The answer of a Resource Graph query, in the spelling of the Azure CLI or of the REST API.

use super::{Confidence, Document, EXPORT_COMMAND, HowToGet, Shape, Summary, read_elements};
use crate::input::element::{Glance, Reader};
use crate::input::notes::counted;
use crate::input::scan::{Kind, Outline, Part};
use crate::note::{NoteKind, NoteSeverity};

pub(super) static SHAPE: Shape = Shape {
    id: "resourceGraph",
    title: "Resource Graph answer",
    how_to_get: HowToGet { tool: "Azure CLI", command: EXPORT_COMMAND },
    probe,
    read,
};

/// What the answer says about itself beside the rows.
const COUNTS: &[&str] =
    &["count", "total_records", "totalRecords", "resultTruncated", "skip_token", "$skipToken"];

fn probe(document: &Document<'_>) -> Confidence {
    let Some(outline) = document.object() else { return Confidence::No };
    let rows = outline.part_of("data", Kind::Array).is_some();
    if rows && COUNTS.iter().any(|name| outline.has(name)) {
        Confidence::Certain
    } else {
        Confidence::No
    }
}

fn read(document: &Document<'_>, reader: &mut Reader<'_>) -> Summary {
    let Some(outline) = document.object() else { return Summary::default() };
    reader.words = super::graph_rows::words;
    if let Some(data) = outline.part_of("data", Kind::Array) {
        read_elements(data.elements(), &format!("/{}", data.key), reader);
    }
    summary(outline, reader)
}

/// Says what the answer says about itself, and what is missing.
pub(super) fn summary(outline: &Outline<'_>, reader: &mut Reader<'_>) -> Summary {
    note_missing_rows(outline, reader, ("--skip-token and the skip_token", EXPORT_COMMAND));
    let title = if outline.has("total_records") || outline.has("skip_token") {
        Some("Resource Graph answer (Azure CLI)")
    } else if outline.has("totalRecords") || outline.has("resultTruncated") {
        Some("Resource Graph answer (REST)")
    } else {
        None
    };
    Summary { title, total: total(outline).map(|(_, total)| total), ..Summary::default() }
}

fn number<'o, 'a>(outline: &'o Outline<'a>, names: &[&str]) -> Option<(&'o Part<'a>, u64)> {
    names.iter().find_map(|name| {
        let part = outline.part(name)?;
        Some((part, part.scalar()?.parse().ok()?))
    })
}

fn total<'o, 'a>(outline: &'o Outline<'a>) -> Option<(&'o Part<'a>, u64)> {
    number(outline, &["total_records", "totalRecords"])
}

/// The first of the members that says that there is more: a token for the next page, or the
/// word that the answer was cut.
fn continuation<'o, 'a>(outline: &'o Outline<'a>) -> Option<&'o Part<'a>> {
    let token = ["skip_token", "$skipToken", "skipToken"].iter().find_map(|name| {
        let part = outline.part_of(name, Kind::String)?;
        part.scalar().is_none_or(|text| !text.is_empty()).then_some(part)
    });
    token.or_else(|| {
        let part = outline.part("resultTruncated")?;
        part.scalar()?.eq_ignore_ascii_case("true").then_some(part)
    })
}

/// An answer that holds fewer rows than exist is never the whole. The rows that are there count,
/// not what the answer says of them.
pub(super) fn note_missing_rows(
    outline: &Outline<'_>,
    reader: &mut Reader<'_>,
    more_pages: (&str, &'static str),
) {
    let rows = u64::from(reader.elements);
    let count = number(outline, &["count"]);
    let total = total(outline);
    let promised = [total, count].into_iter().flatten().max_by_key(|(_, number)| *number);
    let missing = promised.map(|(_, number)| number.saturating_sub(rows)).filter(|more| *more > 0);
    let more = continuation(outline);
    let place = more.or(promised.map(|(part, _)| part));
    let (Some(place), true) = (place, more.is_some() || missing.is_some()) else { return };
    let lost = match missing {
        Some(1) => "1 row is missing".to_owned(),
        Some(missing) => format!("{missing} rows are missing"),
        None => "How many rows are missing is not known".to_owned(),
    };
    let mut facts = vec![format!("data holds {}", counted(rows, "row", "rows"))];
    facts.extend(
        [count, total].into_iter().flatten().map(|(part, n)| format!("{} is {n}", part.key)),
    );
    facts.extend(more.map(|part| match part.scalar() {
        Some(text) if text.eq_ignore_ascii_case("true") => format!("{} is “true”", part.key),
        _ => format!("{} is set", part.key),
    }));
    reader
        .notes
        .add(
            NoteKind::Truncated,
            NoteSeverity::Warning,
            format!("The answer is cut off. {lost}: {}.", facts.join(", ")),
            place.place.at(&format!("/{}", place.key)),
        )
        .advise(format!(
            "Ask for API Management only. Where that gives more than 1,000 rows, ask again with \
             {} of the answer, and add all files here.",
            more_pages.0
        ))
        .command(more_pages.1);
}
