//! Instances made by hand, with the classification that the documents give them.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "each test program uses a part, prints and panics"
)]

pub mod plans;

use apim_planner::classify::{
    self, Case, Classification, Cloud, Confidence, Family, Freshness, LocationClass, NetworkMode,
    Platform, PlatformVerdict, Sibling, ZoneMode,
};
use apim_planner::input::{self, Input};
use apim_planner::model::{
    ArmId, Capacity, CustomProperties, Estate, Field, HostName, HostType, Instance, Location,
    NetworkType, ProvisioningState, Sku, SubnetId,
};
use apim_planner::options::{Options, Prefer};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use time::{Date, Month};

/// The day for which everything is said.
pub const AS_OF: Date = match Date::from_calendar_date(2026, Month::November, 22) {
    Ok(day) => day,
    Err(_) => Date::MIN,
};

pub fn known<T>(value: T) -> Field<T> {
    Field::Known(value, Default::default())
}

/// An instance with its classification, open to change.
#[derive(Clone, Debug)]
pub struct Made {
    pub instance: Instance,
    pub class: Classification,
    pub siblings: Vec<Sibling>,
    pub options: Options,
    estate: Estate,
    index: u32,
}

impl Made {
    /// One location in West Europe.
    pub fn new(name: &str, sku: Sku, platform: Platform, network: NetworkMode) -> Self {
        let mut instance = Instance {
            shape: "armResource",
            id: known(ArmId {
                raw: format!(
                    "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-{name}/providers/Microsoft.ApiManagement/service/{name}"
                ),
                subscription: "11111111-2222-3333-4444-555555555555".to_owned(),
                resource_group: format!("rg-{name}"),
                name: name.to_owned(),
            }),
            name: known(name.to_owned()),
            provisioning_state: known(ProvisioningState::read("Succeeded")),
            custom_properties: known(CustomProperties::default()),
            additional: Field::Null(Default::default()),
            ..Instance::default()
        };
        instance.primary = location("West Europe", sku, 2, network, 10);
        instance.virtual_network_type = match network {
            NetworkMode::None => known(NetworkType::read("None")),
            NetworkMode::External => known(NetworkType::read("External")),
            NetworkMode::Internal => known(NetworkType::read("Internal")),
            NetworkMode::Unknown => Field::Absent,
        };
        let family = family(sku);
        let class = Classification {
            family,
            cloud: Cloud::Public,
            cloud_because: Vec::new(),
            network,
            platform: verdict(platform.clone()),
            locations: vec![location_class("West Europe", true, platform, network)],
            freshness: Freshness { newest: None, probably_stale: true },
            stv1_retired: Cloud::Public.stv1_retired(),
            endpoints_blocked: false,
            precreated_ips: Vec::new(),
        };
        let options = Options { as_of: AS_OF, prefer: Prefer::LeastFollowUp };
        Self { instance, class, siblings: Vec::new(), options, estate: Estate::default(), index: 0 }
    }

    pub fn also_in(mut self, region: &str, platform: Platform) -> Self {
        let network = self.class.network;
        let mut locations = self.instance.additional.items().to_vec();
        locations.push(location(region, Sku::Premium, 3, network, 20));
        self.instance.additional = known(locations);
        self.class.locations.push(location_class(region, false, platform, network));
        self.class.platform = verdict(Platform::Mixed);
        self
    }

    pub fn units(mut self, units: u32) -> Self {
        self.instance.primary.capacity = known(Capacity::Units(units));
        self
    }

    pub fn prefer(mut self, prefer: Prefer) -> Self {
        self.options.prefer = prefer;
        self
    }

    pub fn precreated(mut self, address: &str) -> Self {
        self.class.precreated_ips = vec![address.to_owned()];
        self
    }

    pub fn sibling(mut self, name: &str, stv1: bool) -> Self {
        let neighbour =
            Self::new(name, Sku::Developer, Platform::Stv1, self.class.network).units(1);
        self.estate.instances = vec![self.instance.clone(), neighbour.instance];
        self.siblings.push(Sibling { instance: 1, name: name.to_owned(), units: Some(1), stv1 });
        self
    }

    pub fn host(mut self, name: &str) -> Self {
        let mut hosts = self.instance.hosts.items().to_vec();
        hosts.push(host(name, HostType::Proxy));
        self.instance.hosts = known(hosts);
        self
    }

    pub fn tag(mut self, key: &str, value: &str) -> Self {
        self.instance.tags = known(BTreeMap::from([(key.to_owned(), value.to_owned())]));
        self
    }

    pub fn case(&self) -> Case<'_> {
        Case {
            index: self.index,
            estate: &self.estate,
            instance: &self.instance,
            class: &self.class,
            siblings: &self.siblings,
            options: &self.options,
        }
    }
}

pub fn host(name: &str, kind: HostType) -> HostName {
    HostName {
        host_type: known(HostType::read(kind.wire())),
        name: known(name.to_owned()),
        ..HostName::default()
    }
}

pub fn location(region: &str, sku: Sku, units: u32, network: NetworkMode, last: u8) -> Location {
    let mut location = Location {
        name: known(region.to_owned()),
        sku: known(Sku::read(sku.wire())),
        capacity: known(Capacity::Units(units)),
        public_ips: known(vec![format!("203.0.113.{last}")]),
        ..Location::default()
    };
    if matches!(network, NetworkMode::External | NetworkMode::Internal) {
        location.subnet = known(subnet("vnet-a", &format!("snet-apim-{last}")));
    }
    if network == NetworkMode::Internal {
        location.private_ips = known(vec![format!("10.40.8.{last}")]);
    }
    location
}

pub fn subnet(network: &str, name: &str) -> SubnetId {
    SubnetId {
        raw: format!(
            "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/{network}/subnets/{name}"
        ),
        subscription: "11111111-2222-3333-4444-555555555555".to_owned(),
        resource_group: "rg-net".to_owned(),
        network: network.to_owned(),
        subnet: name.to_owned(),
    }
}

pub fn verdict(platform: Platform) -> PlatformVerdict {
    PlatformVerdict {
        platform,
        reported: None,
        inferred: false,
        confidence: Confidence::Certain,
        because: Vec::new(),
    }
}

fn location_class(
    region: &str,
    primary: bool,
    platform: Platform,
    network: NetworkMode,
) -> LocationClass {
    LocationClass {
        region: region.to_owned(),
        primary,
        platform: verdict(platform),
        zones: ZoneMode::None,
        injected: match network {
            NetworkMode::Unknown => None,
            mode => Some(mode != NetworkMode::None),
        },
    }
}

pub fn family(sku: Sku) -> Family {
    match sku {
        Sku::Developer | Sku::Basic | Sku::Standard | Sku::Premium | Sku::Isolated => {
            Family::Classic
        }
        Sku::BasicV2 | Sku::StandardV2 | Sku::PremiumV2 => Family::V2,
        Sku::Consumption => Family::Serverless,
        Sku::Unlisted => Family::Unknown,
    }
}

/// The platforms that a tier of this family can be classified as.
pub fn platforms(sku: Sku) -> Vec<Platform> {
    match family(sku) {
        Family::V2 => vec![Platform::V2],
        Family::Serverless => vec![Platform::Mtv1],
        Family::Classic | Family::Unknown => vec![
            Platform::Stv1,
            Platform::Stv2,
            Platform::Stv21,
            Platform::Undetermined,
            Platform::Unknown,
            Platform::Unlisted("stv9".to_owned()),
        ],
    }
}

/// Every network mode.
pub const MODES: [NetworkMode; 4] =
    [NetworkMode::None, NetworkMode::External, NetworkMode::Internal, NetworkMode::Unknown];

/// Every preference.
pub const PREFERENCES: [Prefer; 2] = [Prefer::LeastFollowUp, Prefer::NoDowntime];

/// Every tier, the unlisted one included.
pub fn tiers() -> Vec<Sku> {
    Sku::LISTED.iter().copied().chain([Sku::Unlisted]).collect()
}

/// Every cell of tier, platform, network mode and preference.
pub fn cells() -> Vec<Made> {
    let mut out = Vec::new();
    for sku in tiers() {
        for platform in platforms(sku) {
            for network in MODES {
                for prefer in PREFERENCES {
                    out.push(Made::new("apim-cell", sku, platform.clone(), network).prefer(prefer));
                }
            }
        }
    }
    out
}

/// The instances of one file, read and classified as the program does it.
pub fn read(file: &Path) -> Vec<Made> {
    let bytes = std::fs::read(file).expect("a file that can be read");
    let estate = input::read(&[Input::new("input", &bytes)]);
    let options = Options { as_of: AS_OF, prefer: Prefer::LeastFollowUp };
    let classes = classify::classify(&estate, &options);
    let siblings = classify::siblings(&estate, &classes);
    let parts = estate.instances.clone().into_iter().zip(classes).zip(siblings);
    parts
        .zip(0..)
        .map(|(((instance, class), siblings), index)| Made {
            instance,
            class,
            siblings,
            options,
            estate: estate.clone(),
            index,
        })
        .collect()
}

/// The folder of worked examples beside the checkout, where there is one.
pub fn examples() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/examples");
    folder.is_dir().then_some(folder)
}

/// Every instance of every file of a folder.
pub fn read_folder(folder: &Path) -> Vec<Made> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files.iter().flat_map(|file| read(file)).collect()
}

/// Every instance of the project's own fixtures, and of the worked examples where they lie beside
/// the checkout.
pub fn inputs() -> Vec<Made> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/verdicts");
    let mut out = read_folder(&fixtures);
    match examples() {
        Some(folder) => out.extend(read_folder(&folder)),
        None => println!("skipped: no worked examples beside the checkout"),
    }
    let quick = out.iter().map(|made| made.clone().prefer(Prefer::NoDowntime)).collect::<Vec<_>>();
    out.extend(quick);
    out
}
