//! Tables of the API versions and of the tools that speak them.

use crate::knowledge::api_versions::{
    ALL, CURRENT, OLDEST_SUPPORTED, Supports, TOOLS, added, is_retired, serves_v2,
};
use crate::knowledge::sources;
use crate::knowledge::table::{FactTable, row, table};

/// The API versions of the service resource.
pub(super) fn versions() -> FactTable {
    let rows = ALL.iter().map(|version| {
        let state = match (is_retired(version), version.ends_with("preview")) {
            (Some(true), _) => "switched off from 2024-06-01",
            (_, true) => "preview",
            _ if *version == CURRENT => "newest stable version",
            _ if *version == OLDEST_SUPPORTED => "oldest version that is answered",
            _ => "stable",
        };
        let Supports { source, what } = added(version);
        let v2 = if serves_v2(version) { "yes" } else { "" };
        let row = row([(*version).into(), state.into(), v2.into(), what.into()], &source);
        if *version == "2026-03-01-preview" {
            row.unconfirmed("What it changes on the service was not compared.")
        } else {
            row
        }
    });
    table(
        "api-versions",
        "API versions of the service resource",
        "A property in an input proves at least the version that added it; its absence proves \
         little.",
        &["Version", "State", "Serves v2 tiers", "Added"],
        rows.collect(),
    )
}

/// The oldest tools that work.
pub(super) fn tools() -> FactTable {
    let rows = TOOLS.iter().map(|tool| row([(*tool).into()], &sources::BC_API_VERSIONS));
    table(
        "tools",
        "Oldest tools that still work",
        "Since API versions before 2021-08-01 were switched off. An edition of 2022 named other \
         versions of the CLI and the .NET SDK.",
        &["Tool"],
        rows.collect(),
    )
}
