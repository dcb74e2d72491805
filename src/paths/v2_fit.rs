//! How an instance of a classic tier fits each v2 tier: what its export shows, weighed by the
//! table of the gaps, and what it cannot show.

use super::ground::{Ground, is_default_host, join};
use crate::classify::{Case, Cloud, Family, NetworkMode, ZoneMode};
use crate::knowledge::limits as limits_2026;
use crate::knowledge::regions::{self, Region};
use crate::knowledge::tiers;
use crate::knowledge::v2::{self, Gap, Weight};
use crate::knowledge::{Source, sources};
use crate::model::{Capacity, CertificateSource, CustomProperties, HostName, HostType, Sku};
use crate::rules::Command;
use crate::rules::az::{bash, prelude};
use crate::{Record, Text};
use serde::{Deserialize, Serialize};

/// How an instance fits the v2 tiers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct V2Fit {
    /// A verdict for each of Basic v2, Standard v2 and Premium v2, in this order.
    pub tiers: Vec<TierFit>,
    /// What the verdicts rest on.
    pub points: Vec<FitPoint>,
    /// What the input cannot answer and may turn them.
    pub questions: Vec<FitQuestion>,
    /// What moving means, whatever the tier.
    pub moving: Vec<Text>,
}

/// Whether a tier would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum FitVerdict {
    /// Nothing in the input speaks against it.
    Fits,
    /// It does after what is named has been changed, tested or accepted.
    WithChanges,
    /// Something that decides is open.
    CannotTell,
    /// Something that the instance uses is missing in it.
    DoesNotFit,
}

impl FitVerdict {
    /// The words for it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::WithChanges => "fits with changes",
            Self::CannotTell => "cannot tell",
            Self::DoesNotFit => "does not fit",
        }
    }
}

/// The verdict on one tier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct TierFit {
    /// `BasicV2`, `StandardV2` or `PremiumV2`.
    pub sku: Text,
    /// The tier's display name.
    pub name: Text,
    /// The verdict.
    pub verdict: FitVerdict,
    /// What makes it.
    pub summary: String,
    /// The network that would replace today's.
    pub network: Text,
}

/// One thing that the instance shows, and what each tier makes of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FitPoint {
    /// Stable id.
    pub id: Text,
    /// What it is about.
    pub title: Text,
    /// What the instance shows.
    pub here: String,
    /// What each tier makes of it, in the order of the verdicts.
    pub tiers: Vec<TierPoint>,
    /// Where the fact comes from.
    pub source: Source,
}

/// What a tier makes of a point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct TierPoint {
    /// How much it weighs.
    pub weight: Weight,
    /// Why.
    pub text: Text,
}

/// A question whose answer is not in the input.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FitQuestion {
    /// Stable id.
    pub id: Text,
    /// The question.
    pub text: Text,
    /// What a good answer is.
    pub good: String,
    /// What follows from another.
    pub otherwise: Text,
    /// The command that answers it; absent where only people know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<Command>,
    /// Where it stands that it matters.
    pub source: Source,
}

/// How an instance of a classic tier or Consumption fits the v2 tiers; `None` for any other.
pub fn v2_fit(case: &Case<'_>) -> Option<V2Fit> {
    if !matches!(case.class.family, Family::Classic | Family::Serverless) {
        return None;
    }
    let ground = Ground::of(case);
    let points = points(&ground);
    let network = network(&ground);
    let tiers = v2::TIERS
        .iter()
        .enumerate()
        .filter_map(|(at, sku)| {
            let tier = tiers::find(sku)?;
            let (verdict, summary) = verdict(&points, at);
            Some(TierFit {
                sku: (*sku).into(),
                name: tier.display.into(),
                verdict,
                summary,
                network: (*network.get(at)?).into(),
            })
        })
        .collect();
    Some(V2Fit {
        tiers,
        questions: questions(&ground),
        moving: v2::MOVING.iter().map(|text| (*text).into()).collect(),
        points,
    })
}

/// The tier to plan for: the nearest to the present one that does not rule itself out, else the
/// next larger, else the next smaller; `None` where none is left.
pub(crate) fn target(fit: &V2Fit, tier: Option<Sku>) -> Option<&TierFit> {
    let nearest = match tier {
        Some(Sku::Premium | Sku::Isolated) => 2,
        Some(Sku::Standard) => 1,
        _ => 0,
    };
    let upwards = fit.tiers.iter().skip(nearest);
    let downwards = fit.tiers.iter().take(nearest).rev();
    upwards.chain(downwards).find(|tier| tier.verdict != FitVerdict::DoesNotFit)
}

fn verdict(points: &[FitPoint], at: usize) -> (FitVerdict, String) {
    let weighing = |wanted: Weight| {
        let titles = points
            .iter()
            .filter(|point| point.tiers.get(at).is_some_and(|tier| tier.weight == wanted))
            .map(|point| point.title.as_ref());
        titles.collect::<Vec<_>>()
    };
    for (weight, verdict, word) in [
        (Weight::Blocker, FitVerdict::DoesNotFit, "not offered"),
        (Weight::Open, FitVerdict::CannotTell, "open"),
        (Weight::Change, FitVerdict::WithChanges, "to change, test or accept"),
    ] {
        let titles = weighing(weight);
        if !titles.is_empty() {
            return (verdict, format!("{word}: {}", join(titles.into_iter())));
        }
    }
    (FitVerdict::Fits, "nothing in this input speaks against it; the questions remain".to_owned())
}

/// What shows a gap: its id, and what the instance has of it in words, where it has it.
type Signal = (&'static str, fn(&Ground<'_>) -> Option<String>);

const SIGNALS: [Signal; 19] = [
    ("other-cloud", |ground| match ground.case.class.cloud {
        Cloud::UsGov => Some("Azure US Government".to_owned()),
        Cloud::China => Some("Azure operated by 21Vianet".to_owned()),
        Cloud::Public | Cloud::Unknown => None,
    }),
    ("region-not-known", |ground| {
        ground.case.instance.primary.name.value().is_none().then(|| "not in this input".to_owned())
    }),
    ("multi-region", |ground| {
        let others = ground.case.class.locations.iter().filter(|location| !location.primary);
        some(join(others.map(|location| location.region.as_str())))
    }),
    ("gateway-domains", |ground| {
        let hosts = ground.gateway_hosts();
        (hosts.len() > 1).then(|| join(hosts.into_iter()))
    }),
    ("external-network", |ground| {
        (ground.network == NetworkMode::External).then(|| "External".to_owned())
    }),
    ("internal-network", |ground| {
        (ground.network == NetworkMode::Internal).then(|| "Internal".to_owned())
    }),
    ("network-not-known", |ground| {
        (ground.network == NetworkMode::Unknown).then(|| "not in this input".to_owned())
    }),
    ("private-endpoint", |ground| {
        let endpoints = ground.case.instance.private_endpoints.items();
        let names = endpoints.iter().map(|one| one.name.value().map_or("one", String::as_str));
        some(join(names))
    }),
    ("zones", |ground| match ground.case.class.locations.first()?.zones {
        ZoneMode::ZoneRedundant | ZoneMode::Zonal => {
            Some(format!("zones {}", ground.case.instance.primary.zones.items().join(", ")))
        }
        ZoneMode::Automatic => Some("spread over zones by Azure where it can".to_owned()),
        ZoneMode::None | ZoneMode::NotOffered | ZoneMode::Unknown => None,
    }),
    ("static-ip", |ground| {
        let primary = &ground.case.instance.primary;
        let ips = join(primary.public_ips.items().iter().map(String::as_str));
        some(ips)
            .or_else(|| primary.public_ip_id.value().map(|_| "a public IP resource".to_owned()))
    }),
    ("managed-certificate", |ground| {
        hosts(ground, &|host| {
            host.source.value().is_some_and(|source| source.value == CertificateSource::Managed)
        })
    }),
    ("client-certificate", |ground| {
        hosts(ground, &|host| host.negotiate_client_certificate.value().copied() == Some(true))
    }),
    ("ciphers", |ground| {
        let properties = ground.case.instance.custom_properties.value()?;
        let names: Vec<_> = properties
            .entries()
            .iter()
            .filter_map(|(key, value)| {
                let name =
                    CustomProperties::short_name(key).strip_prefix("Gateway.Security.Ciphers.")?;
                // 3DES is off by default, whatever else can be switched is on.
                let default = if name == "TripleDes168" { "false" } else { "true" };
                let same = value.value().is_some_and(|value| value.eq_ignore_ascii_case(default));
                (!same).then_some(name)
            })
            .collect();
        match names.as_slice() {
            [] => None,
            [one] => Some(format!("{one} differs from the default")),
            all => Some(format!("{} ciphers differ from the default", all.len())),
        }
    }),
    ("ca-certificates", |ground| match ground.case.instance.ca_certificates.items().len() {
        0 => None,
        1 => Some("1 certificate".to_owned()),
        count => Some(format!("{count} certificates")),
    }),
    ("management-host", |ground| host(ground, HostType::Management)),
    ("scm-host", |ground| host(ground, HostType::Scm)),
    ("portal-host", |ground| host(ground, HostType::Portal)),
    ("developer-portal-host", |ground| host(ground, HostType::DeveloperPortal)),
    ("developer-tier", |ground| {
        (ground.tier == Some(Sku::Developer))
            .then(|| "Developer, without a service level".to_owned())
    }),
];

/// A text that says something.
fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// The names of the hosts of which something holds.
fn hosts(ground: &Ground<'_>, holds: &dyn Fn(&HostName) -> bool) -> Option<String> {
    let hosts = ground.case.instance.hosts.items().iter().filter(|host| holds(host));
    some(join(hosts.filter_map(|host| host.name.value().map(String::as_str))))
}

/// The custom host names of a kind.
fn host(ground: &Ground<'_>, kind: HostType) -> Option<String> {
    hosts(ground, &|host| {
        host.host_type.value().is_some_and(|written| written.value == kind)
            && host.name.value().is_some_and(|name| !is_default_host(name))
    })
}

fn points(ground: &Ground<'_>) -> Vec<FitPoint> {
    let mut out = Vec::new();
    out.extend(region(ground));
    out.extend(units(ground));
    for (id, shown) in SIGNALS {
        if let (Some(gap), Some(here)) = (v2::gap(id), shown(ground)) {
            out.push(point(gap, here));
        }
    }
    out
}

fn point(gap: &Gap, here: String) -> FitPoint {
    let tiers = gap.tiers.iter();
    FitPoint {
        id: gap.id.into(),
        title: gap.title.into(),
        here,
        tiers: tiers
            .map(|(weight, text)| TierPoint { weight: *weight, text: (*text).into() })
            .collect(),
        source: gap.source.clone(),
    }
}

/// Which of the tiers the region has.
fn region(ground: &Ground<'_>) -> Option<FitPoint> {
    if matches!(ground.case.class.cloud, Cloud::UsGov | Cloud::China) {
        return None;
    }
    let name = ground.case.instance.primary.name.value()?;
    let region = regions::find(name);
    let tiers = v2::TIERS.iter().filter_map(|sku| {
        let tier = tiers::find(sku)?;
        Some(match region {
            None => TierPoint {
                weight: Weight::Blocker,
                text: "the region is not in the published table (2026-04)".into(),
            },
            Some(region) if !offered(region, sku) => TierPoint {
                weight: Weight::Blocker,
                text: "not listed for the region (2026-04)".into(),
            },
            // Capacity stops name the tiers that they close the region for.
            Some(region) if region.note.contains("blocked") && region.note.contains(tier.display) => {
                TierPoint {
                    weight: Weight::Change,
                    text: "listed, but closed to new instances in 2026-04; whether still so is unconfirmed: try to create one first".into(),
                }
            }
            Some(_) => TierPoint { weight: Weight::Fits, text: "listed (2026-04)".into() },
        })
    });
    Some(FitPoint {
        id: "region".into(),
        title: "Region".into(),
        here: region.map_or_else(|| name.clone(), |region| region.display.to_owned()),
        tiers: tiers.collect(),
        source: sources::REGION_AVAILABILITY,
    })
}

/// Whether the published table lists a region for a tier.
fn offered(region: &Region, sku: &str) -> bool {
    match sku {
        "BasicV2" => region.offers.basic_v2,
        "StandardV2" => region.offers.standard_v2,
        _ => region.offers.premium_v2,
    }
}

/// Whether the units of today fit the most that the tiers have.
fn units(ground: &Ground<'_>) -> Option<FitPoint> {
    let Some(Capacity::Units(units)) = ground.case.instance.primary.capacity.value() else {
        return None;
    };
    let tiers = v2::TIERS.iter().filter_map(|sku| {
        let most = tiers::find(sku)?.max_units?;
        Some(TierPoint {
            weight: if *units > most { Weight::Blocker } else { Weight::Fits },
            text: format!("{most} at most").into(),
        })
    });
    Some(FitPoint {
        id: "units".into(),
        title: "Units".into(),
        here: units.to_string(),
        tiers: tiers.collect(),
        source: sources::INC_LIMITS_V2,
    })
}

/// What replaces today's network, for each tier.
fn network(ground: &Ground<'_>) -> [&'static str; 3] {
    let id = match ground.network {
        NetworkMode::None => return v2::NETWORK_PUBLIC,
        NetworkMode::External => "external-network",
        NetworkMode::Internal => "internal-network",
        NetworkMode::Unknown => "network-not-known",
    };
    v2::gap(id).map_or(v2::NETWORK_PUBLIC, |gap| gap.tiers.map(|(_, text)| text))
}

fn questions(ground: &Ground<'_>) -> Vec<FitQuestion> {
    // Self-hosted gateways and Service Fabric backends exist in Developer and Premium alone,
    // workspaces in Premium.
    let has = |id: &str| match (id, ground.tier) {
        ("self-hosted" | "service-fabric", Some(Sku::Basic | Sku::Standard | Sku::Consumption)) => {
            false
        }
        ("workspaces", Some(tier)) => tier == Sku::Premium,
        _ => true,
    };
    v2::QUESTIONS
        .iter()
        .filter(|question| has(question.id))
        .map(|question| FitQuestion {
            id: question.id.into(),
            text: question.text.into(),
            good: if question.id == "counts" {
                format!("below the limits of the tier: {}", limits(|_| true))
            } else {
                question.good.to_owned()
            },
            otherwise: question.otherwise.into(),
            command: (!question.command.is_empty()).then(|| {
                bash(
                    "Look it up in the instance",
                    format!("(\n{}{}\n)\n", prelude(ground.case), question.command),
                )
            }),
            source: question.source.clone(),
        })
        .collect()
}

/// The limits of 2026 that are most often near, tier by tier.
pub(crate) fn limits(wanted: impl Fn(&str) -> bool) -> String {
    let rows = v2::TIERS.iter().filter(|sku| wanted(sku)).filter_map(|sku| {
        let tier = tiers::find(sku)?;
        let group = tier.limits?;
        let named = [
            (&limits_2026::OPERATIONS, "operations"),
            (&limits_2026::SUBSCRIPTIONS, "subscriptions"),
            (&limits_2026::NAMED_VALUES, "named values"),
            (&limits_2026::PRODUCTS, "products"),
        ];
        let parts = named.iter().filter_map(|(limit, what)| {
            Some(format!("{} {what}", limits_2026::thousands(limit.of(group)?)))
        });
        let parts: Vec<String> = parts.collect();
        Some(format!("{} {}", tier.display, parts.join(", ")))
    });
    let rows: Vec<String> = rows.collect();
    rows.join("; ") + "; operations count in every version and revision of an API"
}
