//! The service level: a fact of every instance and the fault of none.

use super::Fact;
use super::facts::{evidence, fact};
use crate::classify::{Case, Family, Platform};
use crate::knowledge::{cloud, tiers};
use crate::model::{Field, Sku};

/// The figure that Azure Quick Review encodes. A location on stv1 has none, so what may be on stv1
/// has none that is known.
pub(super) fn service_level(case: &Case<'_>) -> Fact {
    let instance = case.instance;
    let sku = instance.sku();
    let tier = sku.value().and_then(|sku| tiers::find(&sku.raw));
    let premium = sku.value().is_some_and(|sku| sku.value == Sku::Premium);
    let figure = match (tier, &instance.additional) {
        (Some(tier), _) if tier.platforms.is_empty() => None,
        (Some(_), Field::Known(others, _)) if premium && !others.is_empty() => {
            Some(tiers::SLA_MULTI_REGION)
        }
        (Some(_), Field::Absent | Field::Unreadable(..)) if premium => None,
        (tier, _) => tier.map(|tier| tier.sla),
    };
    let ended = case.options.as_of >= cloud::STV1_SLA_ENDED;
    let open =
        case.class.family == Family::Classic
            && case.class.locations.iter().any(|one| {
                matches!(one.platform.platform, Platform::Unknown | Platform::Unlisted(_))
            });
    let (value, detail) = match figure {
        Some("none") => (Some("None"), "the tier has none"),
        _ if ended && case.class.has_stv1() => {
            (Some("None"), "a location on stv1 has had none since 2024-09-01")
        }
        Some(_) if ended && open => (None, "a location on stv1 would have none"),
        Some(figure) => {
            (Some(figure), "as Azure Quick Review encodes it; the agreement itself decides")
        }
        None => (None, ""),
    };
    let because = vec![
        evidence(
            case,
            "sku.name",
            sku,
            |sku| sku.raw.clone(),
            "The service level goes by tier",
            &tiers::SLA_SOURCE,
        ),
        evidence(
            case,
            "properties.additionalLocations",
            &instance.additional,
            |list| match list.len() {
                1 => "1 entry".to_owned(),
                many => format!("{many} entries"),
            },
            "Premium with an additional location has a higher one",
            &tiers::SLA_SOURCE,
        ),
    ];
    fact("serviceLevel", "Service level", value.map(str::to_owned), detail.to_owned(), because)
}
