//! The table of what moving to a v2 tier costs.

use crate::Text;
use crate::knowledge::table::{FactTable, row, table};
use crate::knowledge::v2::{GAPS, Weight};

/// What a v2 tier lacks or does otherwise.
pub(super) fn gaps() -> FactTable {
    let rows = GAPS.iter().map(|gap| {
        let mut one = row([gap.title.into()], &gap.source);
        let cells = gap.tiers.iter().map(|(weight, text)| format!("{}: {text}", weight.words()));
        one.cells.extend(cells.map(Text::Owned));
        if gap.tiers.iter().any(|(weight, _)| *weight == Weight::Open) {
            one.unconfirmed("Whether it is so for the tiers that say open.")
        } else {
            one
        }
    });
    table(
        "v2-gaps",
        "What a v2 tier lacks or does otherwise",
        "Against the classic tiers. There is no way in place: moving means a new instance. Which \
         of it concerns an instance stands in its plan.",
        &["What", "Basic v2", "Standard v2", "Premium v2"],
        rows.collect(),
    )
}
