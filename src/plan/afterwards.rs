//! After a migration: how to see that it worked, the way back, and what to put back.

use super::Item;
use super::commands::{get, run};
use super::prepare::{item, portal_url};
use super::route::{Route, Way};
use crate::classify::NetworkMode;
use crate::knowledge::support;
use crate::model::Sku;
use crate::paths::join;

/// How to see that it worked.
pub(super) fn verification(route: &Route<'_>) -> Vec<Item> {
    let ground = &route.ground;
    let mut out = vec![Item {
        text: if ground.multi_region() {
            "platformVersion is stv2 or stv2.1 in the service and in each additional location, and provisioningState is Succeeded.".to_owned()
        } else {
            "platformVersion is stv2 or stv2.1, and provisioningState is Succeeded.".to_owned()
        },
        command: Some(run(
            ground.case,
            "State, platforms, network and addresses",
            &format!(
                "{} -o json",
                get(
                    "{state:properties.provisioningState, platform:properties.platformVersion, network:properties.virtualNetworkType, public:properties.publicIPAddresses, private:properties.privateIPAddresses, others:properties.additionalLocations[].{location:location, platform:platformVersion, public:publicIPAddresses, private:privateIPAddresses}}"
                )
            ),
        )),
    }];
    out.push(Item { text: address(route), command: None });
    if route.way == Way::ThereAndBack {
        out.push(item("The subnet is the original one again, in every location; the first list is worked through after each of the two moves."));
    }
    if route.way == Way::Connect {
        out.push(item("virtualNetworkType is the mode that was decided, External or Internal."));
    }
    if route.way == Way::Zones {
        out.push(Item {
            text: "zones shows what was chosen, and the units are a multiple of their number."
                .to_owned(),
            command: Some(run(
                ground.case,
                "Zones, units, public IP resource",
                &format!(
                    "{} -o json",
                    get(
                        "{zones:zones, units:sku.capacity, address:properties.publicIpAddressId, others:properties.additionalLocations[].{location:location, zones:zones, units:sku.capacity, address:publicIpAddressId}}"
                    )
                ),
            )),
        });
    }
    if ground.injected() || route.way == Way::Connect {
        out.push(Item {
            text: "Network status: every dependency success, in every location.".to_owned(),
            command: Some(run(
                ground.case,
                "Network status",
                "az rest --method get --uri \"$APIM_ID/networkstatus?api-version=2024-05-01\" --query \"[].{location:location, failing:networkStatus.connectivityStatus[?status!='success'].[name, status]}\" -o json",
            )),
        });
        out.push(item("A management operation works, for example listing APIs in the portal: proof that port 3443 still gets in."));
    }
    let hosts = ground.gateway_hosts();
    if !hosts.is_empty() {
        out.push(Item {
            text: format!(
                "{} {} with a valid certificate; one real call through each.",
                join(hosts.iter().copied()),
                if hosts.len() == 1 { "answers" } else { "answer" }
            ),
            command: None,
        });
    }
    if ground.case.instance.identity.value().is_some_and(crate::model::Identity::is_set) {
        out.push(item(
            "identity.principalId is unchanged, so access to Key Vault and backends still works.",
        ));
    }
    out.push(Item {
        text: match portal_url(ground) {
            Some(url) => format!("The developer portal opens: {url}."),
            None => "The developer portal opens, where it is used.".to_owned(),
        },
        command: None,
    });
    out
}

fn address(route: &Route<'_>) -> String {
    let ground = &route.ground;
    let internal = ground.network == NetworkMode::Internal;
    let kept = join(if internal { ground.private_ips() } else { ground.public_ips() }.into_iter());
    let which = if internal { "privateIPAddresses" } else { "publicIPAddresses" };
    let mut text = match (route.keeps_address, kept.is_empty()) {
        (true, false) => format!("{which} in {} still shows {kept}.", ground.regions()),
        (true, true) => format!("{which} is what the fresh export shows."),
        (false, _) => match route.precreated() {
            Some(new) if !internal && ground.moving.len() == 1 => {
                format!("{which} shows {new}, and DNS resolves to it.")
            }
            _ => format!("{which} shows the new address, and DNS resolves to it."),
        },
    };
    let public = join(ground.public_ips().into_iter());
    if internal && !public.is_empty() {
        text.push_str(&format!(
            " What happens to the public management address {public} is not documented: if it changed, change the firewall rules and keep the old ones until confirmed."
        ));
    }
    text
}

/// The way back, and where it ends.
pub(super) fn rollback(route: &Route<'_>) -> Vec<Item> {
    let ground = &route.ground;
    let mut out = vec![
        item("Before the start: nothing has changed, nothing to undo."),
        item(match route.way {
            Way::Zones => {
                "It fails: a failed migration rolls back to stv1 by itself; whether a failed change of zones does the same is not stated. Open a support case with the times that the watch printed."
            }
            Way::Connect => {
                "It fails: a failed migration rolls back to stv1 by itself; whether a failed connection does the same is not stated. Open a support case with the times that the watch printed."
            }
            _ => {
                "The migration fails: Azure rolls back to stv1 by itself, and nothing has changed. Open a support case with the times that the watch printed."
            }
        }),
        Item {
            text: format!(
                "Longer than {} hours in Updating: support case, {}.",
                support::UPDATING_HOURS,
                support::ROUTE_LINE
            ),
            command: None,
        },
        item("Point of no return: successful completion. There is no way back to stv1."),
    ];
    out.push(item(match (route.way, route.path.id.as_ref()) {
        (Way::WithDowntime, _) | (_, "A" | "C" | "E") => "No old compute remains, so there is no time to compare afterwards: test at once.",
        (_, "B" | "D") => "The old compute stays for about 15 minutes: both serve in that time. It is a time to test, not a way back.",
        (Way::Zones, _) => "How long the old compute stays is not stated: plan as if there were no time to compare.",
        _ => "The old compute stays for about 15 minutes, or 48 hours where that was chosen in the portal: both serve in that time. It is a time to test and to change DNS, not a way back.",
    }));
    if ground.injected() {
        out.push(item("Migrated, but virtualNetworkType None: the VNet is lost and endpoints may be blocked. Do not use “Unblock my service” in the portal, which cannot be undone and makes the endpoints public; paste a fresh export here for the plan that puts it back into the VNet."));
    }
    if ground.partly_migrated() {
        out.push(item("A failed location rolls back by itself; the others keep serving. To keep traffic away from it, drain it at what stands in front, before the start: settings of the instance can be locked while it is Updating."));
    }
    out.push(item(
        "A manual way back is required: reject this path and plan path K, side by side.",
    ));
    out
}

/// What to put back and take away.
pub(super) fn cleanup(route: &Route<'_>) -> Vec<Item> {
    let ground = &route.ground;
    let mut out = Vec::new();
    let mut old = ground.public_ips();
    if ground.network == NetworkMode::Internal {
        old = ground.private_ips();
    }
    let old = join(old.into_iter());
    match (route.keeps_address, route.precreated()) {
        (true, Some(address)) => out.push(Item {
            text: format!("Remove {address} from allow-lists and firewalls."),
            command: None,
        }),
        (true, None) if ground.network != NetworkMode::Internal => {
            out.push(item("Remove the temporary address from allow-lists and firewalls."));
        }
        (false, _) if !old.is_empty() => {
            out.push(Item {
                text: format!("Remove {old} from allow-lists and firewalls once nobody uses it."),
                command: None,
            });
        }
        _ => {}
    }
    if route.way == Way::NewSubnet {
        out.push(Item {
            text: format!(
                "Delete {} once it is empty and nothing else needs it; a vacated subnet has been seen to stay undeletable for 3 hours. Remove its range from firewall rules.",
                ground.subnet_names()
            ),
            command: None,
        });
    }
    if route.way == Way::ThereAndBack {
        out.push(item("Delete the subnet and the public IP address of the first move once they are empty, and remove its range from firewall rules."));
    }
    if ground.tier != Some(Sku::Developer) {
        out.push(item("Switch autoscale on again."));
    }
    out.push(item("Put resource locks back."));
    out.push(item(
        "Record the new platform in the inventory, and take a new export: it must show no stv1.",
    ));
    out
}
