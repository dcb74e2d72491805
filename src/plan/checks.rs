//! What to find out before a migration: each check a command, a good answer, and what follows
//! from any other.

use super::Check;
use super::commands::{get, per_subnet, run};
use super::new_subnet;
use super::route::{Route, Way};
use crate::classify::NetworkMode;
use crate::model::Sku;
use crate::paths::{Ground, addresses, join};
use crate::rules::Command;
use crate::rules::az::{bash, kusto, quote, resource_group, subscription};

/// The checks of a migration, lettered in order.
pub(super) fn checks(route: &Route<'_>) -> Vec<Check> {
    let ground = &route.ground;
    let mut out = vec![permission(route), locks(ground)];
    out.extend(autoscale(ground));
    if ground.injected() {
        if !route.new_subnet() {
            out.push(subnet(ground));
            out.push(free_addresses(route));
        }
        out.push(routes(ground));
        out.push(network_rules(route));
        out.push(dependencies(route));
        if route.way != Way::NewSubnet {
            out.push(neighbours(ground));
        }
    }
    out.extend(new_subnet::checks(route));
    out.extend(key_vault(ground));
    out.extend(precreated(route));
    out.extend(names(
        ground,
        "replace the certificate first: custom domains are locked during the migration",
    ));
    letter(&mut out);
    out
}

/// Letters checks from `a`.
pub(super) fn letter(checks: &mut [Check]) {
    for (check, letter) in checks.iter_mut().zip('a'..='z') {
        check.id = letter.to_string();
    }
}

/// A check that has no letter yet.
pub(super) fn check(
    title: impl Into<String>,
    command: Option<Command>,
    good: impl Into<String>,
    otherwise: impl Into<String>,
) -> Check {
    Check {
        id: String::new(),
        title: title.into(),
        command,
        good: good.into(),
        otherwise: otherwise.into(),
    }
}

fn permission(route: &Route<'_>) -> Check {
    let ground = &route.ground;
    check(
        "Permission",
        Some(run(
            ground.case,
            "Your roles on the instance",
            "az role assignment list --assignee \"$(az ad signed-in-user show --query id -o tsv)\" --scope \"$APIM_ID\" --include-inherited --include-groups --query '[].roleDefinitionName' -o tsv",
        )),
        if route.new_subnet() || route.way == Way::Zones && ground.injected() {
            "a role with write on the instance, with subnets/join/action on the subnet, and with publicIPAddresses/join/action on the public IP address where one is supplied"
        } else if ground.injected() {
            "a role with write on the instance, and with subnets/join/action on the subnet"
        } else {
            "a role with write on the instance"
        },
        "have the role assigned before the window",
    )
}

pub(super) fn locks(ground: &Ground<'_>) -> Check {
    let mut groups: Vec<(&str, &str)> = Vec::new();
    let own = (subscription(ground.case).unwrap_or_default(), resource_group(ground.case));
    if let (subscription, Some(group)) = own {
        groups.push((subscription, group));
    }
    for subnet in ground.subnets() {
        let group = (subnet.subscription.as_str(), subnet.resource_group.as_str());
        if !group.1.is_empty() && !groups.contains(&group) {
            groups.push(group);
        }
    }
    let lines: Vec<_> = groups
        .iter()
        .map(|(subscription, group)| {
            let subscription = if subscription.is_empty() {
                String::new()
            } else {
                format!(" --subscription {}", quote(subscription))
            };
            format!("az lock list{subscription} --resource-group {} -o table", quote(group))
        })
        .collect();
    let body = if lines.is_empty() { "az lock list -o table".to_owned() } else { lines.join("\n") };
    check(
        "Resource locks",
        Some(run(ground.case, "Locks", &body)),
        "empty, or known and lifted for the window",
        "lift them for the window and put them back afterwards",
    )
}

fn autoscale(ground: &Ground<'_>) -> Option<Check> {
    if ground.tier == Some(Sku::Developer) {
        return None;
    }
    let group = resource_group(ground.case)
        .map(|group| format!(" --resource-group {}", quote(group)))
        .unwrap_or_default();
    Some(check(
        "Autoscale",
        Some(run(
            ground.case,
            "Autoscale settings",
            &format!(
                "az monitor autoscale list{group} --query '[].{{name:name, on:enabled, target:targetResourceUri}}' -o table"
            ),
        )),
        "no enabled setting that targets this instance",
        "switch it off for the window; only the primary location autoscales",
    ))
}

fn subnet(ground: &Ground<'_>) -> Check {
    check(
        format!("Subnet {}", ground.subnet_names()),
        Some(per_subnet(
            ground,
            "Delegation, network security group, routes, service endpoints",
            "  az network vnet subnet show --ids \"$SUBNET_ID\" --query '{prefix:addressPrefix, prefixes:addressPrefixes, delegations:delegations[].serviceName, nsg:networkSecurityGroup.id, routes:routeTable.id, endpoints:serviceEndpoints[].service}' -o json",
        )),
        "delegations empty; a network security group; endpoints Microsoft.Storage, Microsoft.Sql and Microsoft.KeyVault",
        "delegated to another service: not possible in this subnet, take path G. No network security group or endpoint missing: add it first",
    )
}

fn free_addresses(route: &Route<'_>) -> Check {
    let ground = &route.ground;
    let mut needs = Vec::new();
    let mut good = Vec::new();
    for moving in &ground.moving {
        let Some(copy) = ground.copy_addresses(moving) else { continue };
        let units = moving.units().unwrap_or_default();
        let balancer = if ground.network == NetworkMode::Internal {
            " and 1 for the internal load balancer"
        } else {
            ""
        };
        let rule = if ground.tier == Some(Sku::Developer) {
            "Developer takes 1 address".to_owned()
        } else {
            format!("{units} units take 2 addresses each")
        };
        let neighbours = neighbour_addresses(ground);
        let all = copy.saturating_add(neighbours.unwrap_or_default());
        let total = all.saturating_add(copy);
        let prefix = addresses::smallest_prefix(total);
        needs.push(format!(
            "{}: {rule}{balancer}, so {copy} in use and {copy} more while both copies exist{}; Azure keeps {} in every subnet. A /{prefix} has {} usable and is the smallest that holds {total}",
            moving.class.region,
            match neighbours {
                Some(0) => String::new(),
                Some(others) => format!(", beside {others} of its neighbours in this input"),
                None => ", beside those of its neighbours".to_owned(),
            },
            addresses::RESERVED,
            addresses::usable(prefix),
        ));
        good.push(format!("{}: limit minus used is {copy} or more", moving.class.region));
    }
    let good = if good.is_empty() {
        "limit minus used is at least what the instance takes now: Developer 1, other tiers 2 for each unit, 1 more in Internal mode".to_owned()
    } else {
        format!("{}. {}", good.join("; "), needs.join(". "))
    };
    check(
        "Free addresses",
        Some(per_subnet(
            ground,
            "Used and usable addresses",
            "  VNET_ID=${SUBNET_ID%/subnets/*}\n  az rest --method get --uri \"$VNET_ID/usages?api-version=2024-05-01\" --query 'value[].{subnet:id, used:currentValue, limit:limit}' -o table\n  echo \"the row that counts ends in ${SUBNET_ID##*/}\"",
        )),
        good,
        if route.way == Way::Zones {
            "too few: whether a change of zones needs room for a second copy is not stated; ask support, or take path G"
        } else {
            "too few: not possible in this subnet, take path G"
        },
    )
}

/// Addresses of the other instances of the input in the subnet; `None` where their units are not
/// known.
fn neighbour_addresses(ground: &Ground<'_>) -> Option<u32> {
    let instances = &ground.case.estate.instances;
    let mut sum = 0u32;
    for sibling in ground.case.siblings {
        let index = usize::try_from(sibling.instance).ok()?;
        let tier = instances.get(index)?.sku().value()?.value;
        let internal = ground.network == NetworkMode::Internal;
        sum = sum.checked_add(addresses::of_copy(tier, sibling.units?, internal)?)?;
    }
    Some(sum)
}

fn routes(ground: &Ground<'_>) -> Check {
    check(
        "Routes and forced tunnelling",
        Some(per_subnet(
            ground,
            "Route table of the subnet",
            "  RT=$(az network vnet subnet show --ids \"$SUBNET_ID\" --query routeTable.id -o tsv)\n  if [ -n \"$RT\" ]; then\n    az network route-table show --ids \"$RT\" --query '{bgpOff:disableBgpRoutePropagation, routes:routes[].{prefix:addressPrefix, next:nextHopType, ip:nextHopIpAddress}}' -o json\n  else\n    echo 'no route table: ask whether a default route is learned by BGP'\n  fi",
        )),
        "no route 0.0.0.0/0 to VirtualAppliance or VirtualNetworkGateway; or such a route together with one for service tag ApiManagement with next hop Internet",
        "forced tunnelling: keep the service endpoints and the ApiManagement route, and have the firewall pass what the rules below allow outbound",
    )
}

fn network_rules(route: &Route<'_>) -> Check {
    let ground = &route.ground;
    let leaves = route.new_subnet();
    check(
        if leaves {
            "Network security group of the present subnet"
        } else {
            "Network security group"
        },
        Some(per_subnet(
            ground,
            "Rules",
            "  NSG=$(az network vnet subnet show --ids \"$SUBNET_ID\" --query networkSecurityGroup.id -o tsv)\n  if [ -n \"$NSG\" ]; then\n    az network nsg show --ids \"$NSG\" --query 'securityRules[].{prio:priority, dir:direction, access:access, src:sourceAddressPrefix, srcs:sourceAddressPrefixes, dst:destinationAddressPrefix, port:destinationPortRange, ports:destinationPortRanges}' -o json\n  else\n    echo 'no network security group'\n  fi",
        )),
        if leaves {
            "read: what it allows beyond the table, the new subnet needs as well"
        } else {
            "the rules of the table are allowed and none of them is denied before"
        },
        if leaves {
            "none attached: the new subnet needs one all the same"
        } else {
            "add what is missing before the window"
        },
    )
}

fn dependencies(route: &Route<'_>) -> Check {
    let ground = &route.ground;
    check(
        "Dependencies as the instance sees them",
        Some(run(
            ground.case,
            "Network status",
            "az rest --method get --uri \"$APIM_ID/networkstatus?api-version=2024-05-01\" --query \"[].{location:location, failing:networkStatus.connectivityStatus[?status!='success'].{name:name, status:status, error:error}}\" -o json",
        )),
        format!(
            "nothing listed as failing in {}, Storage, SQL and Key Vault above all",
            ground.regions()
        ),
        if route.new_subnet() {
            "put what is missing into the network security group and the routes of the new subnet; a blocked Key Vault is a reason for this path"
        } else {
            "Key Vault blocked: do not use the same subnet; put the outbound rule into the network security group of a new subnet and take path G. Anything else: mend it first"
        },
    )
}

fn neighbours(ground: &Ground<'_>) -> Check {
    let siblings = ground.stv1_siblings();
    let conditions: Vec<_> = ground
        .subnets()
        .iter()
        .filter(|subnet| !subnet.subnet.is_empty())
        .map(|subnet| format!("tolower(tostring(properties)) contains {}", kusto(&subnet.key())))
        .collect();
    let command = (!conditions.is_empty()).then(|| {
        let query = format!(
            "resources | where type =~ 'microsoft.apimanagement/service' | where {} | project name, id",
            conditions.join(" or ")
        );
        run(
            ground.case,
            "Every instance in the subnet (needs the resource-graph extension)",
            &format!(
                "az graph query -q {} --first 1000 --query 'data[].[name, id]' -o tsv",
                quote(&query)
            ),
        )
    });
    check(
        "Other instances in the subnet",
        command,
        if siblings.is_empty() {
            "only this instance".to_owned()
        } else {
            format!("this instance and {}, and no other", join(siblings.into_iter()))
        },
        "each further stv1 instance joins the sequence: one after another, promptly, never two at a time; each takes addresses in the meantime",
    )
}

pub(super) fn key_vault(ground: &Ground<'_>) -> Option<Check> {
    let mut vaults: Vec<&str> = Vec::new();
    for host in ground.case.instance.hosts.items() {
        let name = host.key_vault_id.value().and_then(|id| vault_name(id));
        if let Some(name) = name
            && !vaults.contains(&name)
        {
            vaults.push(name);
        }
    }
    if vaults.is_empty() {
        return None;
    }
    let lines: Vec<_> = vaults
        .iter()
        .map(|vault| {
            format!(
                "az keyvault show --name {} --query '{{public:properties.publicNetworkAccess, default:properties.networkAcls.defaultAction, bypass:properties.networkAcls.bypass}}' -o json",
                quote(vault)
            )
        })
        .collect();
    Some(check(
        format!("Key Vault {} can be read", join(vaults.iter().copied())),
        Some(run(ground.case, "Network access of the vault", &lines.join("\n"))),
        "public access Enabled with default Allow, or bypass AzureServices, or a route from the subnet",
        "the new compute could not load its certificate: open the way first",
    ))
}

/// `https://NAME.vault…/secrets/…` → `NAME`.
fn vault_name(secret: &str) -> Option<&str> {
    let host = secret.split_once("://")?.1.split('/').next()?;
    let name = host.split('.').next()?;
    (!name.is_empty()).then_some(name)
}

fn precreated(route: &Route<'_>) -> Option<Check> {
    let uses_it = matches!(route.way, Way::InPlace | Way::WithDowntime);
    if route.ground.precreated().is_some() || !uses_it {
        return None;
    }
    let query = "properties.customProperties.\"Microsoft.WindowsAzure.ApiManagement.Stv2MigrationPreCreatedIps\"";
    Some(check(
        "Pre-created address",
        Some(run(
            route.ground.case,
            "The address that Azure reserved for the migration",
            &format!("{} -o tsv", get(query)),
        )),
        if route.keeps_address {
            "one address for each public location: whoever filters by address allows it for the time of the migration"
        } else {
            "one address for each public location"
        },
        "empty: the input lists none either; read it in the portal, Settings, Platform migration, before starting",
    ))
}

/// Who answers to the custom host names today, and with which certificate; `{expired}` is what
/// follows where it ends too soon.
pub(super) fn names(ground: &Ground<'_>, expired: &'static str) -> Vec<Check> {
    let hosts = ground.gateway_hosts();
    if hosts.is_empty() {
        return Vec::new();
    }
    let inside = ground.network == NetworkMode::Internal;
    let from = if inside { " (from a host inside the network)" } else { "" };
    let addresses = if inside { ground.private_ips() } else { ground.public_ips() };
    let address = if addresses.is_empty() {
        "the address of the instance".to_owned()
    } else {
        join(addresses.into_iter())
    };
    let lines = |line: fn(&str) -> String| {
        hosts.iter().map(|host| line(host)).collect::<Vec<_>>().join("\n") + "\n"
    };
    vec![
        check(
            format!("How the names resolve{from}"),
            Some(bash("DNS", lines(|host| format!("dig +noall +answer {}", quote(host))))),
            format!(
                "a CNAME to the default host name, or an A record with {address}, or a front door that you control; noted in the change"
            ),
            "clients reach something else: find out what stands in front before starting",
        ),
        check(
            format!("Certificate served today{from}"),
            Some(bash(
                "Last day of the certificate",
                lines(|host| {
                    format!(
                        "echo | openssl s_client -connect {} -servername {} 2>/dev/null | openssl x509 -noout -enddate",
                        quote(&format!("{host}:443")),
                        quote(host)
                    )
                }),
            )),
            "a day after the window",
            expired,
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vault_is_the_first_label() {
        assert_eq!(vault_name("https://kv-a.vault.azure.net/secrets/x"), Some("kv-a"));
        assert_eq!(vault_name("kv-a"), None);
    }
}
