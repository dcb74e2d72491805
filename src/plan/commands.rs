//! The commands of plans. Each stands on its own: it can be pasted alone and names everything.

use super::route::{Route, Way};
use crate::classify::{Case, NetworkMode};
use crate::knowledge::api_versions;
use crate::model::{NetworkType, Sku};
use crate::paths::{Ground, Moving};
use crate::rules::Command;
use crate::rules::az::{bash, jmes, prelude, quote, session};

/// Reads the service. `{query}` is a JMESPath expression, quoted here.
pub(super) fn get(query: &str) -> String {
    format!(
        "az rest --method get --uri \"$APIM_ID?api-version={}\" --query {}",
        api_versions::CURRENT,
        quote(query)
    )
}

/// A command about the instance, in a shell of its own: where it stops, the shell that it was
/// pasted into stays open.
pub(super) fn run(case: &Case<'_>, label: &'static str, body: &str) -> Command {
    let start = if body.contains("$APIM_ID") { prelude(case) } else { session(case) };
    bash(label, format!("(\n{start}{body}\n)\n"))
}

/// The platform of one location, as JMESPath.
pub(super) fn platform_query(moving: &Moving<'_>) -> String {
    match moving.additional {
        None => "properties.platformVersion".to_owned(),
        Some(_) => format!(
            "properties.additionalLocations[?location=={}] | [0].platformVersion",
            jmes(&moving.class.region)
        ),
    }
}

/// State, platform of the given locations and network mode in one line.
fn state_query(route: &Route<'_>, moving: &[Moving<'_>], more: &[String]) -> String {
    let mut parts = vec!["properties.provisioningState".to_owned()];
    parts.extend(moving.iter().map(|moving| format!("({})", platform_query(moving))));
    if network_word(route.ground.network).is_some() {
        parts.push("properties.virtualNetworkType".to_owned());
    }
    parts.extend(more.iter().cloned());
    format!("join(' ', [{}])", parts.join(", "))
}

/// Stops unless state, platform, network mode, tier and address are those of the input, and no
/// neighbour in the subnet is being changed.
pub(super) fn guard(route: &Route<'_>, moving: &[Moving<'_>]) -> String {
    let mut more = Vec::new();
    let mut expected = vec!["Succeeded".to_owned()];
    expected.extend(moving.iter().map(|_| "stv1".to_owned()));
    expected.extend(network_word(route.ground.network).map(str::to_owned));
    if let Some(tier) = route.ground.tier {
        more.push("sku.name".to_owned());
        expected.push(Sku::wire(tier).to_owned());
    }
    for moving in moving {
        let (property, addresses) = match route.ground.network {
            NetworkMode::Internal => ("privateIPAddresses", &moving.location.private_ips),
            _ => ("publicIPAddresses", &moving.location.public_ips),
        };
        let Some(address) = addresses.items().first() else { continue };
        more.push(match moving.additional {
            None => format!("properties.{property}[0]"),
            Some(_) => format!(
                "(properties.additionalLocations[?location=={}] | [0].{property}[0])",
                jmes(&moving.class.region)
            ),
        });
        expected.push(address.clone());
    }
    format!(
        "NOW=$({} -o tsv)\nif [ \"$NOW\" != {} ]; then echo \"stop, the instance has changed: $NOW\"; exit 1; fi",
        get(&state_query(route, moving, &more)),
        quote(&expected.join(" "))
    ) + &neighbours_idle(route)
}

/// Stops while another instance of the input in the same subnet is not Succeeded.
fn neighbours_idle(route: &Route<'_>) -> String {
    let case = route.ground.case;
    let ids = case.siblings.iter().filter_map(|sibling| {
        let index = usize::try_from(sibling.instance).ok()?;
        let id = case.estate.instances.get(index)?.id.value()?;
        Some((sibling.name.as_str(), id.raw.as_str()))
    });
    let mut lines: Vec<String> = ids
        .map(|(name, id)| {
            format!(
                "\nS=$(az rest --method get --uri {} --query properties.provisioningState -o tsv)\n\
                 if [ \"$S\" != 'Succeeded' ]; then echo \"stop, $S:\" {}; exit 1; fi",
                quote(&format!("{id}?api-version={}", api_versions::CURRENT)),
                quote(name)
            )
        })
        .collect();
    lines.dedup();
    lines.concat()
}

/// The call that starts the migration of every location at once.
pub(super) fn migrate(route: &Route<'_>) -> Command {
    let mode = if route.keeps_address { "PreserveIp" } else { "NewIp" };
    let version = if route.way == Way::WithDowntime {
        format!("{}&migrateWithDowntime=true", api_versions::MIGRATE_WITH_DOWNTIME)
    } else {
        api_versions::MIGRATE.to_owned()
    };
    run(
        route.ground.case,
        "Check the state, then start the migration (irreversible once it succeeds)",
        &format!(
            "{}\naz rest --method post --uri \"$APIM_ID/migrateToStv2?api-version={version}\" --body '{{\"mode\":\"{mode}\"}}'",
            guard(route, &route.ground.moving),
        ),
    )
}

/// Lines that ask for an ARM id of some kind of resource and stop where it does not look like one.
pub(super) fn ask_arm_id(variable: &str, prompt: &str, kind: &str) -> String {
    format!(
        "read -r -p '{prompt}' {variable}\n\
         case \"${variable}\" in *[!A-Za-z0-9/._-]*) echo 'stop: not an ARM id'; exit 1 ;; /subscriptions/*/{kind}/*) ;; *) echo 'stop: not an ARM id of {kind}'; exit 1 ;; esac"
    )
}

/// Only the check, for a migration that is started in the portal.
pub(super) fn check_state(route: &Route<'_>, moving: &[Moving<'_>]) -> Command {
    let body = format!("{}\necho 'as expected: start in the portal'", guard(route, moving));
    run(route.ground.case, "Check the state right before", &body)
}

/// Watches until the given locations have moved, the migration has failed, or two hours are over.
pub(super) fn watch(route: &Route<'_>, moving: &[Moving<'_>]) -> Command {
    let mode = network_word(route.ground.network);
    let mut done = String::from("'Succeeded stv2'*");
    for _ in moving.iter().skip(1) {
        done.push_str("' stv2'*");
    }
    let lost = match mode {
        Some(word) if route.ground.injected() => {
            done.push_str(&format!("' {word}'"));
            "    'Succeeded stv2'*' None') echo 'migrated, but no longer in its VNet: see the rollback section'; exit 1 ;;\n"
        }
        _ => "",
    };
    let body = format!(
        "SEEN=no\n\
         for _ in $(seq 1 60); do\n\
         \x20 sleep 120\n\
         \x20 S=$({query} -o tsv) || S='no answer'\n\
         \x20 date -u \"+%FT%TZ $S\"\n\
         \x20 case \"$S\" in\n\
         \x20   {done}) echo 'migrated'; exit 0 ;;\n\
         {lost}\
         \x20   Failed*) echo 'failed: see the rollback section'; exit 1 ;;\n\
         \x20   Updating*) SEEN=yes ;;\n\
         \x20   Succeeded*stv1*) if [ \"$SEEN\" = yes ]; then echo '{still}'; exit 1; fi ;;\n\
         \x20 esac\n\
         done\n\
         echo 'not done after 2 hours: open the support case'; exit 1",
        query = get(&state_query(route, moving, &[])),
        still = if route.way == Way::Connect {
            "still stv1: rolled back, or the connection does not move it; ask support"
        } else {
            "rolled back: still stv1"
        },
    );
    run(route.ground.case, "Watch, every 2 minutes for 2 hours", &body)
}

/// Watches until a location is in a subnet, the change has failed, or two hours are over.
/// `{subnet}` are the lines that put the subnet into `$SUBNET_ID`.
pub(super) fn watch_return(case: &Case<'_>, moving: &Moving<'_>, subnet: &str) -> Command {
    let place = match moving.additional {
        None => "properties.virtualNetworkConfiguration.subnetResourceId".to_owned(),
        Some(_) => format!(
            "properties.additionalLocations[?location=={}] | [0].virtualNetworkConfiguration.subnetResourceId",
            jmes(&moving.class.region)
        ),
    };
    let body = format!(
        "{subnet}\n\
         WANTED=\"Succeeded $(echo \"$SUBNET_ID\" | tr '[:upper:]' '[:lower:]')\"\n\
         for _ in $(seq 1 60); do\n\
         \x20 sleep 120\n\
         \x20 S=$({query} -o tsv) || S='no answer'\n\
         \x20 date -u \"+%FT%TZ $S\"\n\
         \x20 case \"$S\" in\n\
         \x20   Failed*) echo 'failed: open the support case'; exit 1 ;;\n\
         \x20   Succeeded*) if [ \"Succeeded $(echo \"${{S#Succeeded }}\" | tr '[:upper:]' '[:lower:]')\" = \"$WANTED\" ]; then echo 'back in the original subnet'; exit 0; fi ;;\n\
         \x20 esac\n\
         done\n\
         echo 'not done after 2 hours: open the support case'; exit 1",
        query = get(&format!("join(' ', [properties.provisioningState, ({place})])")),
    );
    run(case, "Watch, every 2 minutes for 2 hours", &body)
}

/// The network mode as the service writes it, where it is known.
fn network_word(network: NetworkMode) -> Option<&'static str> {
    match network {
        NetworkMode::None => Some(NetworkType::None.wire()),
        NetworkMode::External => Some(NetworkType::External.wire()),
        NetworkMode::Internal => Some(NetworkType::Internal.wire()),
        NetworkMode::Unknown => None,
    }
}

/// The lines that put the subnets of the moving locations into `$SUBNETS`, from the input or,
/// where it does not name them, from the service.
pub(super) fn subnets(ground: &Ground<'_>) -> String {
    let known: Vec<_> = ground
        .subnets()
        .iter()
        .filter(|subnet| !subnet.network.is_empty() && !subnet.subnet.is_empty())
        .map(|subnet| quote(&subnet.raw))
        .collect();
    if known.len() == ground.moving.len() {
        return format!("SUBNETS=({})", known.join(" "));
    }
    format!(
        "SUBNETS=($({} -o tsv))",
        get(
            "[[properties.virtualNetworkConfiguration.subnetResourceId], properties.additionalLocations[].virtualNetworkConfiguration.subnetResourceId][] | [?@]"
        )
    )
}

/// A check that looks at every subnet of the moving locations.
pub(super) fn per_subnet(ground: &Ground<'_>, label: &'static str, body: &str) -> Command {
    let text =
        format!("{}\nfor SUBNET_ID in \"${{SUBNETS[@]}}\"; do\n{body}\ndone", subnets(ground));
    run(ground.case, label, &text)
}
