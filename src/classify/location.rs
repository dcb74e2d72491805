//! The platform of one location: its facts, the row that decides, and the evidence.

use super::table::{
    Basis as Rests, Conclusion, Facts, Hint, Hints, ROWS, ReportedFact, Row, TierFact,
};
use super::{Confidence, Evidence, Platform, PlatformVerdict};
use crate::Text;
use crate::knowledge::regions;
use crate::model::{Basis, Field, Instance, Location, PlatformVersion, Sku, Written};

/// A location of an instance and what its fields are called.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub(super) instance: &'a Instance,
    pub(super) location: &'a Location,
    /// Index of the additional location; `None` is the primary one.
    pub(super) additional: Option<usize>,
}

impl<'a> Place<'a> {
    /// The locations of an instance, primary first.
    pub(super) fn all(instance: &'a Instance) -> impl Iterator<Item = Self> {
        let primary = Place { instance, location: &instance.primary, additional: None };
        let others = instance.additional.items().iter().enumerate();
        std::iter::once(primary).chain(others.map(move |(index, location)| Place {
            instance,
            location,
            additional: Some(index),
        }))
    }

    /// The name of a property of the location: some stand beside `properties` on the service.
    pub(super) fn field(&self, property: &'static str) -> Text {
        match (self.additional, property) {
            (Some(index), _) => {
                format!("properties.additionalLocations[{index}].{property}").into()
            }
            (None, "zones") => "zones".into(),
            (None, "location") => "location".into(),
            (None, _) => format!("properties.{property}").into(),
        }
    }

    /// The tier: that of the service, else that of the location.
    pub(super) fn sku(&self) -> &'a Field<Written<Sku>> {
        match &self.instance.primary.sku {
            Field::Known(..) => &self.instance.primary.sku,
            _ => &self.location.sku,
        }
    }

    /// What the decision table asks.
    pub(super) fn facts(&self) -> Facts {
        let tier = match self.sku().value().map(|sku| sku.value) {
            Some(Sku::Consumption) => TierFact::Consumption,
            Some(Sku::BasicV2 | Sku::StandardV2 | Sku::PremiumV2) => TierFact::V2,
            Some(Sku::Premium) => TierFact::Premium,
            Some(Sku::Developer | Sku::Basic | Sku::Standard) => TierFact::OtherClassic,
            Some(Sku::Isolated) => TierFact::Isolated,
            Some(Sku::Unlisted) => TierFact::Unlisted,
            None => TierFact::NotKnown,
        };
        let reported = match self.location.platform.value().map(|platform| platform.value) {
            Some(PlatformVersion::Stv1) => ReportedFact::Stv1,
            Some(PlatformVersion::Stv2) => ReportedFact::Stv2,
            Some(PlatformVersion::Stv21) => ReportedFact::Stv21,
            Some(PlatformVersion::Mtv1) => ReportedFact::Mtv1,
            Some(PlatformVersion::Undetermined) => ReportedFact::Undetermined,
            Some(PlatformVersion::Unlisted) => ReportedFact::Unlisted,
            None => ReportedFact::Nothing,
        };
        let hints = Hint::ALL
            .into_iter()
            .filter(|hint| self.hint(*hint).is_some())
            .fold(Hints::default(), Hints::with);
        Facts { tier, reported, hints }
    }

    /// The property behind a hint with its value, where the hint is there.
    pub(super) fn hint(&self, hint: Hint) -> Option<(Text, String, Option<&'a crate::model::At>)> {
        let location = self.location;
        match hint {
            Hint::PrivateEndpoint => {
                let field = &self.instance.private_endpoints;
                let first = field.items().first()?;
                let name = first.name.value().map_or("one connection", String::as_str);
                Some((
                    "properties.privateEndpointConnections".into(),
                    name.to_owned(),
                    Some(&first.at),
                ))
            }
            Hint::Zones => {
                let zones = location.zones.value().filter(|zones| !zones.is_empty())?;
                Some((self.field("zones"), list(zones), location.zones.at()))
            }
            Hint::PublicIp => {
                let id = location.public_ip_id.value().filter(|id| !id.trim().is_empty())?;
                Some((self.field("publicIpAddressId"), id.clone(), location.public_ip_id.at()))
            }
            Hint::Outbound => {
                let state = location.nat_gateway.value();
                if let Some(state) = state.filter(|state| state.eq_ignore_ascii_case("enabled")) {
                    let at = location.nat_gateway.at();
                    return Some((self.field("natGatewayState"), state.clone(), at));
                }
                let addresses = location.outbound_ips.value().filter(|list| !list.is_empty())?;
                let at = location.outbound_ips.at();
                Some((self.field("outboundPublicIPAddresses"), list(addresses), at))
            }
            Hint::OnlyStv2Region => {
                let name = location.name.value()?;
                (regions::normalise(name) == regions::ONLY_STV2)
                    .then(|| (self.field("location"), name.clone(), location.name.at()))
            }
            Hint::PrecreatedIp => {
                let properties = self.instance.custom_properties.value()?;
                let field = properties.get(super::PRECREATED_IPS);
                let value = field.value().filter(|value| !value.trim().is_empty())?;
                Some((super::custom(super::PRECREATED_IPS), value.clone(), field.at()))
            }
            Hint::NoStv2Region => {
                let name = location.name.value()?;
                regions::was_without_stv2(name)
                    .then(|| (self.field("location"), name.clone(), location.name.at()))
            }
        }
    }

    /// The verdict.
    pub(super) fn verdict(&self) -> PlatformVerdict {
        let facts = self.facts();
        let row = Row::decide(&facts);
        let reported = self.location.platform.value().map(|platform| platform.raw.clone());
        let platform = match row.conclusion {
            Conclusion::Is(fixed) => fixed.platform(),
            Conclusion::Stv2OrNewer => Platform::Stv2,
            Conclusion::AsWritten => reported.clone().map_or(Platform::Unknown, Platform::Unlisted),
            Conclusion::Unknown => Platform::Unknown,
        };
        let confidence = self.confidence(row);
        let mut because = vec![self.evidence(row)];
        if row.basis == Rests::Tier && facts.reported != ReportedFact::Nothing {
            because.push(self.reported_beside_tier());
        }
        if matches!(platform, Platform::Stv2 | Platform::Stv21) {
            because.extend(self.confirming(row, &facts));
        }
        PlatformVerdict {
            platform,
            reported,
            inferred: row.conclusion == Conclusion::Stv2OrNewer,
            confidence,
            because,
        }
    }

    /// How strongly a row carries the verdict: less where the input says what is wanted, which
    /// need not be what runs.
    fn confidence(&self, row: &Row) -> Confidence {
        match (self.instance.basis, row.basis) {
            (Basis::Wanted, Rests::Tier) => row.confidence.min(Confidence::Strong),
            (Basis::Wanted, _) => row.confidence.min(Confidence::Moderate),
            _ => row.confidence,
        }
    }

    /// The evidence of a row.
    fn evidence(&self, row: &Row) -> Evidence {
        let (field, value, at) = match row.basis {
            Rests::Tier => {
                let sku = self.sku();
                ("sku.name".into(), super::written(sku), sku.at())
            }
            Rests::Reported => {
                let platform = &self.location.platform;
                (self.field("platformVersion"), super::written(platform), platform.at())
            }
            Rests::Hint(hint) => self
                .hint(hint)
                .unwrap_or_else(|| (self.field("platformVersion"), String::new(), None)),
        };
        Evidence {
            field,
            value,
            input: self.instance.input_of(at),
            at: at.cloned(),
            rule: row.rule.into(),
            strength: self.confidence(row),
            source: row.source.clone(),
        }
    }

    /// What was reported where the tier alone decides.
    fn reported_beside_tier(&self) -> Evidence {
        let platform = &self.location.platform;
        Evidence {
            field: self.field("platformVersion"),
            value: super::written(platform),
            input: self.instance.input_of(platform.at()),
            at: platform.at().cloned(),
            rule: "The tier decides; the reported value is shown beside it.".into(),
            strength: Confidence::Moderate,
            source: crate::knowledge::sources::SAMPLE_BASIC_V2,
        }
    }

    /// Further properties that say stv2 or newer, beside the one that decided.
    fn confirming<'b>(&'b self, decided: &'b Row, facts: &Facts) -> impl Iterator<Item = Evidence> {
        let silent = Facts { reported: ReportedFact::Nothing, ..*facts };
        ROWS.iter()
            .filter(move |row| row.conclusion == Conclusion::Stv2OrNewer && row.id != decided.id)
            .filter(move |row| row.holds(&silent))
            .map(|row| self.evidence(row))
    }
}

/// A list as text.
fn list(items: &[String]) -> String {
    items.join(", ")
}
