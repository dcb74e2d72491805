//! What both ways share that build a new instance beside the old one (K and v2): the commands
//! about two instances, the cut-over, and the end of the old one.

use super::checks::{check, key_vault, letter, locks, names};
use super::commands::{get, run};
use super::prepare::item;
use super::steps::{DNS, OWNER, PLATFORM, step};
use super::{Check, Item, Step};
use crate::classify::{Case, NetworkMode};
use crate::knowledge::api_versions;
use crate::model::Identity;
use crate::paths::{Ground, file_stem, join};
use crate::rules::Command;
use crate::rules::az::quote;

pub(super) const SERVICE: &str = "service owner";

/// A command about the old and the new instance. It asks for the name of the new one, which the
/// input cannot know, and leaves its id in `$NEW_ID`; both lie in the same resource group.
pub(super) fn about_both(case: &Case<'_>, label: &'static str, body: &str) -> Command {
    run(
        case,
        label,
        &format!(
            "read -r -p 'Name of the new instance: ' NEW\n\
             case \"$NEW\" in ''|*[!A-Za-z0-9-]*) echo 'stop: not a service name'; exit 1 ;; esac\n\
             NEW_ID=\"${{APIM_ID%/*}}/$NEW\"\n{body}"
        ),
    )
}

/// Creates the new instance from what the old one answers. `{ask}` are lines that ask for more,
/// `{query}` is the JMESPath expression, in a double-quoted shell string, that makes the body.
pub(super) fn create(case: &Case<'_>, version: &str, ask: &str, query: &str) -> Command {
    about_both(
        case,
        "Stop where the name is taken, then create it",
        &format!(
            "{ask}if az rest --method get --uri \"$NEW_ID?api-version={version}\" --query name -o tsv 2>/dev/null; then echo 'stop: it exists already'; exit 1; fi\n\
             BODY=$(az rest --method get --uri \"$APIM_ID?api-version={current}\" --query \"{query}\" -o json)\n\
             printf '%s\\n' \"$BODY\"\n\
             read -r -p 'Create it? It is paid for from then on. Type yes: ' SURE\n\
             [ \"$SURE\" = yes ] || {{ echo 'stop: not created'; exit 1; }}\n\
             az rest --method put --uri \"$NEW_ID?api-version={version}\" --body \"$BODY\"",
            current = api_versions::CURRENT,
        ),
    )
}

/// Waits until the new instance is there, and says what it runs on and where it is reached.
pub(super) fn watch(case: &Case<'_>, version: &str) -> Command {
    about_both(
        case,
        "Watch, every 2 minutes for 2 hours",
        &format!(
            "for _ in $(seq 1 60); do\n\
             \x20 sleep 120\n\
             \x20 S=$(az rest --method get --uri \"$NEW_ID?api-version={version}\" --query properties.provisioningState -o tsv) || S='no answer'\n\
             \x20 date -u \"+%FT%TZ $S\"\n\
             \x20 case \"$S\" in\n\
             \x20   Succeeded) az rest --method get --uri \"$NEW_ID?api-version={version}\" --query '{{platform:properties.platformVersion, tier:sku.name, network:properties.virtualNetworkType, public:properties.publicIPAddresses, private:properties.privateIPAddresses, gateway:properties.gatewayUrl}}' -o json; exit 0 ;;\n\
             \x20   Failed*) echo 'failed: read the activity log'; exit 1 ;;\n\
             \x20 esac\n\
             done\n\
             echo 'not done after 2 hours: open a support case'; exit 1"
        ),
    )
}

/// Counts what is in both, side by side.
pub(super) fn compare(case: &Case<'_>) -> Command {
    about_both(
        case,
        "What is in the old and in the new one",
        &format!(
            "for E in apis products subscriptions namedValues users; do\n\
             \x20 OLD=$(az rest --method get --uri \"$APIM_ID/$E?api-version={v}&\\$top=1\" --query count -o tsv)\n\
             \x20 THERE=$(az rest --method get --uri \"$NEW_ID/$E?api-version={v}&\\$top=1\" --query count -o tsv)\n\
             \x20 printf '%s old %s new %s\\n' \"$E\" \"$OLD\" \"$THERE\"\n\
             done",
            v = api_versions::CURRENT
        ),
    )
}

/// Calls the new instance under the names of the old one, before DNS points there.
fn try_names(ground: &Ground<'_>) -> Option<Command> {
    let hosts = ground.gateway_hosts();
    if hosts.is_empty() {
        return None;
    }
    let lines: Vec<_> = hosts
        .iter()
        .map(|host| {
            format!(
                "curl -sS -o /dev/null -m 20 -w '%{{http_code}} %{{remote_ip}}\\n' --connect-to {}\"$AT:443\" {}",
                quote(&format!("{host}:443:")),
                quote(&format!("https://{host}/"))
            )
        })
        .collect();
    Some(run(
        ground.case,
        "The old names at the new address; any status proves TLS and gateway",
        &format!(
            "read -r -p 'Address or default host name of the new instance: ' AT\n\
             case \"$AT\" in ''|*[!A-Za-z0-9.-]*) echo 'stop: neither an address nor a host name'; exit 1 ;; esac\n{}",
            lines.join("\n")
        ),
    ))
}

/// The checks on the old instance.
///
/// `{counts}` is what a good answer to the counts looks like.
pub(super) fn checks(ground: &Ground<'_>, counts: String) -> Vec<Check> {
    let mut out = vec![
        check(
            "Permission",
            Some(run(
                ground.case,
                "Your roles in the resource group",
                "az role assignment list --assignee \"$(az ad signed-in-user show --query id -o tsv)\" --scope \"${APIM_ID%/providers/*}\" --include-inherited --include-groups --query '[].roleDefinitionName' -o tsv",
            )),
            "a role with write on API Management services in this resource group",
            "have the role assigned, or agree on another resource group",
        ),
        locks(ground),
        check(
            "What is in it",
            Some(run(
                ground.case,
                "Counts",
                "for E in apis products subscriptions namedValues users; do\n  printf '%s ' \"$E\"; az rest --method get --uri \"$APIM_ID/$E?api-version=2024-05-01&\\$top=1\" --query count -o tsv\ndone",
            )),
            counts,
            "above a limit or not readable: settle it before anything is built",
        ),
    ];
    out.extend(key_vault(ground));
    out.extend(names(
        ground,
        "plan with a new certificate; the new instance needs one for this name in any case",
    ));
    letter(&mut out);
    out
}

/// The steps from a filled new instance to the end of the old one.
pub(super) fn cut_over(ground: &Ground<'_>) -> Vec<Step> {
    let case = ground.case;
    let hosts = ground.gateway_hosts();
    let named = join(hosts.iter().copied());
    let internal = ground.network == NetworkMode::Internal;
    let mut compare_step = step(
        "Hold both against each other",
        PLATFORM,
        "before the cut-over",
        "Counts of the old instance and of the new one. What differs is explained or repaired; then nobody changes the old one any more.".to_owned(),
        "15 minutes, and the time to repair what is missing",
    );
    compare_step.commands.push(compare(case));
    let mut test = step(
        "Test the new instance",
        OWNER,
        "before the cut-over",
        format!(
            "Functional test{} through its default host name, with a real subscription key{}. Calls to the old one go on meanwhile.",
            if internal { " from inside the network" } else { "" },
            if hosts.is_empty() {
                String::new()
            } else {
                format!(", then under {named} by an entry in the hosts file or the command")
            }
        ),
        "hours to days: the number of APIs and of those who try them decides",
    );
    test.commands.extend(try_names(ground));
    let mut switch = if hosts.is_empty() {
        step(
            "Switch the callers",
            OWNER,
            "in the window",
            "No custom host name is in this input, so the callers use the default host name of the old instance, which the new one cannot have: each caller changes its address. Keep a list of who has.".to_owned(),
            "weeks: as long as the slowest caller takes",
        )
    } else {
        step(
            "Switch DNS",
            DNS,
            "in the window",
            format!(
                "Lower the time to live days before. Point {named} at the new instance{}. Way back while the old one runs: point it at the old one again. Whoever calls the default host name of the old instance changes its address.",
                if internal {
                    " in every private zone and on-premises DNS, all of which are yours to change"
                } else {
                    ""
                }
            ),
            "minutes to change; caches last as long as the records' time to live",
        )
    };
    switch.commands.push(run(
        case,
        "Requests that the old instance still gets, by hour",
        &format!(
            "az monitor metrics list --resource \"$APIM_ID\" --metric Requests --interval PT1H --query 'value[].timeseries[].data[].[timeStamp, total]' -o tsv > {stem}.requests.txt\ntail -n 24 {stem}.requests.txt",
            stem = file_stem(case)
        ),
    ));
    let mut end = step(
        "Delete the old instance",
        SERVICE,
        "after the agreed time",
        "Only when it gets no more requests and its export is kept. Until then both are paid for. Deleting ends the way back.".to_owned(),
        "days to weeks: as long as you want a way back",
    );
    end.point_of_no_return = true;
    vec![compare_step, test, switch, end]
}

/// How to see that it worked.
pub(super) fn verification(ground: &Ground<'_>) -> Vec<Item> {
    let hosts = ground.gateway_hosts();
    let mut out = Vec::new();
    if !hosts.is_empty() {
        let one = hosts.len() == 1;
        out.push(Item {
            text: format!(
                "{} {} to the new address and {} with a valid certificate; one real call through each.",
                join(hosts.into_iter()),
                if one { "resolves" } else { "resolve" },
                if one { "answers" } else { "answer" }
            ),
            command: None,
        });
    }
    out.push(item("The old instance gets no more requests (the command of the cut-over)."));
    out.push(item("Subscription keys, products and policies work for one caller of each kind."));
    out.push(item("Logs and metrics of the new instance arrive where those of the old one did."));
    out.push(item("The developer portal of the new instance opens, where it is used."));
    out
}

/// The way back.
pub(super) fn rollback() -> Vec<Item> {
    vec![
        item(
            "Before the cut-over: delete the new instance, and nothing has changed for any caller.",
        ),
        item(
            "After it: point DNS at the old instance again. What was changed in the new one since, new subscriptions and keys above all, is not in the old one.",
        ),
        item("Point of no return: deleting the old instance, not the cut-over."),
    ]
}

/// What to put back and take away.
pub(super) fn cleanup(ground: &Ground<'_>) -> Vec<Item> {
    let mut old = ground.case.instance.primary.public_ips.items().to_vec();
    old.extend(ground.case.instance.primary.private_ips.items().iter().cloned());
    let mut out = Vec::new();
    if !old.is_empty() {
        out.push(Item {
            text: format!(
                "Remove {} from DNS, allow-lists and firewalls once the old instance is deleted.",
                join(old.iter().map(String::as_str))
            ),
            command: None,
        });
    }
    out.push(item("Point deployment pipelines, alerts and dashboards at the new instance."));
    out.push(item("Put resource locks on the new instance, and record it in the inventory."));
    out
}

/// What the input cannot answer.
pub(super) fn questions(ground: &Ground<'_>) -> Vec<String> {
    let ips = join(ground.case.instance.primary.public_ips.items().iter().map(String::as_str));
    let pinned = if ips.is_empty() { "the present address".to_owned() } else { ips };
    let mut out = vec![
        format!("Who pins {pinned}: partners, allow-lists, backends that filter by source?"),
        "How long are both kept, and who pays for the second one?".to_owned(),
        "Who changes the configuration meanwhile? Until the cut-over every change has to be made in both, or none is made.".to_owned(),
        "Does anything stand in front (Front Door, Application Gateway, another proxy) that switches faster than DNS?".to_owned(),
    ];
    if !ground.gateway_hosts().is_empty() {
        out.push("Not stated: whether the new instance takes a custom host name while the old one still has it. Try it with one name before the window.".to_owned());
    }
    out
}

/// A notice for those who call the APIs.
pub(super) fn notice(ground: &Ground<'_>) -> String {
    let hosts = ground.gateway_hosts();
    let old = join(ground.case.instance.primary.public_ips.items().iter().map(String::as_str));
    let from = if old.is_empty() { String::new() } else { format!(" from {old}") };
    if hosts.is_empty() {
        format!(
            "The service {} moves to a new instance with a new host name and a new address{from}. The new host name is announced with the day; until the old instance is switched off both answer. Replace the old host name and any pinned address.",
            ground.case.instance.display_name()
        )
    } else {
        format!(
            "The service behind {} moves to a new instance. Day and hours, in UTC, are announced by the change. Host names stay; the address changes{from}: replace a pinned address by the host name. No outage is planned; whoever uses the default host name of the old instance changes it.",
            join(hosts.into_iter())
        )
    }
}

/// What a new managed identity needs; `None` where the input shows no identity.
pub(super) fn identity(case: &Case<'_>) -> Option<String> {
    case.instance.identity.value().filter(|identity| Identity::is_set(identity)).map(|_| {
        "a new managed identity: grant it access to Key Vault and to backends before the certificates are bound".to_owned()
    })
}

/// The state of the old instance right before, in one line.
pub(super) fn state(case: &Case<'_>) -> Command {
    run(
        case,
        "State, tier, platform, network",
        &format!(
            "{} -o json",
            get(
                "{state:properties.provisioningState, tier:sku, platform:properties.platformVersion, network:properties.virtualNetworkType, locations:properties.additionalLocations[].location}"
            )
        ),
    )
}
