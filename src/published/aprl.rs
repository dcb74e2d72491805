//! Azure Proactive Resiliency Library v2: the recommendations for API Management that have a query.

use super::when::When;
use super::{Published, Rule, STV1, Stance, report, reports_stv1, same, silence, sku};
use crate::classify::ZoneMode;
use crate::knowledge::regions;
use crate::model::{Instance, Sku};
use time::Date;

const TOOL: &str = "APRL";

macro_rules! query {
    ($commit:literal, $id:literal) => {
        concat!(
            "https://github.com/Azure/Azure-Proactive-Resiliency-Library-v2/blob/",
            $commit,
            "/azure-resources/ApiManagement/service/kql/",
            $id,
            ".kql"
        )
    };
}

/// The rules.
pub(super) const RULES: [Rule; 3] = [
    Rule {
        published: Published {
            tool: TOOL,
            id: "e35cf148-8eee-49d1-a1c9-956160f99e0b",
            claim: "The platform version should be stv2",
            predicate: "where tolower(plat_version) == tolower('stv1')",
            file: "e35cf148-8eee-49d1-a1c9-956160f99e0b.kql, commit dd5bcdce",
            url: query!(
                "dd5bcdce5d5d9efe4f4d2f3cfa9a0c92a306b6ed",
                "e35cf148-8eee-49d1-a1c9-956160f99e0b"
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
            id: "740f2c1c-8857-4648-80eb-47d2c56d5a50",
            claim: "Premium should have availability zones",
            predicate: "where isnull(zones) or array_length(zones) < 2",
            file: "740f2c1c-8857-4648-80eb-47d2c56d5a50.kql, commit a0ec7e9b",
            url: query!(
                "a0ec7e9b13c6aaccef452b4bf0179d17ccfa0f58",
                "740f2c1c-8857-4648-80eb-47d2c56d5a50"
            ),
            ours: &["reliability/zonal-single-zone", "reliability/automatic-zones-unverifiable"],
            fault: "Takes empty zones for none, which on stv2 means automatic; knows Premium alone, \
                    not Premium v2; goes by a fixed list of regions and by the primary location.",
        },
        reports: without_zones,
        answers: &[
            report(
                When::Zones(ZoneMode::Automatic),
                Stance::Disagrees,
                "zones is empty, which on Premium on stv2 in a region with zones means automatic: \
                 Azure spreads the units by best effort. The query takes empty for none.",
            ),
            report(When::Zones(ZoneMode::Zonal), Stance::Agrees, ""),
            report(
                When::Zones(ZoneMode::None),
                Stance::Agrees,
                "There are no zones. On stv1 they cannot be added: the migration comes first.",
            ),
            report(
                When::Always,
                Stance::Open,
                "The input does not tell what the zones are: none on stv1, automatic on stv2 where \
                 the list is there and empty.",
            ),
            silence(
                When::Found(&["reliability/zonal-single-zone"]),
                Stance::Disagrees,
                "A location has exactly one zone. The query sees the primary location of Premium, \
                 in the regions of its own list.",
            ),
            silence(When::Always, Stance::Agrees, ""),
        ],
    },
    Rule {
        published: Published {
            tool: TOOL,
            id: "baf3bfc0-32a2-4c0c-926d-c9bf0b49808e",
            claim: "The tier should be Premium, for availability zones",
            predicate: "where tolower(skuName) != tolower('premium')",
            file: "baf3bfc0-32a2-4c0c-926d-c9bf0b49808e.kql, commit a0ec7e9b",
            url: query!(
                "a0ec7e9b13c6aaccef452b4bf0179d17ccfa0f58",
                "baf3bfc0-32a2-4c0c-926d-c9bf0b49808e"
            ),
            ours: &["fact zones"],
            fault: "Reports Premium v2, which has zones too, and an instance whose tier is not there.",
        },
        reports: not_premium,
        answers: &[
            report(
                When::TierUnknown,
                Stance::Open,
                "The tier is not in the input, or no document lists it. The query counts that as \
                 not Premium.",
            ),
            report(
                When::Tier(&[Sku::PremiumV2]),
                Stance::Disagrees,
                "Premium v2 has availability zones. The query compares with the one name Premium.",
            ),
            report(
                When::Tier(&[Sku::StandardV2, Sku::Isolated]),
                Stance::Open,
                "Sources conflict or are silent on zones in this tier.",
            ),
            report(
                When::Always,
                Stance::Open,
                "The tier has no availability zones, that is so. Whether this service needs them \
                 is a decision, not a fault.",
            ),
            silence(When::Always, Stance::Agrees, ""),
        ],
    },
];

/// The regions with zones, as the query lists them.
const REGIONS: [&str; 34] = [
    "australiaeast",
    "brazilsouth",
    "canadacentral",
    "centralindia",
    "centralus",
    "eastasia",
    "eastus",
    "eastus2",
    "francecentral",
    "germanywestcentral",
    "israelcentral",
    "italynorth",
    "japaneast",
    "japanwest",
    "koreacentral",
    "mexicocentral",
    "newzealandnorth",
    "northeurope",
    "norwayeast",
    "polandcentral",
    "qatarcentral",
    "southafricanorth",
    "southcentralus",
    "southeastasia",
    "spaincentral",
    "swedencentral",
    "switzerlandnorth",
    "uaenorth",
    "uksouth",
    "westeurope",
    "westus2",
    "westus3",
    "usgovvirginia",
    "chinanorth3",
];

fn without_zones(instance: &Instance, _: Date) -> bool {
    let location = instance.primary.name.value().map(|name| {
        // Resource Graph has the short name, whatever the input wrote.
        regions::find(name).map_or(&**name, |region| region.short)
    });
    REGIONS.iter().any(|region| same(location, region))
        && same(sku(instance), "premium")
        && instance.primary.zones.items().len() < 2
}

/// What is absent becomes an empty text, and that is not `premium`.
fn not_premium(instance: &Instance, _: Date) -> bool {
    !same(sku(instance), "premium")
}
