//! Facts that decide about paths and may be missing, each with what settles it.

use super::MissingFact;
use crate::classify::Case;
use crate::rules::Command;
use crate::rules::az::{bash, prelude};

/// The one question that settles most others: what the service says today.
pub(crate) fn fresh_export(case: &Case<'_>) -> Command {
    let file = file_stem(case);
    bash(
        "Fresh export",
        format!(
            "(\n{}az rest --method get --uri \"$APIM_ID?api-version=2024-05-01\" > {file}.fresh.json\n\
             az rest --method get --uri \"$APIM_ID?api-version=2024-05-01\" --query \"{{platform:properties.platformVersion, state:properties.provisioningState, tier:sku.name, network:properties.virtualNetworkType, others:properties.additionalLocations[].[location, platformVersion]}}\" -o json\n)\n",
            prelude(case)
        ),
    )
}

/// The beginning of a file name: the name of the instance where it can be one.
pub(crate) fn file_stem(case: &Case<'_>) -> String {
    let stem: String = case
        .instance
        .display_name()
        .chars()
        .filter(|character| character.is_ascii_alphanumeric() || *character == '-')
        .take(60)
        .collect();
    let stem = stem.trim_start_matches('-');
    if stem.is_empty() { "apim".to_owned() } else { stem.to_owned() }
}

/// The compute platform.
pub(super) fn platform(case: &Case<'_>) -> MissingFact {
    MissingFact {
        fact: "the compute platform (platformVersion)".into(),
        how: "a fresh export; in the portal: Overview, JSON view, API version 2021-08-01 or later"
            .into(),
        command: Some(fresh_export(case)),
    }
}

/// The network mode.
pub(super) fn network(case: &Case<'_>) -> MissingFact {
    MissingFact {
        fact: "the network mode (virtualNetworkType)".into(),
        how: "a fresh export; in the portal: Network, Virtual network".into(),
        command: Some(fresh_export(case)),
    }
}

/// The tier.
pub(super) fn tier(case: &Case<'_>) -> MissingFact {
    MissingFact {
        fact: "the service tier (sku.name)".into(),
        how: "a fresh export; in the portal: Overview".into(),
        command: Some(fresh_export(case)),
    }
}

/// The region of a location.
pub(super) fn region(case: &Case<'_>) -> MissingFact {
    MissingFact {
        fact: "the region (location)".into(),
        how: "a fresh export; in the portal: Overview".into(),
        command: Some(fresh_export(case)),
    }
}
