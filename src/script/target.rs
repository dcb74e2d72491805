//! The instance that a script is about. Its id becomes part of addresses, so only one that has the
//! form of an id is taken; any other is asked for when the script is started.

use crate::classify::{Case, Cloud};
use crate::rules::az;

/// The instance of a script.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// Its ARM id, where the input tells it.
    pub(super) id: Option<Id>,
    /// Its cloud.
    pub(super) cloud: Cloud,
}

/// An ARM id that has the form of one, in its parts.
#[derive(Clone, Debug)]
pub(super) struct Id {
    /// As a whole.
    pub(super) text: String,
    /// Subscription.
    pub(super) subscription: String,
    /// Resource group.
    pub(super) group: String,
    /// Name of the service.
    pub(super) name: String,
}

impl Target {
    pub(super) fn of(case: &Case<'_>) -> Self {
        let id = az::arm_id(case).as_deref().and_then(Id::read);
        Self { id, cloud: case.class.cloud }
    }
}

impl Id {
    /// The id of a service; `None` for everything that has not exactly that form.
    pub(super) fn read(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('/').collect();
        let ["", subscriptions, subscription, groups, group, providers, provider, service, name] =
            *parts.as_slice()
        else {
            return None;
        };
        let fixed = [
            (subscriptions, "subscriptions"),
            (groups, "resourceGroups"),
            (providers, "providers"),
            (provider, "Microsoft.ApiManagement"),
            (service, "service"),
        ];
        let plain = |text: &str, more: &str| {
            !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c))
        };
        (fixed.iter().all(|(found, wanted)| found.eq_ignore_ascii_case(wanted))
            && plain(subscription, "-")
            && plain(group, "-_.()")
            // A group's name ends with no dot; `..` would lead elsewhere in an address.
            && !group.ends_with('.')
            && plain(name, "-"))
        .then(|| Self {
            text: text.to_owned(),
            subscription: subscription.to_owned(),
            group: group.to_owned(),
            name: name.to_owned(),
        })
    }
}

/// Another instance in the same subnet.
#[derive(Clone, Debug)]
pub(super) struct Neighbour {
    /// Its name.
    pub(super) name: String,
    /// Its id.
    pub(super) id: Id,
}

impl Neighbour {
    /// The other instances in the subnets of an instance, each once. One without an id cannot be
    /// asked; the plan names it.
    pub(super) fn of(case: &Case<'_>) -> Vec<Self> {
        let mut out: Vec<Self> = Vec::new();
        for sibling in case.siblings {
            let id = usize::try_from(sibling.instance)
                .ok()
                .and_then(|index| case.estate.instances.get(index))
                .and_then(|instance| instance.id.value())
                .and_then(|id| Id::read(&id.raw));
            if let Some(id) = id
                && out.iter().all(|other| !other.id.text.eq_ignore_ascii_case(&id.text))
            {
                out.push(Self { name: sibling.name.clone(), id });
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_form_of_an_id_is_one() {
        let id = "/subscriptions/0a-1/resourceGroups/rg-(a)_b.c/providers/Microsoft.ApiManagement/service/apim-a";
        assert_eq!(Id::read(id).unwrap().name, "apim-a");
        assert!(Id::read(&id.to_ascii_lowercase()).is_some());
        for wrong in [
            "https://evil.example/subscriptions/0/resourceGroups/a/providers/Microsoft.ApiManagement/service/b",
            "/subscriptions/0/resourceGroups/a/providers/Microsoft.ApiManagement/service/b?x=y",
            "/subscriptions/0/resourceGroups/a b/providers/Microsoft.ApiManagement/service/b",
            "/subscriptions/0/resourceGroups/{{x}}/providers/Microsoft.ApiManagement/service/b",
            "/subscriptions/0/resourceGroups/../providers/Microsoft.ApiManagement/service/b",
            "/subscriptions//resourceGroups/a/providers/Microsoft.ApiManagement/service/b",
            "/subscriptions/0/resourceGroups/a/providers/Microsoft.Web/sites/b",
            "",
        ] {
            assert!(Id::read(wrong).is_none(), "{wrong}");
        }
    }
}
