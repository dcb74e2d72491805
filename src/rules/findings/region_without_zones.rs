//! `reliability/region-without-zones`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, environment, seen};
use crate::classify::Case;
use crate::knowledge::{regions, sources};
use crate::model::Sku;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "reliability/region-without-zones",
    title: "A region without availability zones",
    doc: "Premium in a region for which the provider lists no zones. Silent on other tiers, in regions that are not listed, beside another location, and where tags or the name say that it is not production.",
    why: "All units there share one fate.",
    remedy: "Where that must not stop the service, a further location in another region is what helps.",
    answers: FIRES,
    severity: Severity::Info,
    pillar: Pillar::Reliability,
    source: sources::PROVIDER,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let premium = case.instance.sku().value().is_some_and(|sku| sku.value == Sku::Premium);
    if !premium || environment::is_other(case.instance) {
        return Vec::new();
    }
    let [class] = case.class.locations.as_slice() else { return Vec::new() };
    let location = &case.instance.primary;
    let Some(name) = location.name.value() else { return Vec::new() };
    if !regions::find(name).is_some_and(|one| one.listed && one.zones == Some(false)) {
        return Vec::new();
    }
    vec![
        rule.found(
            format!("No availability zones in {}", class.region),
            format!(
                "The provider lists no zones for API Management in {} (list of {}), so all units \
                 there share one fate.",
                class.region, rule.source.dated
            ),
            "Where that must not stop the service, a further location in another region is what \
             helps.",
        )
        .because([seen::field(
            case,
            "location",
            name,
            location.name.at(),
            "A region without zones in the list of the provider.",
            &rule.source,
        )]),
    ]
}
