//! Which instances belong together: those of an input, of a subscription, of a resource group.
//!
//! A link carries them in this order, and pseudonyms are given in it. What belongs together is then
//! told once, and the numbers of the pseudonyms follow one another: in a link they cost nothing.

use crate::model::Instance;
use crate::sort;
use std::collections::BTreeMap;

/// The places of instances, those together that belong together. Inputs, subscriptions and groups
/// follow one another as they first occur, so that the order says nothing about their names.
pub(crate) fn together(instances: &[Instance]) -> Vec<usize> {
    let mut met: BTreeMap<String, usize> = BTreeMap::new();
    let mut keys = Vec::with_capacity(instances.len());
    for instance in instances {
        let id = instance.id.value();
        let own = |own: &Option<String>, id: Option<&String>| {
            own.as_ref().or(id).map(|text| text.to_ascii_lowercase()).unwrap_or_default()
        };
        let mut path = instance.input.to_string();
        let mut key = [0; 3];
        for (rank, part) in key.iter_mut().zip([
            String::new(),
            own(&instance.subscription, id.map(|id| &id.subscription)),
            own(&instance.resource_group, id.map(|id| &id.resource_group)),
        ]) {
            path = format!("{path}/{part}");
            let next = met.len();
            *rank = *met.entry(path.clone()).or_insert(next);
        }
        keys.push(key);
    }
    sort::order(instances.len(), &|one, other| keys.get(one).cmp(&keys.get(other)))
}

#[cfg(test)]
mod tests {
    use super::together;
    use crate::model::Instance;

    fn instance(input: u32, subscription: &str, group: &str) -> Instance {
        Instance {
            input,
            subscription: Some(subscription.to_owned()),
            resource_group: Some(group.to_owned()),
            ..Instance::default()
        }
    }

    #[test]
    fn in_the_order_in_which_they_first_occur() {
        let instances = [
            instance(0, "z", "r"),
            instance(1, "z", "r"),
            instance(0, "a", "r"),
            instance(0, "Z", "q"),
            instance(0, "a", "s"),
            instance(0, "z", "R"),
            instance(1, "b", "r"),
            Instance::default(),
        ];
        assert_eq!(together(&instances), [0, 5, 3, 2, 4, 7, 1, 6]);
    }
}
