//! Tables of the service tiers.

use crate::Text;
use crate::knowledge::features::{self, COLUMNS, FEATURES};
use crate::knowledge::limits::{self, Group, LIMITS, thousands};
use crate::knowledge::table::{FactTable, Plain, disputed, row, says, table, unsure};
use crate::knowledge::tiers::{SLA_MULTI_REGION, SLA_NOTE, SLA_SOURCE, TIERS, find};
use crate::knowledge::{Family, Source, sources};

/// What the tiers are and what they run on.
pub(super) fn tiers() -> FactTable {
    let rows = TIERS.iter().map(|tier| {
        let family = match tier.family {
            Family::Classic => "classic",
            Family::V2 => "v2",
            Family::Serverless => "serverless",
            Family::Unknown => "",
        };
        let row = row(
            [
                tier.display.into(),
                tier.wire.into(),
                family.into(),
                tier.platforms.join(", ").into(),
            ],
            &tier.source,
        );
        if tier.platforms.is_empty() {
            row.unconfirmed("In the REST types since 2020-06-01-preview, described nowhere.")
        } else {
            row
        }
    });
    table(
        "tiers",
        "Service tiers and their platforms",
        "Workspace gateways and the AI Gateway tier are resources of their own, without a \
         platformVersion.",
        &["Tier", "sku.name", "Family", "Platforms"],
        rows.collect(),
    )
}

/// How far they scale.
pub(super) fn units() -> FactTable {
    let mut rows: Vec<_> = TIERS
        .iter()
        .map(|tier| {
            let units = match (tier.max_units, tier.wire) {
                (Some(units), "Premium") => format!("{units} per region").into(),
                (Some(units), _) => units.to_string().into(),
                (None, "Consumption") => Text::Borrowed("none to set, capacity is 0"),
                (None, _) => Text::Borrowed(""),
            };
            let autoscale = match (tier.autoscale, tier.wire) {
                (Some(true), "Premium") => "yes, the primary location only",
                (Some(true), _) => "yes",
                (Some(false), "Consumption") => "scales by itself",
                (Some(false), _) => "no",
                (None, _) => "",
            };
            let row = row([tier.display.into(), units, autoscale.into()], &tier.units_source());
            match tier.wire {
                "Premium" => row.against(
                    "Older texts say 10 or 12; Terraform's document says 12, raisable by support.",
                    Some(sources::TERRAFORM),
                ),
                "Isolated" => row.unconfirmed("No document describes the tier."),
                _ => row,
            }
        })
        .collect();
    rows.push(row(
        ["Workspace gateway premium".into(), "12 per gateway".into(), "yes".into()],
        &limits::SOURCE,
    ));
    table("units", "Scale units", "", &["Tier", "Most units", "Autoscale"], rows)
}

/// The service levels.
pub(super) fn levels() -> FactTable {
    let mut rows: Vec<_> = TIERS
        .iter()
        .map(|tier| {
            let row = row([tier.display.into(), tier.sla.into()], &SLA_SOURCE);
            match (tier.family, tier.wire) {
                (Family::V2, _) => row.unconfirmed(
                    "The figure is the tool's for all that it does not name. Premium v2: a \
                     third-party text says 99.99 %.",
                ),
                (_, "Isolated") => row.unconfirmed("No document describes the tier."),
                _ => row,
            }
        })
        .collect();
    let mut more = |what: &'static str, level: &'static str, source: &Source| {
        rows.push(row([what.into(), level.into()], source));
    };
    more("Premium with an additional location", SLA_MULTI_REGION, &SLA_SOURCE);
    more("Every location on stv1, since 2024-09-01", "none", &sources::BC_STV1_SOVEREIGN);
    more("AI Gateway tier (preview)", "none", &sources::AI_GATEWAY);
    table("sla", "Service levels", SLA_NOTE, &["What", "Service level"], rows)
}

/// Availability zones.
pub(super) static ZONES: Plain = Plain {
    id: "zones",
    title: "Availability zones",
    about: "",
    columns: &["Topic", "Fact"],
    rows: &[
        disputed(
            &[
                "Automatic (default)",
                "Premium in a region with zones, zones left empty: Azure spreads the units by \
                 best effort, and nobody sees how. Three or more units are recommended.",
            ],
            sources::RELIABILITY,
            "A query of a resiliency library calls an empty array not redundant.",
            sources::APRL,
        ),
        says(
            &[
                "Zone-redundant",
                "Two or more zones; the number of units must be a multiple of the number of \
                 zones.",
            ],
            sources::RELIABILITY,
        ),
        says(&["Zonal", "Exactly one zone; not resilient by itself."], sources::RELIABILITY),
        says(
            &[
                "In a VNet",
                "Zones need a public address resource. Changing zones changes public and private \
                 addresses and takes 15 to 45 minutes; the gateway keeps serving.",
            ],
            sources::RELIABILITY,
        ),
        says(&["Premium v2", "Supported since it is generally available."], sources::FEATURES),
        disputed(
            &["Standard v2", "Not supported according to the comparison of the tiers."],
            sources::FEATURES,
            "The REST property zoneRedundant can be requested when Standard v2 and Premium v2 are \
             created.",
            sources::TYPES,
        ),
        says(
            &[
                "Several regions",
                "Classic Premium only. The gateway alone is replicated; management and developer \
                 portal stay in the primary region.",
            ],
            sources::RELIABILITY,
        ),
    ],
};

/// The comparison of the tiers.
pub(super) fn features() -> FactTable {
    let rows = FEATURES.iter().map(|feature| {
        let mut one = row([feature.name.into()], &features::SOURCE);
        one.cells.extend(feature.offers.iter().map(|offer| Text::Borrowed(offer.words())));
        match &feature.against {
            Some(source) => one.against(feature.note, Some(source.clone())),
            None => one.noted(feature.note),
        }
    });
    let rows = rows.collect();
    let mut all = table(
        "features",
        "Feature comparison of the tiers",
        "As of November 2025.",
        &["Feature"],
        rows,
    );
    let names = COLUMNS.iter().map(|wire| find(wire).map_or(*wire, |tier| tier.display));
    all.columns.extend(names.map(Text::Borrowed));
    all
}

/// Which changes of the tier are possible.
pub(super) static CHANGES: Plain = Plain {
    id: "tier-changes",
    title: "Changes of the tier",
    about: "",
    columns: &["From", "To", "In place"],
    rows: &[
        says(
            &[
                "Developer, Basic, Standard, Premium",
                "any other of these four",
                "yes, up and down, 15 to 45 minutes; going down can drop the VNet, regions and \
                 zones",
            ],
            sources::SCALE,
        ),
        says(&["Consumption", "any dedicated tier, and back", "no"], sources::SCALE),
        unsure(
            &["Basic v2", "Standard v2, and back", "yes, without downtime or a new address"],
            sources::THIRD_PARTY,
            "A third-party text quotes the page on scaling.",
        ),
        unsure(
            &[
                "Basic v2, Standard v2",
                "Premium v2",
                "not documented; to be treated as a new instance",
            ],
            sources::THIRD_PARTY,
            "A third-party text quotes the page on scaling.",
        ),
        says(&["a classic tier", "a v2 tier", "no, a new instance"], sources::V2_OVERVIEW),
        unsure(
            &["a v2 tier", "a classic tier", "no"],
            sources::TERRAFORM,
            "It follows from other statements; no document says it in a sentence.",
        ),
    ],
};

/// The limits of 2026.
pub(super) fn limits() -> FactTable {
    let rows = LIMITS.iter().map(|limit| {
        let mut one = row([limit.what.into()], &limits::SOURCE).noted(limit.note);
        one.cells.extend(
            limit.most.iter().map(|most| Text::Owned(most.map_or_else(String::new, thousands))),
        );
        one
    });
    let mut all = table(
        "limits",
        "Limits of 2026",
        "Versions and revisions count. A classic instance that was above a limit keeps 10 % above \
         its observed use. An empty cell: the tier has none of it.",
        &["Entity"],
        rows.collect(),
    );
    all.columns.extend(
        Group::ALL
            .iter()
            .map(|group| Text::Owned(format!("{}, from {}", group.title(), group.from()))),
    );
    all
}
