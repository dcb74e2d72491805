//! Every table of facts in the one form that all have, in the order in which they are read.

mod dates;
mod migration;
mod platforms;
mod regions;
mod tiers;
mod v2;
mod versions;

use super::table::{FactTable, Topic};
use super::{limits, scenarios};
use crate::Text;

fn topic(id: &'static str, title: &'static str, tables: Vec<FactTable>) -> Topic {
    Topic { id: Text::Borrowed(id), title: Text::Borrowed(title), tables }
}

/// The tables by what they are about.
pub fn topics() -> Vec<Topic> {
    vec![
        topic(
            "compute",
            "Compute platforms",
            vec![
                platforms::platforms(),
                platforms::statements("confused", "Often confused", &super::platforms::CONFUSIONS),
                platforms::NEEDS_STV2.table(),
                platforms::availability(),
            ],
        ),
        topic(
            "changes",
            "Retirements and breaking changes",
            vec![
                dates::retirements(),
                dates::all(),
                dates::history(),
                dates::METRICS.table(),
                dates::addresses(),
            ],
        ),
        topic(
            "migration",
            "Migration to stv2",
            vec![
                migration::scenarios(),
                scenarios::COMMON.table(),
                scenarios::EDITIONS.table(),
                platforms::statements(
                    "ways",
                    "Ways to stv2 as first described, in January 2023",
                    &super::platforms::WAYS_2023,
                ),
                migration::rules(),
                migration::ALSO.table(),
            ],
        ),
        topic(
            "service-tiers",
            "Service tiers",
            vec![
                tiers::tiers(),
                tiers::units(),
                tiers::levels(),
                tiers::ZONES.table(),
                tiers::features(),
                tiers::CHANGES.table(),
                tiers::limits(),
                limits::FURTHER.table(),
                v2::gaps(),
            ],
        ),
        topic(
            "places",
            "Clouds and regions",
            vec![regions::clouds(), regions::regions(), regions::NOTES.table()],
        ),
        topic("versions", "API versions and tools", vec![versions::versions(), versions::tools()]),
        topic(
            "open",
            "Conflicts and open questions",
            vec![migration::conflicts(), migration::questions()],
        ),
    ]
}
