//! Path H: the way back into the original subnet, after path G has been verified.

use super::Step;
use super::commands::{ask_arm_id, get, per_subnet, run, watch_return};
use super::route::Route;
use super::steps::{NETWORK, PLATFORM, step};
use crate::knowledge::support;

/// A step of the first move as a step of the way back, with a remark of its own.
pub(super) fn again(mut step: Step, remark: &str) -> Step {
    step.title.push_str(" again");
    step.by = SECOND.to_owned();
    if !remark.is_empty() {
        step.text = format!("As after the first move. {remark}");
    }
    step
}

const SECOND: &str = "in the second window";

/// The steps from the verified first move to the original subnet.
pub(super) fn back(route: &Route<'_>) -> Vec<Step> {
    let ground = &route.ground;
    let names = ground.subnet_names();
    let mut empty = step(
        "Wait until the original subnet is empty",
        NETWORK,
        "after the first move, once it is verified",
        format!(
            "Remove resource locks on VNet, subnet and resource group first; every other stv1 instance in {names} blocks the way back as well. The old compute has to be gone: about 15 minutes after the first move, or 48 hours where that was chosen in the portal. The command shows what is still in use; nothing but what Azure keeps may be left."
        ),
        "15 minutes, or 48 hours where that was chosen in the portal; a vacated subnet has been seen to stay occupied for 3 hours",
    );
    empty.commands.push(per_subnet(
        ground,
        "Addresses in use; good: 0 in the row of the subnet",
        "  VNET_ID=${SUBNET_ID%/subnets/*}\n  az rest --method get --uri \"$VNET_ID/usages?api-version=2024-05-01\" --query 'value[].{subnet:id, used:currentValue, limit:limit}' -o table\n  echo \"the row that counts ends in ${SUBNET_ID##*/}\"",
    ));
    let mut out = vec![empty];
    for moving in &ground.moving {
        let place = &moving.class.region;
        let subnet = moving.subnet().map_or("the original subnet", |subnet| &subnet.subnet);
        let mut start = step(
            &format!("Move {place} back"),
            PLATFORM,
            SECOND,
            format!(
                "Portal: {}, Network, Virtual network, {place}: {subnet}, a public IP address other than the one in use where one is supplied, Apply, Save. It is a change of network and no migration: the platform stays stv2 or stv2.1, and the address changes a second time.",
                ground.case.instance.display_name()
            ),
            "minutes for the blade",
        );
        start.commands.push(run(
            ground.case,
            "Check the state right before",
            &format!(
                "NOW=$({} -o tsv)\ncase \"$NOW\" in 'Succeeded stv2'*) echo 'as expected: start in the portal' ;; *) echo \"stop, not migrated: $NOW\"; exit 1 ;; esac",
                get(&format!(
                    "join(' ', [properties.provisioningState, ({})])",
                    super::commands::platform_query(moving)
                ))
            ),
        ));
        let mut watching = step(
            "Watch again",
            PLATFORM,
            SECOND,
            format!(
                "More than {} hours of Updating: support case, {}.",
                support::UPDATING_HOURS,
                support::ROUTE_LINE
            ),
            "30 to 60 minutes: about 45 expected; support beyond 2 hours",
        );
        let original = moving
            .subnet()
            .filter(|subnet| !subnet.network.is_empty())
            .map(|subnet| format!("SUBNET_ID={}", crate::rules::az::quote(&subnet.raw)));
        let original = original.unwrap_or_else(|| {
            ask_arm_id("SUBNET_ID", "ARM id of the original subnet: ", "subnets")
        });
        watching.commands.push(watch_return(ground.case, moving, &original));
        out.push(start);
        out.push(watching);
    }
    out
}
