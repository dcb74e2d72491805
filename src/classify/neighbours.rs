//! Which instances share a subnet.

use super::{Classification, Platform, Sibling};
use crate::model::{Capacity, Estate};
use std::collections::{BTreeMap, BTreeSet};

/// For every instance of an estate, the locations of other instances that sit in one of its
/// subnets. Subnet ids are compared without regard to letter case.
pub fn siblings(estate: &Estate, classes: &[Classification]) -> Vec<Vec<Sibling>> {
    let mut subnets: BTreeMap<String, Vec<(usize, Sibling)>> = BTreeMap::new();
    for (index, (instance, class)) in estate.instances.iter().zip(classes).enumerate() {
        for (location, class) in instance.locations().zip(&class.locations) {
            let Some(subnet) = location.subnet.value() else { continue };
            let sibling = Sibling {
                instance: u32::try_from(index).unwrap_or(u32::MAX),
                name: instance.display_name().to_owned(),
                units: match location.capacity.value() {
                    Some(Capacity::Units(units)) => Some(*units),
                    _ => None,
                },
                stv1: class.platform.platform == Platform::Stv1,
            };
            subnets.entry(subnet.key()).or_default().push((index, sibling));
        }
    }
    let own = |index: usize| {
        let locations = estate.instances.get(index).into_iter().flat_map(|one| one.locations());
        let mut keys = BTreeSet::new();
        keys.extend(locations.filter_map(|location| Some(location.subnet.value()?.key())));
        keys
    };
    (0..estate.instances.len())
        .map(|index| {
            own(index)
                .iter()
                .filter_map(|key| subnets.get(key))
                .flatten()
                .filter(|(other, _)| *other != index)
                .map(|(_, sibling)| sibling.clone())
                .collect()
        })
        .collect()
}
