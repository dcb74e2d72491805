//! Tables of the compute platforms.

use crate::knowledge::platforms::{AVAILABILITY, PLATFORMS, Statement};
use crate::knowledge::sources;
use crate::knowledge::table::{FactTable, Plain, row, says, table};

/// The platforms.
pub(super) fn platforms() -> FactTable {
    let rows = PLATFORMS.iter().map(|one| {
        let row = row(
            [
                one.wire.into(),
                one.what.into(),
                one.architecture.into(),
                one.tiers.into(),
                one.since.into(),
                one.state.into(),
            ],
            &one.source,
        );
        if one.wire == "v2" {
            row.unconfirmed("What Standard v2 and Premium v2 return.")
        } else {
            row.noted(one.first_described)
        }
    });
    table(
        "platforms",
        "The platforms",
        "The values of platformVersion, and the infrastructure of the v2 tiers, which has none.",
        &["Platform", "What it is", "Architecture", "Tiers", "Listed since", "Today"],
        rows.collect(),
    )
}

/// Sentences.
pub(super) fn statements(
    id: &'static str,
    title: &'static str,
    statements: &'static [Statement],
) -> FactTable {
    let rows = statements.iter().map(|one| row([one.text.into()], &one.source));
    table(id, title, "", &["Fact"], rows.collect())
}

/// What stv1 does not have.
pub(super) static NEEDS_STV2: Plain = Plain {
    id: "needs-stv2",
    title: "What needs stv2, among the classic tiers",
    about: "",
    columns: &["Feature"],
    rows: &[
        says(&["Availability zones"], sources::COMPUTE),
        says(&["Private endpoints"], sources::PRIVATE_ENDPOINT),
        says(&["Azure DDoS Protection"], sources::COMPUTE),
    ],
};

/// Where stv2 was not available.
pub(super) fn availability() -> FactTable {
    let rows =
        AVAILABILITY.iter().map(|one| row([one.when.into(), one.not_in.into()], &one.source));
    table(
        "availability",
        "Where stv2 was not available, and what became of that",
        "",
        &["When", "Not available in"],
        rows.collect(),
    )
}
