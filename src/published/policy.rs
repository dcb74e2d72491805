//! Azure Policy: the built-in definitions that look at the service itself, with their default
//! parameters.

use super::when::{Property, When};
use super::{
    Published, Rule, STV1, Stance, V2_NETWORK, V2_NETWORKS, report, reports_stv1, same, silence,
    sku,
};
use crate::classify::NetworkMode;
use crate::model::{Instance, Sku};
use time::Date;

const TOOL: &str = "Azure Policy";

macro_rules! definition {
    ($commit:literal, $name:literal) => {
        concat!(
            "https://github.com/Azure/azure-policy/blob/",
            $commit,
            "/built-in-policies/policyDefinitions/API%20Management/",
            $name,
            ".json"
        )
    };
}

/// The rules.
pub(super) const RULES: [Rule; 4] = [
    Rule {
        published: Published {
            tool: TOOL,
            id: "1dc2fc00-2245-4143-99f4-874c937f13ef",
            claim: "The platform version should be stv2",
            predicate: "\"field\": \"Microsoft.ApiManagement/service/platformVersion\", \"equals\": \"stv1\"",
            file: "PlatformVersion_AuditDeny.json 1.0.0, commit 8f5ad30e",
            url: definition!(
                "8f5ad30e23561ea73b96c4aadb858ef43c1ce78e",
                "PlatformVersion_AuditDeny"
            ),
            ours: &["platform/stv1-retired", "platform/mixed-locations"],
            fault: "Reads the service alone: an additional location on stv1 is not seen.",
        },
        reports: reports_stv1,
        answers: STV1,
    },
    Rule {
        published: Published {
            tool: TOOL,
            id: "549814b6-3212-4203-bdc8-1548d342fb67",
            claim: "The minimum API version should be 2019-12-01 or higher",
            predicate: "\"anyOf\": [{ \"field\": \"Microsoft.ApiManagement/service/apiVersionConstraint.minApiVersion\", \"Match\": \"2019-12-01\" }, … \"202#-##-##-preview\", \"202#-##-##\"]",
            file: "MinimumApiVersion_AuditDeny.json 1.0.2, commit 466109cb",
            url: definition!(
                "466109cb829c18d8f65fa5a6099b43b2d7cf60c5",
                "MinimumApiVersion_AuditDeny"
            ),
            ours: &["security/min-api-version-old", "security/min-api-version-unset"],
            fault: "1.0.2 is the wrong way round: it reports the minimums that its title asks for \
                    and is silent where none is set. 1.0.1 had notMatch.",
        },
        reports: minimum_matches,
        answers: &[
            report(
                When::Found(&["security/min-api-version-old"]),
                Stance::Agrees,
                "By accident: the definition reports every minimum that matches its patterns. This \
                 one lies below the oldest version that Azure still answers.",
            ),
            report(
                When::Always,
                Stance::Disagrees,
                "The minimum is set as the title of the definition asks. Version 1.0.2 tests with \
                 match where 1.0.1 had notMatch, and so reports what is in order.",
            ),
            silence(When::Serverless, Stance::Open, "The definition leaves Consumption out."),
            silence(
                When::Found(&["security/min-api-version-unset"]),
                Stance::Disagrees,
                "No minimum is set, which is what the title of the definition asks for. Version \
                 1.0.2 reports only minimums that match its patterns.",
            ),
            silence(
                When::Found(&["security/min-api-version-old"]),
                Stance::Disagrees,
                "The minimum is lower than the title of the definition asks for. Version 1.0.2 \
                 reports only minimums that match its patterns.",
            ),
            silence(
                When::Absent(Property::MinApiVersion),
                Stance::Open,
                "apiVersionConstraint.minApiVersion is not in the input.",
            ),
            silence(When::Always, Stance::Agrees, ""),
        ],
    },
    Rule {
        published: Published {
            tool: TOOL,
            id: "73ef9241-5d81-4cd4-b483-8443d1730fe5",
            claim: "The tier should support virtual networks",
            predicate: "\"not\": { \"field\": \"Microsoft.ApiManagement/service/sku.name\", \"in\": [\"Developer\", \"Premium\", \"Isolated\"] }",
            file: "AllowedVNETSkus_AuditDeny.json 1.0.0, commit f7319d6e",
            url: definition!(
                "f7319d6eb87769be8ba87d4d6f7b37eafd992cb0",
                "AllowedVNETSkus_AuditDeny"
            ),
            ours: &["fact network"],
            fault: "Its list is older than the v2 tiers: Standard v2 and Premium v2 are reported, and \
                    cannot even be allowed.",
        },
        reports: |instance, _| !among(instance, &["Developer", "Premium", "Isolated"]),
        answers: &[
            report(
                When::TierUnknown,
                Stance::Open,
                "The tier is not in the input, or no document lists it.",
            ),
            report(
                When::Tier(&[Sku::StandardV2, Sku::PremiumV2]),
                Stance::Disagrees,
                "Standard v2 reaches into a virtual network, and Premium v2 can be injected into \
                 one. The list of the definition is older than these tiers.",
            ),
            report(
                When::Always,
                Stance::Open,
                "The tier has no virtual network, that is so. Whether this service needs one is a \
                 decision, not a fault.",
            ),
            silence(When::Always, Stance::Agrees, ""),
        ],
    },
    Rule {
        published: Published {
            tool: TOOL,
            id: "ef619a2c-cc4d-4d03-b2ba-8c94a834d85b",
            claim: "A virtual network should be used",
            predicate: "\"anyOf\": [{ \"field\": \"Microsoft.ApiManagement/service/virtualNetworkType\", \"exists\": \"false\" }, { …, \"equals\": \"None\" }]",
            file: "VNETEnabled_Audit.json 1.0.2, commit 34b46444",
            url: definition!("34b4644419d7dc978a8ed9803dc8047b88eaeb90", "VNETEnabled_Audit"),
            ours: &["fact network"],
            fault: "Does not see that a private endpoint with public access off closes the gateway \
                    as well.",
        },
        reports: |instance, _| {
            let mode = instance.virtual_network_type.value().map(|mode| &*mode.raw);
            among(instance, &["Developer", "StandardV2", "Premium", "PremiumV2"])
                && mode.is_none_or(|mode| same(Some(mode), "None"))
        },
        answers: &[
            report(
                When::PrivateOnly,
                Stance::Disagrees,
                "Public access is off and a private endpoint is approved: nobody comes in from the \
                 Internet.",
            ),
            report(When::Tier(V2_NETWORKS), Stance::Open, V2_NETWORK),
            report(
                When::Network(NetworkMode::Unknown),
                Stance::Open,
                "virtualNetworkType is not in the input. The definition takes absent for None.",
            ),
            report(
                When::Always,
                Stance::Open,
                "It is in no virtual network, that is so. Whether it should be is a decision about \
                 the service.",
            ),
            silence(When::Always, Stance::Agrees, ""),
        ],
    },
];

/// Whether the tier is one of a list, in any letter case; not where it is absent.
fn among(instance: &Instance, tiers: &[&str]) -> bool {
    tiers.iter().any(|tier| same(sku(instance), tier))
}

fn minimum_matches(instance: &Instance, _: Date) -> bool {
    const PATTERNS: [&str; 3] = ["2019-12-01", "202#-##-##-preview", "202#-##-##"];
    let minimum = instance.min_api_version.value();
    !same(sku(instance), "Consumption")
        && minimum.is_some_and(|text| PATTERNS.iter().any(|pattern| matches(text, pattern)))
}

/// `match` of Azure Policy, with the one sign that is used here: `#` is a digit.
fn matches(text: &str, pattern: &str) -> bool {
    text.len() == pattern.len()
        && text.bytes().zip(pattern.bytes()).all(|(found, wanted)| match wanted {
            b'#' => found.is_ascii_digit(),
            _ => found == wanted,
        })
}
