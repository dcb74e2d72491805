//! Plans of made and read instances, and plans as plain text.

use super::{Made, known, subnet};
use apim_planner::classify::{Cloud, NetworkMode, Platform};
use apim_planner::model::{CustomProperties, Field, NetworkType, Sku, Snapshot};
use apim_planner::options::Prefer;
use apim_planner::paths::judge;
use apim_planner::plan::{self, Item, Plan, plan};
use apim_planner::rules;
use std::sync::LazyLock;

pub fn planned(made: &Made) -> Plan {
    let case = made.case();
    let (findings, exposures) = (rules::findings(&case), rules::exposures(&case));
    plan(&case, &judge(&case), &findings, &exposures).expect("every instance has a plan")
}

/// All commands of a plan.
pub fn commands(plan: &Plan) -> Vec<String> {
    let items = |items: &[Item]| -> Vec<String> {
        items.iter().filter_map(|item| item.command.as_ref()).map(|c| c.text.clone()).collect()
    };
    let mut out: Vec<String> = plan.gate.iter().map(|gate| gate.command.text.clone()).collect();
    out.extend(items(&plan.prerequisites));
    out.extend(
        plan.checks.iter().filter_map(|check| check.command.as_ref()).map(|c| c.text.clone()),
    );
    out.extend(plan.steps.iter().flat_map(|step| &step.commands).map(|c| c.text.clone()));
    out.extend(items(&plan.verification));
    out.extend(items(&plan.rollback));
    out.extend(items(&plan.cleanup));
    out
}

/// Everything a reader of a plan sees, as plain text.
pub fn text(plan: &Plan) -> String {
    let mut out = format!("# {}\n\n", plan.title);
    if !plan.choice.is_empty() {
        out.push_str(&format!("Choice: {}\n\n", plan.choice));
    }
    out.push_str(&format!("{}\n\nWindow: {}\n", plan.summary, plan.window));
    let list = |out: &mut String, title: &str, items: &[Item]| {
        if !items.is_empty() {
            out.push_str(&format!("\n## {title}\n"));
        }
        for item in items {
            out.push_str(&format!("* {}\n", item.text));
            if let Some(command) = &item.command {
                out.push_str(&format!("[{}]\n{}", command.label, command.text));
            }
        }
    };
    for role in &plan.roles {
        out.push_str(&format!("Role: {role}\n"));
    }
    if let Some(gate) = &plan.gate {
        out.push_str(&format!(
            "\n## Gate\n{}\n[{}]\n{}",
            gate.text, gate.command.label, gate.command.text
        ));
        for answer in &gate.answers {
            out.push_str(&format!("* {} -> {}\n", answer.answer, answer.then));
        }
    }
    list(&mut out, "Prerequisites", &plan.prerequisites);
    if !plan.checks.is_empty() {
        out.push_str("\n## Checks\n");
    }
    for check in &plan.checks {
        out.push_str(&format!("[{}] {}\n", check.id, check.title));
        if let Some(command) = &check.command {
            out.push_str(&format!("[{}]\n{}", command.label, command.text));
        }
        out.push_str(&format!("Good: {}\nOtherwise: {}\n", check.good, check.otherwise));
    }
    for table in &plan.tables {
        out.push_str(&format!("\n## {}\n{}\n", table.title, table.columns.join(" | ")));
        for row in &table.rows {
            assert_eq!(row.len(), table.columns.len());
            out.push_str(&format!("{}\n", row.join(" | ")));
        }
    }
    if !plan.steps.is_empty() {
        out.push_str("\n## Steps\n");
    }
    for step in &plan.steps {
        let end = if step.point_of_no_return { " POINT OF NO RETURN" } else { "" };
        out.push_str(&format!(
            "{}. {} ({}; {}){end}\n{}\nDuration: {}\n",
            step.number, step.title, step.who, step.by, step.text, step.duration
        ));
        for command in &step.commands {
            out.push_str(&format!("[{}]\n{}", command.label, command.text));
        }
    }
    list(&mut out, "Verification", &plan.verification);
    list(&mut out, "Rollback", &plan.rollback);
    list(&mut out, "Clean-up", &plan.cleanup);
    if !plan.questions.is_empty() {
        out.push_str("\n## Questions\n");
    }
    for question in &plan.questions {
        out.push_str(&format!("* {question}\n"));
    }
    if !plan.notice.is_empty() {
        out.push_str(&format!("\n## Notice\n{}\n", plan.notice));
    }
    out
}

/// Names that try to leave their quotes, their line, or their place.
pub const HOSTILE: [&str; 8] = [
    "'; touch /tmp/owned; '",
    "$(touch /tmp/owned)",
    "`touch /tmp/owned`",
    "a\nrm -rf ~",
    "a\u{202e}b\u{2066}c",
    "'\\''\"\\",
    "-rf",
    "JSON\n{}",
];

/// Those of [`instances`] with their plans, made once for each test program.
pub fn planned_instances() -> &'static [(Made, Plan)] {
    static ALL: LazyLock<Vec<(Made, Plan)>> = LazyLock::new(|| {
        instances().into_iter().map(|made| (made.clone(), planned(&made))).collect()
    });
    &ALL
}

/// The plans along every path that those of [`instances`] have one for, made once for each test
/// program. Of the plain cells those on stv1 and those that are not known stand for all.
pub fn plans_along() -> &'static [(Made, Plan)] {
    static ALL: LazyLock<Vec<(Made, Plan)>> = LazyLock::new(|| {
        let mut out = Vec::new();
        for made in instances() {
            let plain = made.instance.display_name() == "apim-cell";
            let open = matches!(made.class.platform.platform, Platform::Stv1 | Platform::Unknown);
            if plain && (!open || made.options.prefer == Prefer::NoDowntime) {
                continue;
            }
            let case = made.case();
            let paths = judge(&case);
            let mut wanted = plan::planned(&case, &paths);
            if wanted.iter().any(|path| path == "v2") {
                wanted.extend(["BasicV2", "StandardV2", "PremiumV2"].map(Into::into));
            }
            for path in wanted {
                let found = plan::along(&case, &paths, &rules::findings(&case), &path);
                out.push((made.clone(), found.expect("a plan")));
            }
        }
        out
    });
    &ALL
}

/// The plans of [`planned_instances`] and of [`plans_along`].
pub fn all_plans() -> impl Iterator<Item = &'static (Made, Plan)> {
    planned_instances().iter().chain(plans_along())
}

/// Instances in every interesting constellation.
pub fn instances() -> Vec<Made> {
    let mut out = super::cells();
    out.extend(super::inputs());
    for network in [NetworkMode::None, NetworkMode::External, NetworkMode::Internal] {
        for prefer in super::PREFERENCES {
            for sku in [Sku::Developer, Sku::Premium] {
                let made = Made::new("apim-full", sku, Platform::Stv1, network)
                    .units(if sku == Sku::Developer { 1 } else { 2 })
                    .prefer(prefer)
                    .precreated("198.51.100.7")
                    .host("apim-full.azure-api.net")
                    .host("api.example.org")
                    .sibling("apim-other", true);
                out.push(made.clone());
                for platform in [Platform::Stv1, Platform::Stv2] {
                    out.push(made.clone().also_in("North Europe", platform));
                }
            }
            out.push(
                Made::new("apim-second", Sku::Premium, Platform::Stv21, network)
                    .prefer(prefer)
                    .also_in("North Europe", Platform::Stv1),
            );
        }
    }
    for hostile in HOSTILE {
        for network in [NetworkMode::External, NetworkMode::Internal] {
            out.push(hostile_instance(hostile, network));
        }
    }
    out.push(blocked(true));
    out.push(blocked(false));
    out
}

/// An instance in which every name is the given one.
pub fn hostile_instance(name: &str, network: NetworkMode) -> Made {
    let mut made = Made::new("apim", Sku::Premium, Platform::Stv1, network)
        .host(name)
        .also_in(name, Platform::Stv2);
    made.instance.id = Field::Absent;
    made.instance.subscription = Some(name.to_owned());
    made.instance.resource_group = Some(name.to_owned());
    made.instance.name = known(name.to_owned());
    made.instance.primary.subnet = known(subnet(name, name));
    made.instance.primary.public_ips = known(vec![name.to_owned()]);
    made.instance.primary.private_ips = known(vec![name.to_owned()]);
    made.instance.gateway_url = known(name.to_owned());
    made.class.precreated_ips = vec![name.to_owned()];
    made.class.locations[0].region = name.to_owned();
    if let Field::Known(hosts, _) = &mut made.instance.hosts {
        hosts[0].key_vault_id = known(format!("https://{name}.vault.azure.net/secrets/a"));
    }
    made
}

/// An instance whose endpoints Azure blocked, with or without an older export at hand.
pub fn blocked(older: bool) -> Made {
    let mut made =
        Made::new("apim-blocked", Sku::Premium, Platform::Stv2, NetworkMode::None).units(1);
    made.class.endpoints_blocked = true;
    made.class.cloud = Cloud::UsGov;
    made.instance.custom_properties = known(CustomProperties::new(vec![
        (
            "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10".to_owned(),
            known("False".to_owned()),
        ),
        (
            "Microsoft.WindowsAzure.ApiManagement.Service.Disabled".to_owned(),
            known("True".to_owned()),
        ),
    ]));
    if older {
        made.instance.earlier.push(Snapshot {
            export: 0,
            input: 0,
            last_modified: Field::Absent,
            platform: Field::Absent,
            virtual_network_type: known(NetworkType::read("Internal")),
            subnet: known(subnet("vnet-old", "snet-old")),
            private_ips: known(vec!["10.60.4.5".to_owned()]),
            public_ips: known(vec!["203.0.113.90".to_owned()]),
        });
    }
    made
}
