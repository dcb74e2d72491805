//! Tables of the clouds and regions.

use crate::Text;
use crate::knowledge::cloud::Cloud;
use crate::knowledge::regions::{
    OFFERS_SOURCE, PAIR_SOURCE, Pair, REGIONS, SOURCE, SOVEREIGN_ZONES_SOURCE,
};
use crate::knowledge::sources;
use crate::knowledge::table::{FactTable, Plain, row, says, table, unsure};

/// The clouds.
pub(super) fn clouds() -> FactTable {
    let rows = Cloud::KNOWN.iter().map(|cloud| {
        let consumption = match cloud {
            Cloud::Public => "yes",
            Cloud::UsGov | Cloud::China | Cloud::Unknown => "no",
        };
        let row = row(
            [
                cloud.display().into(),
                cloud.host_suffix().unwrap_or_default().into(),
                cloud.stv1_retired().to_string().into(),
                consumption.into(),
            ],
            &cloud.stv1_source(),
        );
        if *cloud == Cloud::China {
            row.unconfirmed("The suffix stands in no dated document.")
        } else {
            row
        }
    });
    table(
        "clouds",
        "Clouds",
        "A cloud is told by the beginning of a region's name (usgov, usdod, china), then by the \
         suffix of host names.",
        &["Cloud", "Suffix of default host names", "stv1 retired", "Consumption offered"],
        rows.collect(),
    )
}

/// The regions.
pub(super) fn regions() -> FactTable {
    let word = |yes: bool| Text::Borrowed(if yes { "yes" } else { "" });
    let rows = REGIONS.iter().map(|one| {
        let zones = match one.zones {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        };
        let pair = match one.pair {
            Pair::With(name) => name,
            Pair::None => "none",
            Pair::NotKnown => "",
        };
        let source = if one.cloud == Cloud::Public { &SOURCE } else { &SOVEREIGN_ZONES_SOURCE };
        let row = row(
            [
                one.display.into(),
                one.short.into(),
                one.cloud.display().into(),
                word(one.listed),
                zones.into(),
                pair.into(),
                word(one.offers.basic_v2),
                word(one.offers.standard_v2),
                word(one.offers.premium_v2),
                word(one.offers.workspace_gateway),
            ],
            source,
        );
        if one.is_unconfirmed() { row.unconfirmed(one.note) } else { row.noted(one.note) }
    });
    table(
        "regions",
        "Regions",
        "An empty cell: not listed, which is not impossible; restricted regions are hidden from \
         most subscriptions. Names and zones are the provider's, pairs and v2 tiers have sources \
         of their own, see the notes below. A name that is not in the table is shown as written.",
        &[
            "Region",
            "Short name",
            "Cloud",
            "Listed",
            "Zones",
            "Pair",
            "Basic v2",
            "Standard v2",
            "Premium v2",
            "Workspace gateway",
        ],
        rows.collect(),
    )
}

/// What is to be known of the table of regions.
pub(super) static NOTES: Plain = Plain {
    id: "region-notes",
    title: "Notes on the regions",
    about: "",
    columns: &["Topic", "Fact"],
    rows: &[
        says(&["Names and zones", "48 regions are listed by the provider, 38 with zones."], SOURCE),
        says(&["Pairs", "Of the list of regions of March 2025."], PAIR_SOURCE),
        says(
            &[
                "v2 tiers and workspace gateways",
                "Of the edition of 2026-04-24. In that of 2025-11-11 Sweden Central had no \
                 Premium v2, West US 3 was absent, and there were no warnings about capacity.",
            ],
            OFFERS_SOURCE,
        ),
        unsure(
            &[
                "Capacity",
                "UK South was closed for new Basic v2 and Standard v2 (alternatives named: UK \
                 West, North Europe), East US 2 for new Premium v2. Existing instances were not \
                 concerned.",
            ],
            OFFERS_SOURCE,
            "Whether that is still so.",
        ),
        says(
            &[
                "Zones of Premium according to another list",
                "Without Austria East, Belgium Central, Chile Central, Denmark East, Indonesia \
                 Central and Malaysia West, which are newer; with USGov Virginia and China North 3.",
            ],
            SOVEREIGN_ZONES_SOURCE,
        ),
        says(
            &["stv2 only", "Qatar Central never had stv1, according to the documents of 2023."],
            sources::COMPUTE,
        ),
        says(&["AI Gateway tier (preview)", "East US 2 and Sweden Central."], sources::AI_GATEWAY),
    ],
};
