//! What changes 1 and 3 have in common.

use super::super::retirement::Answer;
use super::super::{az, seen};
use crate::classify::{Case, NetworkMode};
use crate::knowledge::retirements::Retirement;
use crate::knowledge::rp_addresses::{self, RpAddress};

/// The locations of an instance whose region is concerned by the change of that day, with the
/// place of each in the list of locations.
fn concerned(case: &Case<'_>, facts: &Retirement) -> Vec<(usize, &'static RpAddress)> {
    case.instance
        .locations()
        .enumerate()
        .filter_map(|(index, location)| {
            let found = rp_addresses::find(location.name.value()?)?;
            (found.date == facts.date).then_some((index, found))
        })
        .collect()
}

/// How the change concerns an instance.
pub(super) fn answer(case: &Case<'_>, facts: &Retirement) -> Answer {
    let source = &facts.source;
    let network = seen::network_evidence(case, "VNet injection of the instance.", source);
    if case.class.network == NetworkMode::None {
        return Answer::not_applicable("Not VNet-injected.").because([network]);
    }
    if let Some(family) = seen::other_family(case) {
        return Answer::not_applicable(format!("Concerned classic tiers; this is {family}."));
    }
    if seen::created(case).is_some_and(|created| created > facts.date) {
        return Answer::not_applicable("Created after the change.")
            .because([seen::created_evidence(case, "Created after the change.", source)]);
    }
    let found = concerned(case, facts);
    if found.is_empty() {
        return match case.instance.primary.name.value() {
            Some(_) => Answer::not_applicable("No location is in a region whose address changed."),
            None => Answer::not_visible("The input does not tell the region."),
        };
    }
    let regions: Vec<_> = found
        .iter()
        .map(|(_, address)| format!("{} (from {} to {})", address.region, address.old, address.new))
        .collect();
    let evidence = found.iter().filter_map(|(index, _)| {
        let location = case.instance.locations().nth(*index)?;
        let name = seen::location_field(*index, "location");
        let rule = "A region whose address changed.";
        Some(seen::field(case, name, seen::text(&location.name), location.name.at(), rule, source))
    });
    let text = format!(
        "The address of the resource provider changed in {}. Whether a network rule or route names \
         it is not in the instance; only management is concerned, not API traffic.",
        seen::join(&regions)
    );
    let answer = match case.class.network {
        NetworkMode::Unknown => Answer::not_visible(format!(
            "{text} The input does not tell whether the instance is VNet-injected."
        )),
        _ => Answer::precondition(text),
    };
    let answer = answer.because(evidence).because([network]);
    match rules_command(case) {
        Some(command) => answer.settled_by(
            command,
            "Port 3443 from the service tag ApiManagement; none of these addresses as a literal.",
        ),
        None => answer.ask("Which network security group and routes does the subnet have?"),
    }
}

/// The network rules of the subnets.
fn rules_command(case: &Case<'_>) -> Option<super::super::Command> {
    let mut lines = Vec::new();
    for location in case.instance.locations() {
        let Some(subnet) = location.subnet.value() else { continue };
        lines.push(format!(
            "NSG=$(az network vnet subnet show --ids {} --query networkSecurityGroup.id -o tsv)\n\
             az network nsg show --ids \"$NSG\" --query 'securityRules[].{{priority:priority, direction:direction, access:access, source:sourceAddressPrefix, sources:sourceAddressPrefixes, port:destinationPortRange, ports:destinationPortRanges}}' -o json",
            az::quote(&subnet.raw)
        ));
    }
    (!lines.is_empty()).then(|| seen::command(case, "Network rules", &lines.join("\n")))
}
