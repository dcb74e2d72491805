//! What the paths and the plans ask of an instance, worked out once.

use super::addresses;
use crate::classify::{Case, Family, LocationClass, NetworkMode, Platform};
use crate::model::{Capacity, HostType, Location, Sku, SubnetId};

/// A location that is on stv1 and has to move, or may have to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moving<'a> {
    /// Which one: `None` is the primary location, else the index in `additionalLocations`.
    pub(crate) additional: Option<usize>,
    /// The location.
    pub(crate) location: &'a Location,
    /// What it was classified as.
    pub(crate) class: &'a LocationClass,
}

impl<'a> Moving<'a> {
    /// Its scale units.
    pub(crate) fn units(&self) -> Option<u32> {
        match self.location.capacity.value() {
            Some(Capacity::Units(units)) => Some(*units),
            _ => None,
        }
    }

    /// Its subnet.
    pub(crate) fn subnet(&self) -> Option<&'a SubnetId> {
        self.location.subnet.value()
    }
}

/// Whether there is anything to migrate.
#[derive(Clone, Debug)]
pub(crate) enum Standing {
    /// At least one location is on stv1.
    Stv1,
    /// The input does not tell.
    NotKnown,
    /// No location is on stv1; why, in a sentence.
    Elsewhere(String),
}

/// The facts that decide about paths.
#[derive(Clone, Debug)]
pub(crate) struct Ground<'a> {
    /// The instance with everything known of it.
    pub(crate) case: &'a Case<'a>,
    /// Whether there is anything to migrate.
    pub(crate) standing: Standing,
    /// Network mode.
    pub(crate) network: NetworkMode,
    /// The tier, where it is a listed one.
    pub(crate) tier: Option<Sku>,
    /// The locations that have to move; where nothing is known to be on stv1, those that may.
    pub(crate) moving: Vec<Moving<'a>>,
}

impl<'a> Ground<'a> {
    /// Reads the ground of one instance.
    pub(crate) fn of(case: &'a Case<'a>) -> Self {
        let concerned = if case.class.has_stv1() { Platform::Stv1 } else { Platform::Unknown };
        let moving = case
            .locations()
            .enumerate()
            .filter(|(_, (_, class))| class.platform.platform == concerned)
            .map(|(index, (location, class))| Moving {
                additional: index.checked_sub(1),
                location,
                class,
            })
            .collect();
        let tier = case.instance.sku().value().map(|sku| sku.value);
        Self {
            case,
            standing: standing(case),
            network: case.class.network,
            tier: tier.filter(|tier| *tier != Sku::Unlisted),
            moving,
        }
    }

    /// Whether the instance is known to be injected into a virtual network.
    pub(crate) fn injected(&self) -> bool {
        matches!(self.network, NetworkMode::External | NetworkMode::Internal)
    }

    /// Whether the instance has more than one location.
    pub(crate) fn multi_region(&self) -> bool {
        !self.case.instance.additional.items().is_empty()
    }

    /// Whether some locations have left stv1 and others have not.
    pub(crate) fn partly_migrated(&self) -> bool {
        !self.moving.is_empty() && self.moving.len() < self.case.class.locations.len()
    }

    /// The regions that have to move, in words.
    pub(crate) fn regions(&self) -> String {
        join(self.moving.iter().map(|moving| moving.class.region.as_str()))
    }

    /// Public addresses of the locations that have to move.
    pub(crate) fn public_ips(&self) -> Vec<&'a str> {
        self.moving
            .iter()
            .flat_map(|moving| moving.location.public_ips.items().iter().map(String::as_str))
            .collect()
    }

    /// Private addresses of the locations that have to move.
    pub(crate) fn private_ips(&self) -> Vec<&'a str> {
        self.moving
            .iter()
            .flat_map(|moving| moving.location.private_ips.items().iter().map(String::as_str))
            .collect()
    }

    /// Addresses that Azure created for the migration, in words; `None` where none is listed.
    pub(crate) fn precreated(&self) -> Option<String> {
        let listed = &self.case.class.precreated_ips;
        (!listed.is_empty()).then(|| join(listed.iter().map(String::as_str)))
    }

    /// Names of the subnets that the moving locations sit in.
    pub(crate) fn subnets(&self) -> Vec<&'a SubnetId> {
        self.moving.iter().filter_map(Moving::subnet).collect()
    }

    /// The names of subnets in words, or what to call them where the input does not name them.
    pub(crate) fn subnet_names(&self) -> String {
        let names: Vec<_> = self
            .subnets()
            .iter()
            .map(|subnet| subnet.subnet.as_str())
            .filter(|name| !name.is_empty())
            .collect();
        if names.is_empty() { "its subnet".to_owned() } else { join(names.into_iter()) }
    }

    /// Custom host names of the gateway.
    pub(crate) fn gateway_hosts(&self) -> Vec<&'a str> {
        self.hosts(|host_type| host_type == Some(HostType::Proxy))
    }

    /// Custom host names of every kind.
    pub(crate) fn custom_hosts(&self) -> Vec<&'a str> {
        self.hosts(|_| true)
    }

    fn hosts(&self, wanted: impl Fn(Option<HostType>) -> bool) -> Vec<&'a str> {
        let instance = self.case.instance;
        instance
            .hosts
            .items()
            .iter()
            .filter(|host| wanted(host.host_type.value().map(|written| written.value)))
            .filter_map(|host| host.name.value().map(String::as_str))
            .filter(|name| !is_default_host(name))
            .collect()
    }

    /// Names of other instances in the subnets of the moving locations that are on stv1 too.
    pub(crate) fn stv1_siblings(&self) -> Vec<&'a str> {
        self.case
            .siblings
            .iter()
            .filter(|sibling| sibling.stv1)
            .map(|sibling| sibling.name.as_str())
            .collect()
    }

    /// How many addresses one copy of a location takes in its subnet.
    pub(crate) fn copy_addresses(&self, moving: &Moving<'_>) -> Option<u32> {
        addresses::of_copy(self.tier?, moving.units()?, self.network == NetworkMode::Internal)
    }
}

/// Whether a host name is one that Azure gives every instance.
pub(crate) fn is_default_host(name: &str) -> bool {
    let name = name.trim().trim_end_matches('.').to_ascii_lowercase();
    [".azure-api.net", ".azure-api.us", ".azure-api.cn"].iter().any(|suffix| name.ends_with(suffix))
}

fn standing(case: &Case<'_>) -> Standing {
    let verdict = &case.class.platform;
    if case.class.has_stv1() {
        return Standing::Stv1;
    }
    if verdict.platform == Platform::Unknown {
        return Standing::NotKnown;
    }
    Standing::Elsewhere(match (&verdict.platform, case.class.family) {
        (Platform::V2, _) | (_, Family::V2) => {
            "a v2 tier runs on its own infrastructure, which is neither stv1 nor stv2".to_owned()
        }
        (Platform::Mtv1, _) | (_, Family::Serverless) => {
            "Consumption runs on mtv1, which is not retired".to_owned()
        }
        (Platform::Stv2, _) if verdict.inferred => {
            "already on stv2 or newer, as other fields show".to_owned()
        }
        (Platform::Undetermined, _) => {
            "undetermined on a classic tier: no compute is deployed, so there is nothing to move"
                .to_owned()
        }
        (Platform::Unlisted(raw), _) => {
            format!("reports {raw}, which no document lists and which is not stv1")
        }
        (Platform::Mixed, _) => "no location is on stv1".to_owned(),
        (platform, _) => format!("already on {}", platform.name()),
    })
}

/// Several names in words: `a`, `a and b`, `a, b and c`.
pub(crate) fn join<'t>(items: impl Iterator<Item = &'t str>) -> String {
    let mut items: Vec<&str> = items.collect();
    match (items.pop(), items.is_empty()) {
        (None, _) => String::new(),
        (Some(last), true) => last.to_owned(),
        (Some(last), false) => format!("{} and {last}", items.join(", ")),
    }
}
