//! What other tools say of an instance. It is kept as said and shown beside the verdict, which it
//! never changes.
//!
//! Azure Advisor: `Microsoft.Advisor/recommendations`, as the REST API nests them, as the Azure
//! CLI flattens them, and as rows of the table `advisorresources` (model `ResourceRecommendationBase`
//! of the SDKs). azqr: the tables of its renderers (`internal/renderers` in Azure/azqr), whose
//! columns are the same in JSON and in CSV but for case and blanks; it masks subscription ids but
//! for their last seven characters.

use super::element::{Glance, SERVICE_TYPE};
use super::node::View;
use super::notes::quoted;
use crate::model::{ArmId, Estate, Opinion};
use crate::note::{Note, NoteKind, NoteSeverity};
use std::collections::BTreeMap;

/// The type of a recommendation of Advisor.
const ADVISOR_TYPE: &str = "microsoft.advisor/recommendations";

/// What azqr puts before the characters of a subscription id that it shows.
const MASK: &str = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxx";

/// How many names stand in one message.
const NAMED: usize = 5;

/// Whether an element is a recommendation of Advisor.
pub(crate) fn is_advice(element: &impl Glance) -> bool {
    match element.scalar("type") {
        Some(kind) => kind.trim().eq_ignore_ascii_case(ADVISOR_TYPE),
        None => {
            element.has("recommendationTypeId")
                && ["shortDescription", "impactedField", "problem"]
                    .iter()
                    .any(|key| element.has(key))
        }
    }
}

/// Reads what a tool says, where it is about an instance of API Management.
pub(crate) fn read(view: &View<'_>, tool: &str, input: u32) -> Option<Opinion> {
    let properties = view.get("properties");
    let find = |name: &str| {
        let nested = properties.as_ref().and_then(|properties| properties.get(name));
        nested.or_else(|| view.get(name)).or_else(|| view.get(&format!("properties_{name}")))
    };
    let text = |view: Option<View<'_>>| view.and_then(|view| view.text().map(str::to_owned));
    let first = |names: &[&str]| names.iter().find_map(|name| text(find(name)));
    let inner = |outer: &str, name: &str| text(find(outer).and_then(|view| view.get(name)));
    let resource = inner("resourceMetadata", "resourceId")
        .or_else(|| text(find("resourceId")))
        .or_else(|| text(view.get("id")))
        .map(|id| of_recommendation(&id).to_owned())
        .or_else(|| named(&first))?;
    let kind = first(&["impactedField", "resourceType"]).unwrap_or_default();
    if ArmId::read(&resource).is_none() && !kind.eq_ignore_ascii_case(SERVICE_TYPE) {
        return None;
    }
    // A table of azqr also lists what is in order.
    if first(&["compliant"]).is_some_and(|compliant| compliant.eq_ignore_ascii_case("true")) {
        return None;
    }
    let tool = match first(&["source"]) {
        Some(source) => format!("{tool} ({source})"),
        None => tool.to_owned(),
    };
    Some(Opinion {
        input,
        tool,
        rule: first(&["recommendationTypeId", "recommendationId", "rId"]).unwrap_or_default(),
        category: first(&["category"]).unwrap_or_default(),
        impact: first(&["impact"]).unwrap_or_default(),
        text: inner("shortDescription", "problem")
            .or_else(|| first(&["problem", "recommendation", "description", "solution"]))
            .or_else(|| inner("shortDescription", "solution"))
            .unwrap_or_default(),
        resource,
        at: view.at(),
    })
}

/// The resource that a recommendation hangs on.
fn of_recommendation(id: &str) -> &str {
    let at = id.to_ascii_lowercase().find("/providers/microsoft.advisor/");
    at.and_then(|at| id.get(..at)).unwrap_or(id)
}

/// The id of a resource that a row tells by its parts.
fn named(first: &impl Fn(&[&str]) -> Option<String>) -> Option<String> {
    let subscription = first(&["subscriptionId", "subscription"])?;
    let group = first(&["resourceGroup"])?;
    let kind = first(&["resourceType", "type"])?;
    let name = first(&["resourceName", "serviceName"])?;
    Some(format!("/subscriptions/{subscription}/resourceGroups/{group}/providers/{kind}/{name}"))
}

/// Gives every opinion to the instance that it is about. Those about others stay, and are noted.
pub(super) fn assign(estate: &mut Estate) {
    if estate.opinions.is_empty() {
        return;
    }
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (index, instance) in estate.instances.iter().enumerate() {
        if let Some(id) = instance.id.value() {
            places.entry(id.key()).or_insert(index);
            if let Some(masked) = masked(id) {
                // Two instances that look the same under the mask are neither.
                places.entry(masked).and_modify(|one| *one = usize::MAX).or_insert(index);
            }
        }
    }
    let mut left = vec![];
    for opinion in std::mem::take(&mut estate.opinions) {
        let key = ArmId::read(&opinion.resource).map(|id| id.key());
        let place = key.and_then(|key| places.get(&key)).copied();
        match place.and_then(|place| estate.instances.get_mut(place)) {
            Some(instance) => instance.opinions.push(opinion),
            None => left.push(opinion),
        }
    }
    note_left(&left, estate);
    estate.opinions = left;
}

/// The id as azqr writes it under its mask.
fn masked(id: &ArmId) -> Option<String> {
    let shown = id.subscription.get(29..)?;
    Some(id.key().replacen(&id.subscription.to_ascii_lowercase(), &format!("{MASK}{shown}"), 1))
}

fn note_left(left: &[Opinion], estate: &mut Estate) {
    let Some(first) = left.first() else { return };
    let mut names: Vec<String> = vec![];
    for opinion in left {
        let name = opinion.resource.rsplit('/').next().unwrap_or_default();
        if names.iter().all(|other| other != name) {
            names.push(name.to_owned());
        }
    }
    let more = names.len().saturating_sub(NAMED);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    let shown: Vec<String> = names.iter().take(NAMED).map(|name| quoted(name)).collect();
    let input = usize::try_from(first.input).ok().and_then(|index| estate.inputs.get(index));
    estate.notes.push(Note {
        kind: NoteKind::SecondOpinion,
        severity: NoteSeverity::Info,
        message: format!(
            "{} about API Management instances that are not in the inputs: {}{rest}. Not shown.",
            super::notes::counted(
                u64::try_from(left.len()).unwrap_or(u64::MAX),
                "second opinion is",
                "second opinions are"
            ),
            shown.join(", ")
        ),
        advice: Some("Add an export of these instances.".into()),
        command: None,
        offer: None,
        excerpt: None,
        input: input.map(|input| input.name.clone()).unwrap_or_default(),
        at: first.at.clone(),
    });
}
