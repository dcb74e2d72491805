//! The regions: names, availability zones, pairs, and where the v2 tiers are offered.

use super::{Cloud, Source, sources};

/// A region.
#[derive(Clone, Debug)]
pub struct Region {
    /// Name in Resource Graph, Terraform and templates.
    pub short: &'static str,
    /// Name in answers of the provider.
    pub display: &'static str,
    /// Its cloud.
    pub cloud: Cloud,
    /// Whether the provider lists it for API Management. A region that it does not list is
    /// restricted or of another cloud, not impossible.
    pub listed: bool,
    /// Whether zones are offered for Premium there; `None` where no list says.
    pub zones: Option<bool>,
    /// The paired region.
    pub pair: Pair,
    /// What is offered there beside the classic tiers.
    pub offers: Offers,
    /// What else is known; empty where nothing is.
    pub note: &'static str,
}

/// The paired region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pair {
    /// Display name of the paired region.
    With(&'static str),
    /// It has none.
    None,
    /// The list consulted does not have the region.
    NotKnown,
}

/// Which tiers beside the classic ones a region has, as published on 2026-04-24.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offers {
    /// Basic v2.
    pub basic_v2: bool,
    /// Standard v2.
    pub standard_v2: bool,
    /// Premium v2.
    pub premium_v2: bool,
    /// Workspace gateway premium.
    pub workspace_gateway: bool,
}

/// No tier beside the classic ones.
const NO: Offers = offers(false, false, false, false);
/// Basic v2 and Standard v2.
const BS: Offers = offers(true, true, false, false);
/// Basic v2, Standard v2, Premium v2.
const BSP: Offers = offers(true, true, true, false);
/// Basic v2, Standard v2, workspace gateway.
const BSW: Offers = offers(true, true, false, true);
/// All of them.
const BSPW: Offers = offers(true, true, true, true);
/// Standard v2 alone.
const S: Offers = offers(false, true, false, false);

const fn offers(
    basic_v2: bool,
    standard_v2: bool,
    premium_v2: bool,
    workspace_gateway: bool,
) -> Offers {
    Offers { basic_v2, standard_v2, premium_v2, workspace_gateway }
}

/// A listed region of global Azure.
const fn listed(
    short: &'static str,
    display: &'static str,
    zones: bool,
    pair: Pair,
    offers: Offers,
) -> Region {
    Region {
        short,
        display,
        cloud: Cloud::Public,
        listed: true,
        zones: Some(zones),
        pair,
        offers,
        note: "",
    }
}

/// A region that the provider does not list because access to it is restricted.
const fn restricted(short: &'static str, display: &'static str, pair: Pair) -> Region {
    Region {
        short,
        display,
        cloud: Cloud::Public,
        listed: false,
        zones: None,
        pair,
        offers: NO,
        note: RESTRICTED,
    }
}

/// A region of another cloud.
const fn other(
    short: &'static str,
    display: &'static str,
    cloud: Cloud,
    zones: Option<bool>,
    note: &'static str,
) -> Region {
    Region { short, display, cloud, listed: false, zones, pair: NotKnown, offers: NO, note }
}

/// The same region with a remark.
const fn noted(region: Region, note: &'static str) -> Region {
    Region { note, ..region }
}

const RESTRICTED: &str = "access restricted";
const NO_STV2_2023: &str = "no stv2 in 2023";
const UNCONFIRMED: &str = "name not confirmed in a dated document";

use Pair::{None as NoPair, NotKnown, With};

/// All regions that are known.
#[rustfmt::skip]
pub static REGIONS: [Region; 68] = [
    listed("australiacentral", "Australia Central", false, With("Australia Central 2"), BS),
    restricted("australiacentral2", "Australia Central 2", With("Australia Central")),
    listed("australiaeast", "Australia East", true, With("Australia Southeast"), BSPW),
    listed("australiasoutheast", "Australia Southeast", false, With("Australia East"), BS),
    listed("austriaeast", "Austria East", true, NoPair, NO),
    listed("belgiumcentral", "Belgium Central", true, NotKnown, NO),
    listed("brazilsouth", "Brazil South", true, With("South Central US"), BS),
    restricted("brazilsoutheast", "Brazil Southeast", With("Brazil South")),
    listed("canadacentral", "Canada Central", true, With("Canada East"), BSP),
    listed("canadaeast", "Canada East", false, With("Canada Central"), NO),
    listed("centralindia", "Central India", true, With("South India"), BS),
    listed("centralus", "Central US", true, With("East US 2"), BSP),
    listed("chilecentral", "Chile Central", true, NotKnown, NO),
    listed("denmarkeast", "Denmark East", true, NotKnown, NO),
    listed("eastasia", "East Asia", true, With("Southeast Asia"), BSW),
    listed("eastus", "East US", true, With("West US"), BS),
    noted(listed("eastus2", "East US 2", true, With("Central US"), BSPW), "new Premium v2 blocked (2026-04)"),
    listed("francecentral", "France Central", true, With("France South"), BSW),
    restricted("francesouth", "France South", With("France Central")),
    restricted("germanynorth", "Germany North", With("Germany West Central")),
    listed("germanywestcentral", "Germany West Central", true, With("Germany North"), BSPW),
    listed("indonesiacentral", "Indonesia Central", true, NoPair, NO),
    listed("israelcentral", "Israel Central", true, NoPair, NO),
    listed("italynorth", "Italy North", true, NoPair, BS),
    listed("japaneast", "Japan East", true, With("Japan West"), BSW),
    listed("japanwest", "Japan West", true, With("Japan East"), NO),
    listed("koreacentral", "Korea Central", true, With("Korea South"), BSP),
    noted(listed("koreasouth", "Korea South", false, With("Korea Central"), NO), "access restricted"),
    listed("malaysiawest", "Malaysia West", true, NotKnown, NO),
    listed("mexicocentral", "Mexico Central", true, NoPair, NO),
    listed("newzealandnorth", "New Zealand North", true, NoPair, NO),
    listed("northcentralus", "North Central US", false, With("South Central US"), BSW),
    listed("northeurope", "North Europe", true, With("West Europe"), BSW),
    listed("norwayeast", "Norway East", true, With("Norway West"), BSPW),
    restricted("norwaywest", "Norway West", With("Norway East")),
    listed("polandcentral", "Poland Central", true, NoPair, NO),
    noted(listed("qatarcentral", "Qatar Central", true, NoPair, NO), "stv2 only (2023)"),
    listed("southafricanorth", "South Africa North", true, With("South Africa West"), BS),
    restricted("southafricawest", "South Africa West", With("South Africa North")),
    listed("southcentralus", "South Central US", true, With("North Central US"), BS),
    listed("southindia", "South India", false, With("Central India"), BS),
    listed("southeastasia", "Southeast Asia", true, With("East Asia"), NO),
    listed("spaincentral", "Spain Central", true, NoPair, NO),
    listed("swedencentral", "Sweden Central", true, With("Sweden South"), BSP),
    restricted("swedensouth", "Sweden South", NotKnown),
    listed("switzerlandnorth", "Switzerland North", true, With("Switzerland West"), BS),
    restricted("switzerlandwest", "Switzerland West", With("Switzerland North")),
    restricted("uaecentral", "UAE Central", With("UAE North")),
    listed("uaenorth", "UAE North", true, With("UAE Central"), BS),
    noted(listed("uksouth", "UK South", true, With("UK West"), BSPW), "new Basic v2/Standard v2 blocked (2026-04)"),
    listed("ukwest", "UK West", false, With("UK South"), BS),
    listed("westcentralus", "West Central US", false, With("West US 2"), NO),
    listed("westeurope", "West Europe", true, With("North Europe"), BSW),
    listed("westindia", "West India", false, With("South India"), NO),
    listed("westus", "West US", false, With("East US"), BSW),
    listed("westus2", "West US 2", true, With("West Central US"), BS),
    listed("westus3", "West US 3", true, With("East US"), S),
    other("usgovvirginia", "USGov Virginia", Cloud::UsGov, Some(true), ""),
    other("usgovarizona", "USGov Arizona", Cloud::UsGov, None, UNCONFIRMED),
    other("usgovtexas", "USGov Texas", Cloud::UsGov, None, UNCONFIRMED),
    other("usdodcentral", "USDoD Central", Cloud::UsGov, None, UNCONFIRMED),
    other("usdodeast", "USDoD East", Cloud::UsGov, None, UNCONFIRMED),
    other("chinaeast", "China East", Cloud::China, None, NO_STV2_2023),
    other("chinaeast2", "China East 2", Cloud::China, None, NO_STV2_2023),
    other("chinaeast3", "China East 3", Cloud::China, None, UNCONFIRMED),
    other("chinanorth", "China North", Cloud::China, None, NO_STV2_2023),
    other("chinanorth2", "China North 2", Cloud::China, None, NO_STV2_2023),
    other("chinanorth3", "China North 3", Cloud::China, Some(true), ""),
];

impl Region {
    /// Whether no dated document confirms its name, or what the remark says of it today.
    pub fn is_unconfirmed(&self) -> bool {
        self.note == UNCONFIRMED || self.note.contains("blocked")
    }
}

/// Where names and zones come from.
pub const SOURCE: Source = sources::PROVIDER;

/// Where pairs come from.
pub const PAIR_SOURCE: Source = sources::REGIONS_LIST;

/// Where the zones of the other clouds come from.
pub const SOVEREIGN_ZONES_SOURCE: Source = sources::APRL;

/// Where the tiers beside the classic ones come from.
pub const OFFERS_SOURCE: Source = sources::REGION_AVAILABILITY;

/// What begins the short name of a region of another cloud.
pub const PREFIXES: [(&str, Cloud); 3] =
    [("usgov", Cloud::UsGov), ("usdod", Cloud::UsGov), ("china", Cloud::China)];

/// The only region that never had stv1, according to the documents of 2023.
pub const ONLY_STV2: &str = "qatarcentral";

/// The form in which two names of a region are compared: lower case, no spaces.
pub fn normalise(name: &str) -> String {
    name.chars()
        .filter(|character| !character.is_whitespace())
        .map(|character| character.to_ascii_lowercase())
        .collect()
}

/// A region by its short or its display name.
pub fn find(name: &str) -> Option<&'static Region> {
    let wanted = normalise(name);
    REGIONS.iter().find(|region| region.short == wanted)
}

/// The display name of a region; the name as written where it is not a known one.
pub fn display(name: &str) -> &str {
    find(name).map_or(name, |region| region.display)
}

/// The cloud that a region's name tells: by its beginning, or because it is a known region.
pub fn cloud_of(name: &str) -> Option<Cloud> {
    let wanted = normalise(name);
    PREFIXES
        .iter()
        .find(|(prefix, _)| wanted.starts_with(prefix))
        .map(|(_, cloud)| *cloud)
        .or_else(|| find(name).map(|region| region.cloud))
}

/// Whether a region is one of the four in which stv2 was not available in 2023.
pub fn was_without_stv2(name: &str) -> bool {
    find(name).is_some_and(|region| region.note == NO_STV2_2023)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_names_of_a_region_find_it() {
        for region in &REGIONS {
            assert_eq!(normalise(region.display), region.short);
            assert_eq!(find(region.display).map(|found| found.short), Some(region.short));
            if let With(pair) = region.pair {
                assert!(find(pair).is_some(), "{pair}");
            }
        }
        assert!(find("East US 2 EUAP").is_none());
        assert_eq!(display("westeurope"), "West Europe");
        assert_eq!(display("Mars North"), "Mars North");
    }

    #[test]
    fn counts_agree_with_the_provider() {
        let listed: Vec<_> = REGIONS.iter().filter(|region| region.listed).collect();
        assert_eq!(listed.len(), 48);
        assert_eq!(listed.iter().filter(|region| region.zones == Some(true)).count(), 38);
    }

    #[test]
    fn the_cloud_is_told_by_the_name() {
        assert_eq!(cloud_of("US Gov Virginia"), Some(Cloud::UsGov));
        assert_eq!(cloud_of("USGov Iowa"), Some(Cloud::UsGov));
        assert_eq!(cloud_of("China East 2"), Some(Cloud::China));
        assert_eq!(cloud_of("westeurope"), Some(Cloud::Public));
        assert_eq!(cloud_of("Mars North"), None);
        assert!(was_without_stv2("chinanorth2"));
        assert!(!was_without_stv2("China East 3"));
    }
}
