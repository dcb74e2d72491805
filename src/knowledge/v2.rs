//! What moving from a classic tier to a v2 tier costs: what a v2 tier lacks or does otherwise, for
//! each signal that an export can show, and what it replaces the network of today with.

use super::{Source, sources};
use crate::Record;
use serde::{Deserialize, Serialize};

/// How much a difference weighs, the worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum Weight {
    /// The tier has it, or needs nothing.
    Fits,
    /// Worth knowing, nothing to do.
    Note,
    /// It works otherwise: something has to be changed, tested or accepted.
    Change,
    /// The sources or the input leave it open.
    Open,
    /// The tier does not have it.
    Blocker,
}

impl Weight {
    /// The word for it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::Note => "note",
            Self::Change => "change",
            Self::Open => "open",
            Self::Blocker => "missing",
        }
    }
}

/// The v2 tiers by their names on the wire, in the order of every row below.
pub const TIERS: [&str; 3] = ["BasicV2", "StandardV2", "PremiumV2"];

/// Something that a v2 tier lacks or does otherwise.
#[derive(Clone, Debug)]
pub struct Gap {
    /// Stable id.
    pub id: &'static str,
    /// What it is about.
    pub title: &'static str,
    /// For each of [`TIERS`]: how much it weighs, and why.
    pub tiers: [(Weight, &'static str); 3],
    /// Where it stands.
    pub source: Source,
}

/// A gap that is the same in every v2 tier.
const fn same(
    id: &'static str,
    title: &'static str,
    weight: Weight,
    text: &'static str,
    source: Source,
) -> Gap {
    Gap { id, title, tiers: [(weight, text), (weight, text), (weight, text)], source }
}

use Weight::{Blocker, Change, Fits, Note, Open};

const NO_NETWORK: &str = "no injection, no outbound integration, no private endpoint";
const INTEGRATION: &str = "outbound integration instead: a subnet of its own, /27 or larger, delegated to Microsoft.Web/serverFarms; calls come in publicly unless a private endpoint is used";
const INJECTION: &str = "injection at creation only, into a subnet of its own, /27 or larger, delegated to Microsoft.Web/hostingEnvironments: calls come in at a private address with your own DNS";

/// All gaps whose text does not depend on a region or a number.
pub static GAPS: [Gap; 19] = [
    same(
        "multi-region",
        "Several regions",
        Blocker,
        "no v2 tier has several regions",
        sources::V2_OVERVIEW,
    ),
    same(
        "gateway-domains",
        "Several gateway domains",
        Blocker,
        "one custom domain for the gateway",
        sources::V2_OVERVIEW,
    ),
    Gap {
        id: "external-network",
        title: "External VNet injection",
        tiers: [
            (Blocker, NO_NETWORK),
            (Change, INTEGRATION),
            (
                Change,
                "outbound integration as in Standard v2, with calls coming in publicly; or injection, chosen at creation and never switched, which makes the gateway private",
            ),
        ],
        source: sources::INTEGRATE_V2,
    },
    Gap {
        id: "internal-network",
        title: "Internal VNet injection",
        tiers: [
            (Blocker, NO_NETWORK),
            (
                Change,
                "outbound integration into a subnet of its own, /27 or larger, delegated to Microsoft.Web/serverFarms; inbound through a private endpoint, else it stays public",
            ),
            (Change, INJECTION),
        ],
        source: sources::INJECT_V2,
    },
    same(
        "network-not-known",
        "Network mode",
        Open,
        "the network mode is not in this input, and it decides what would replace it",
        sources::V2_OVERVIEW,
    ),
    Gap {
        id: "private-endpoint",
        title: "Inbound private endpoint",
        tiers: [
            (Blocker, "not offered"),
            (Change, "offered; the endpoint is made anew and approved"),
            (Change, "offered; the endpoint is made anew and approved"),
        ],
        source: sources::FEATURES,
    },
    Gap {
        id: "zones",
        title: "Availability zones",
        tiers: [
            (Change, "no zones: what they protect against would be accepted"),
            (
                Open,
                "unconfirmed: the feature table says no, the property zoneRedundant says that it can be requested at creation",
            ),
            (Fits, "offered"),
        ],
        source: sources::FEATURES,
    },
    same(
        "static-ip",
        "Static address",
        Change,
        "no static address: whoever pins it needs another way",
        sources::FEATURES,
    ),
    same(
        "managed-certificate",
        "Managed certificate",
        Change,
        "no free managed certificate: an own one is needed",
        sources::V2_OVERVIEW,
    ),
    same(
        "client-certificate",
        "Client certificate renegotiation",
        Change,
        "missing: test mutual TLS with every client before deciding",
        sources::V2_OVERVIEW,
    ),
    same(
        "ciphers",
        "Cipher settings",
        Change,
        "not configurable: security has to accept the fixed set",
        sources::V2_OVERVIEW,
    ),
    same(
        "ca-certificates",
        "CA certificates of the service",
        Change,
        "they move to the backend entities",
        sources::V2_OVERVIEW,
    ),
    same(
        "management-host",
        "Host name of the management API",
        Change,
        "no direct management API: clients go to Azure Resource Manager",
        sources::V2_OVERVIEW,
    ),
    same(
        "scm-host",
        "Host name of the Git repository",
        Change,
        "no Git configuration: APIOps or templates instead",
        sources::V2_OVERVIEW,
    ),
    same(
        "portal-host",
        "Host name of the legacy portal",
        Change,
        "no legacy portal",
        sources::V2_OVERVIEW,
    ),
    same(
        "developer-portal-host",
        "Host name of the developer portal",
        Change,
        "several custom domain names are on the list of what is missing; whether the portal may have one beside the gateway is not stated: try it first",
        sources::V2_OVERVIEW,
    ),
    Gap {
        id: "developer-tier",
        title: "Tier",
        tiers: [
            (Note, "nearest to Developer, and under a service level; there is no Developer v2"),
            (Note, "more than a Developer instance offers"),
            (Note, "more than a Developer instance offers"),
        ],
        source: sources::V2_OVERVIEW,
    },
    same(
        "region-not-known",
        "Region",
        Open,
        "the region is not in this input, and the tiers are not offered everywhere",
        sources::REGION_AVAILABILITY,
    ),
    same(
        "other-cloud",
        "Cloud",
        Blocker,
        "the published region table lists regions of global Azure only",
        sources::REGION_AVAILABILITY,
    ),
];

/// What replaces the network of an instance without injection, for each of [`TIERS`].
pub const NETWORK_PUBLIC: [&str; 3] = [
    "public, as today; no way into a VNet",
    "public, as today; a private endpoint for calls in and outbound integration into a VNet can be added",
    "public, as today; a private endpoint for calls in and outbound integration can be added, injection only at creation",
];

/// What moving means, whatever the instance.
pub const MOVING: [&str; 8] = [
    "A new instance beside the old one: there is no way in place, and Terraform replaces the instance where sku_name crosses.",
    "Backup and restore do not exist in v2 tiers: configuration goes by APIOps or templates.",
    "Subscriptions, users and keys are in neither: they are made again or imported through the management API.",
    "A new managed identity: access to Key Vault and backends is granted again.",
    "New default host names and addresses: custom names move by DNS, whoever uses the default name changes it.",
    "Built-in analytics is replaced by the Azure Monitor dashboard, the metric Capacity by CPU and memory of the gateway.",
    "Both instances are paid for until the old one is deleted; deleting it is the point of no return, not the cut-over.",
    "No date asks for it: no classic tier is announced for retirement.",
];

/// Something that no export of an instance shows and that can turn the verdict.
#[derive(Clone, Debug)]
pub struct Question {
    /// Stable id.
    pub id: &'static str,
    /// The question.
    pub text: &'static str,
    /// What a good answer is.
    pub good: &'static str,
    /// What follows from another.
    pub otherwise: &'static str,
    /// What answers it: the rest of a command after `$APIM_ID` is set; empty where only people
    /// know.
    pub command: &'static str,
    /// Where it stands that it matters.
    pub source: Source,
}

/// The questions.
pub static QUESTIONS: [Question; 12] = [
    Question {
        id: "self-hosted",
        text: "Are there self-hosted gateways?",
        good: "no output",
        otherwise: "no v2 tier fits, because none has self-hosted gateways",
        command: "az rest --method get --uri \"$APIM_ID/gateways?api-version=2024-05-01\" --query 'value[].name' -o tsv",
        source: sources::V2_OVERVIEW,
    },
    Question {
        id: "workspaces",
        text: "Are there workspaces?",
        good: "no output",
        otherwise: "they are made anew: every v2 tier has workspaces (2026), on the default gateway only through the REST call that creates them",
        command: "az rest --method get --uri \"$APIM_ID/workspaces?api-version=2024-05-01\" --query 'value[].name' -o tsv",
        source: sources::WORKSPACES,
    },
    Question {
        id: "event-grid",
        text: "Does anything listen to its events in Event Grid?",
        good: "no output",
        otherwise: "what listens needs another way, because v2 tiers send no events there",
        command: "az eventgrid event-subscription list --source-resource-id \"$APIM_ID\" --query '[].name' -o tsv",
        source: sources::V2_OVERVIEW,
    },
    Question {
        id: "git",
        text: "Is its Git repository in use?",
        good: "false",
        otherwise: "deployment moves to APIOps or templates first",
        command: "az rest --method get --uri \"$APIM_ID/tenant/gitAccess?api-version=2024-05-01\" --query properties.enabled -o tsv",
        source: sources::V2_OVERVIEW,
    },
    Question {
        id: "direct-management",
        text: "Is the direct management API in use?",
        good: "false",
        otherwise: "its clients move to Azure Resource Manager first",
        command: "az rest --method get --uri \"$APIM_ID/tenant/access?api-version=2024-05-01\" --query properties.enabled -o tsv",
        source: sources::V2_OVERVIEW,
    },
    Question {
        id: "loggers",
        text: "Are there loggers of the type Event Hubs?",
        good: "none of the type azureEventHub",
        otherwise: "events go on, Event Hubs metrics do not",
        command: "az rest --method get --uri \"$APIM_ID/loggers?api-version=2024-05-01\" --query 'value[].[name, properties.loggerType]' -o tsv",
        source: sources::V2_OVERVIEW,
    },
    Question {
        id: "service-fabric",
        text: "Are there Service Fabric backends?",
        good: "no output",
        otherwise: "they are documented for classic Developer and Premium only",
        command: "az rest --method get --uri \"$APIM_ID/backends?api-version=2024-05-01\" --query 'value[?properties.properties.serviceFabricCluster!=null].name' -o tsv",
        source: sources::GATEWAYS,
    },
    Question {
        id: "policies",
        text: "Do policies use quota-by-key, or call the gateway over localhost?",
        good: "no output; the command sees the global policy, so search those of APIs and operations in your repository",
        otherwise: "rewrite them: quota-by-key in v2 tiers is unconfirmed, calls over localhost are missing",
        command: "az rest --method get --uri \"$APIM_ID/policies?api-version=2024-05-01\" --query 'value[].properties.value' -o tsv | grep -Ei 'quota-by-key|localhost' || true",
        source: sources::GATEWAYS,
    },
    Question {
        id: "counts",
        text: "How much is in it?",
        good: "below the limits of the tier",
        otherwise: "a larger tier, or less in it",
        command: "for E in apis products subscriptions namedValues users; do\n  printf '%s ' \"$E\"; az rest --method get --uri \"$APIM_ID/$E?api-version=2024-05-01&\\$top=1\" --query count -o tsv\ndone",
        source: sources::LIMITS_2026,
    },
    Question {
        id: "payload",
        text: "Do policies buffer bodies of more than 2 MiB, do requests exceed 1 GiB or addresses 16,384 bytes?",
        good: "no; a classic tier buffers 500 MiB and has no limit on requests and addresses",
        otherwise: "rewrite the policies, or stay",
        command: "",
        source: sources::LIMITS_2026,
    },
    Question {
        id: "backends",
        text: "Does the gateway call backends by private addresses today?",
        good: "no",
        otherwise: "Standard v2 with outbound integration or Premium v2, not Basic v2",
        command: "",
        source: sources::INTEGRATE_V2,
    },
    Question {
        id: "operations",
        text: "Does anybody rely on backups, on Azure DDoS Protection, or on reports and custom widgets of the developer portal?",
        good: "no",
        otherwise: "find another way first: v2 tiers have none of them",
        command: "",
        source: sources::V2_OVERVIEW,
    },
];

/// The gap of an id.
pub fn gap(id: &str) -> Option<&'static Gap> {
    GAPS.iter().find(|gap| gap.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::tiers;
    use std::collections::BTreeSet;

    #[test]
    fn ids_differ_and_tiers_are_listed() {
        let ids: BTreeSet<_> = GAPS.iter().map(|gap| gap.id).collect();
        assert_eq!(ids.len(), GAPS.len());
        let ids: BTreeSet<_> = QUESTIONS.iter().map(|question| question.id).collect();
        assert_eq!(ids.len(), QUESTIONS.len());
        assert!(TIERS.iter().all(|tier| tiers::find(tier).is_some()));
    }

    #[test]
    fn every_row_has_a_text_for_every_tier_and_a_checked_source() {
        for gap in &GAPS {
            assert!(gap.tiers.iter().all(|(_, text)| !text.is_empty()), "{}", gap.id);
            assert_eq!(gap.source.checked.len(), 10, "{}", gap.id);
        }
    }
}
