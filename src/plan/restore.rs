//! The plan that brings blocked endpoints back: into a VNet and unblocked by one PATCH, so that a
//! formerly private service is never public.

use super::commands::{ask_arm_id, get, run};
use super::prepare::item;
use super::settings::{file_and_check, with};
use super::{Check, Item, Plan, PlanKind, Step, network_rules};
use crate::classify::Case;
use crate::knowledge::support;
use crate::model::{CustomProperties, NetworkType, Snapshot, SubnetId};
use crate::paths::{Ground, addresses, file_stem, join};
use crate::rules::Command;
use crate::rules::az::quote;

/// What older exports of the same instance tell of the time before.
pub(super) struct Before<'a> {
    pub(super) mode: Option<NetworkType>,
    subnet: Option<&'a SubnetId>,
    private_ips: &'a [String],
    public_ips: &'a [String],
}

impl<'a> Before<'a> {
    pub(super) fn of(case: &Case<'a>) -> Self {
        let injected = |snapshot: &&Snapshot| {
            snapshot.virtual_network_type.value().is_some_and(|kind| {
                matches!(kind.value, NetworkType::External | NetworkType::Internal)
            })
        };
        let snapshot = case.instance.earlier.iter().rev().find(injected);
        Self {
            mode: snapshot
                .and_then(|snapshot| snapshot.virtual_network_type.value())
                .map(|kind| kind.value),
            subnet: snapshot.and_then(|snapshot| snapshot.subnet.value()),
            private_ips: snapshot.map_or(&[], |snapshot| snapshot.private_ips.items()),
            public_ips: snapshot.map_or(&[], |snapshot| snapshot.public_ips.items()),
        }
    }
}

/// The plan of a blocked instance.
pub(super) fn plan(ground: &Ground<'_>) -> Plan {
    let case = ground.case;
    let before = Before::of(case);
    Plan {
        kind: PlanKind::Restore,
        path: None,
        choice: String::new(),
        title: format!("Restore {} into its VNet", case.instance.display_name()),
        summary: "All endpoints are reported as blocked (gateway, developer portal, direct management API, Git), which Azure does when its automatic migration had to remove the VNet. The platform is settled; the task is to put the instance back into a VNet and unblock it in one PATCH. Do not use “Unblock my service” in the portal first: it cannot be undone and opens the endpoints of a formerly private service to the Internet.".to_owned(),
        window: format!("None to wait for: the service is down. Expect about 45 minutes, by analogy with other VNet changes; support beyond {} hours.", support::UPDATING_HOURS),
        roles: [
            "platform engineer: runs it",
            "network engineer: subnet, network security group, firewall",
            "DNS owner: the private address changes",
            "security officer: approves the unblocking, which cannot be undone",
            "application owner: functional test",
        ]
        .map(str::to_owned)
        .to_vec(),
        gate: None,
        prerequisites: prerequisites(ground, &before),
        checks: checks(case, &before),
        tables: rules(ground, &before),
        steps: steps(ground, &before),
        verification: verification(case, &before),
        rollback: vec![
            item("Before the PATCH nothing has changed, and the service is down."),
            item("Point of no return: the PATCH. Unblocking cannot be undone, and stv1 is gone."),
            item("It ends in Failed: do not unblock in the portal as a shortcut. Correct the subnet, send the PATCH again, open the support case beside it, and prepare path K where the outage cannot wait."),
        ],
        cleanup: cleanup(&before),
        questions: questions(&before),
        notice: notice(ground, &before),
    }
}

fn prerequisites(ground: &Ground<'_>, before: &Before<'_>) -> Vec<Item> {
    let place = before.subnet.map_or_else(
        || "in a VNet of the same region and subscription".to_owned(),
        |subnet| format!("in {}, same region and subscription", subnet.network),
    );
    let room = match (ground.tier, ground.case.instance.primary.capacity.value()) {
        (Some(tier), Some(crate::model::Capacity::Units(units))) => {
            addresses::of_copy(tier, *units, before.mode != Some(NetworkType::External))
        }
        _ => None,
    };
    let room = room.map_or_else(String::new, |room| {
        format!(", with {room} free addresses beside the {} that Azure keeps", addresses::RESERVED)
    });
    vec![
        item("Permission: Microsoft.ApiManagement/service/write on the instance."),
        item(
            "Permission: Microsoft.Network/virtualNetworks/subnets/join/action on the new subnet; Microsoft.Network/publicIPAddresses/join/action only where a public IP resource is supplied.",
        ),
        Item {
            text: format!(
                "A new subnet {place}, without delegation{room}, with the network rules of the table and service endpoints for Storage, SQL and Key Vault. The documents prefer a new subnet to the former one."
            ),
            command: None,
        },
        item(
            "The reason for the removal is known: portal, Diagnose and solve problems, Availability and performance, VNet Verifier, for a time before the migration. Otherwise the new subnet may repeat it.",
        ),
        Item {
            text: format!("The support route is known: {}.", support::ROUTE_LINE),
            command: None,
        },
    ]
}

fn checks(case: &Case<'_>, before: &Before<'_>) -> Vec<Check> {
    let mut out = vec![Check {
        id: String::new(),
        title: "State now".to_owned(),
        command: Some(run(
            case,
            "State, platform, network and custom properties; the file is kept",
            &format!(
                "az rest --method get --uri \"$APIM_ID?api-version=2024-05-01\" > {}.before-restore.json\n{} -o json",
                file_stem(case),
                get("{state:properties.provisioningState, platform:properties.platformVersion, network:properties.virtualNetworkType, custom:properties.customProperties}")
            ),
        )),
        good: "Succeeded, stv2 or stv2.1, network None, Service.Disabled True. That a GET shows True while blocked is an inference; the portal says it in words: “We have blocked access to all endpoints for your service”".to_owned(),
        otherwise: "network None and not blocked: somebody pressed Unblock, and the service is public. The same PATCH moves it into the VNet at once".to_owned(),
    }];
    if let Some(subnet) = before.subnet.filter(|subnet| !subnet.network.is_empty()) {
        out.push(Check {
            id: String::new(),
            title: format!("The VNet and the former subnet {}", subnet.subnet),
            command: Some(run(
                case,
                "Subnets of the VNet with delegation, rules and routes",
                &format!(
                    "az network vnet show --ids {} --query 'subnets[].{{name:name, prefix:addressPrefix, delegations:delegations[].serviceName, nsg:networkSecurityGroup.id, routes:routeTable.id, endpoints:serviceEndpoints[].service}}' -o json",
                    quote(subnet.network_id())
                ),
            )),
            good: "the VNet exists and has room for a new subnet".to_owned(),
            otherwise: "the VNet is gone or full: agree on another one in the same region and subscription".to_owned(),
        });
        out.push(Check {
            id: String::new(),
            title: "Resource locks".to_owned(),
            command: Some(run(
                case,
                "Locks of the network's resource group",
                &format!(
                    "az lock list --resource-group {} -o table",
                    quote(&subnet.resource_group)
                ),
            )),
            good: "empty, or lifted".to_owned(),
            otherwise: "lift them and put them back afterwards".to_owned(),
        });
    }
    out.push(Check {
        id: String::new(),
        title: "Where DNS still holds the former address".to_owned(),
        command: Some(run(
            case,
            "Private zones",
            "az network private-dns zone list --query '[].{zone:name, group:resourceGroup}' -o table",
        )),
        good: "a list of zones to work off; on-premises DNS is asked for".to_owned(),
        otherwise: "no access: ask the DNS owner".to_owned(),
    });
    for (check, letter) in out.iter_mut().zip('a'..='z') {
        check.id = letter.to_string();
    }
    out
}

/// The network rules of the mode that it had; Internal where that is not known, because it is the
/// mode in which being public is worst.
fn rules(ground: &Ground<'_>, before: &Before<'_>) -> Vec<super::Table> {
    let external = before.mode == Some(NetworkType::External);
    vec![network_rules::table(ground, "the new subnet", external)]
}

fn steps(ground: &Ground<'_>, before: &Before<'_>) -> Vec<Step> {
    let mut out = vec![
        step(
            "Make the new subnet ready",
            "network engineer",
            "With network security group, service endpoints and routes as the former one had; widen firewall rules to its range. Note its ARM id.",
            "hours: your firewall process decides",
        ),
        step(
            "Lower the time to live of the records",
            "DNS owner",
            "The records of the custom host names in the private zones and on-premises DNS.",
            "before the PATCH; as long as the present time to live",
        ),
        step(
            "Approve in writing",
            "security officer",
            "Unblocking cannot be undone.",
            "as long as the approval takes",
        ),
        step(
            "One PATCH: VNet, subnet and unblocking together",
            "platform engineer",
            "The command asks for the ARM id of the new subnet, and for the former network mode where no older export tells it. It carries every custom property of this input and stops where the live instance has one more, because a PATCH resets those that it leaves out. Then it watches.",
            "about 45 minutes, by analogy with other VNet changes; support beyond 2 hours",
        ),
        step(
            "Point DNS at the new private VIP",
            "DNS owner",
            "The command prints it. Azure changes no private zone and no on-premises DNS.",
            "minutes; caches last as long as the records' time to live",
        ),
        step(
            "Test",
            "application owner",
            "From inside that the APIs answer; from outside that nothing does.",
            "30 minutes, depending on the number of APIs to try",
        ),
    ];
    for (step, number) in out.iter_mut().zip(1..) {
        step.number = number;
        if number == 4 {
            step.commands.push(patch(ground, before));
            step.point_of_no_return = true;
        }
    }
    out
}

fn step(title: &str, who: &'static str, text: &str, duration: &str) -> Step {
    Step {
        number: 0,
        title: title.to_owned(),
        who: who.into(),
        by: "now".to_owned(),
        text: text.to_owned(),
        duration: duration.to_owned(),
        commands: Vec::new(),
        point_of_no_return: false,
    }
}

fn patch(ground: &Ground<'_>, before: &Before<'_>) -> Command {
    let case = ground.case;
    let disabled = CustomProperties::full_key("Service.Disabled");
    let (file, check) = file_and_check(case, &with(case, &[(disabled, "False")]));
    let mode = match before.mode {
        Some(mode) => format!("MODE={}", quote(mode.wire())),
        None => "read -r -p 'Former network mode, Internal or External: ' MODE\n\
                 case \"$MODE\" in Internal|External) ;; *) echo 'stop: Internal or External'; exit 1 ;; esac"
            .to_owned(),
    };
    let tier = ground.tier.map(|tier| {
        format!(
            "NOW=$({} -o tsv)\nif [ \"$NOW\" != {} ]; then echo \"stop, the instance has changed: $NOW\"; exit 1; fi\n",
            get("join(' ', [properties.provisioningState, properties.virtualNetworkType, sku.name])"),
            quote(&format!("Succeeded None {}", tier.wire()))
        )
    });
    run(
        case,
        "Into the VNet and unblocked, in one PATCH (irreversible)",
        &format!(
            "{guard}{mode}\n\
             {subnet}\n\
             {check}\n\
             printf '{{\"properties\":{{\"virtualNetworkType\":\"%s\",\"virtualNetworkConfiguration\":{{\"subnetResourceId\":\"%s\"}},\"customProperties\":%s}}}}' \"$MODE\" \"$SUBNET_ID\" \"$(cat {file})\" > {stem}.restore.json\n\
             az rest --method patch --uri \"$APIM_ID?api-version=2024-05-01\" --body @{stem}.restore.json\n\
             for _ in $(seq 1 60); do\n\
             \x20 sleep 120\n\
             \x20 S=$({state} -o tsv) || S='no answer'\n\
             \x20 date -u \"+%FT%TZ $S\"\n\
             \x20 case \"$S\" in\n\
             \x20   \"Succeeded $MODE\") {address} -o json; exit 0 ;;\n\
             \x20   Failed*) echo 'failed: see the rollback section'; exit 1 ;;\n\
             \x20 esac\n\
             done\n\
             echo 'not done after 2 hours: open the support case'; exit 1",
            guard = tier.unwrap_or_default(),
            subnet = ask_arm_id("SUBNET_ID", "ARM id of the new subnet: ", "subnets"),
            stem = file_stem(case),
            state = get("join(' ', [properties.provisioningState, properties.virtualNetworkType])"),
            address = get("[properties.privateIPAddresses, properties.publicIPAddresses]"),
        ),
    )
}

fn verification(case: &Case<'_>, before: &Before<'_>) -> Vec<Item> {
    let mode = before.mode.map_or("the former network mode", NetworkType::wire);
    vec![
        Item {
            text: format!(
                "Succeeded, stv2 or stv2.1, {mode}, an address in the new subnet, Service.Disabled False or absent."
            ),
            command: Some(run(
                case,
                "State, network, addresses, custom properties",
                &format!(
                    "{} -o json",
                    get(
                        "{state:properties.provisioningState, platform:properties.platformVersion, network:properties.virtualNetworkType, private:properties.privateIPAddresses, custom:properties.customProperties}"
                    )
                ),
            )),
        },
        item(
            "The portal no longer says that endpoints are blocked; Network status: every dependency success.",
        ),
        item(
            "The custom host names answer from inside; for Internal mode, nothing answers from outside.",
        ),
        item("The custom properties read back as sent."),
    ]
}

fn cleanup(before: &Before<'_>) -> Vec<Item> {
    let mut gone: Vec<&str> = before.private_ips.iter().map(String::as_str).collect();
    gone.extend(before.public_ips.iter().map(String::as_str));
    let mut out = Vec::new();
    if !gone.is_empty() {
        out.push(Item {
            text: format!(
                "Remove {} everywhere: these addresses are gone.",
                join(gone.into_iter())
            ),
            command: None,
        });
    }
    if let Some(subnet) = before.subnet {
        out.push(Item {
            text: format!(
                "Delete {} once it is empty; a vacated subnet can stay undeletable for 3 hours.",
                subnet.subnet
            ),
            command: None,
        });
    }
    out.push(item("Put resource locks back, and take a new export."));
    out
}

fn questions(before: &Before<'_>) -> Vec<String> {
    let mut out = Vec::new();
    if before.mode.is_none() {
        out.push("Was it Internal or External before? No older export is at hand.".to_owned());
    }
    if before.subnet.is_none() {
        out.push("Which VNet and subnet was it in? Portal: Diagnose and solve problems, Availability and performance, VNet Verifier, for a time before the migration.".to_owned());
    }
    out.extend(
        [
            "Which new subnet does it go into?",
            "Since when is it blocked, and who noticed (activity log)?",
            "Which condition made the automatic migration remove the VNet (VNet Verifier)?",
            "Did anybody already use “Unblock”? Then it is public now.",
        ]
        .map(str::to_owned),
    );
    out
}

fn notice(ground: &Ground<'_>, before: &Before<'_>) -> String {
    let hosts = ground.custom_hosts();
    let name = if hosts.is_empty() {
        ground.case.instance.display_name().to_owned()
    } else {
        join(hosts.into_iter())
    };
    let address = match before.private_ips {
        [] => "The internal address changes".to_owned(),
        ips => format!(
            "The internal address changes from {} to a new one",
            join(ips.iter().map(String::as_str))
        ),
    };
    format!(
        "The APIs at {name} are unreachable: the platform was migrated by Microsoft and the endpoints were blocked as a precaution. The service is being restored in its private network. {address}; host names, keys and certificates stay. Replace a pinned address by the host name."
    )
}
