//! The decision table: which platform follows from which facts. The first row that holds decides
//! and is the explanation.

pub use super::rows::ROWS;

use super::rows::NO_EVIDENCE;
use super::{Confidence, Platform};
use crate::knowledge::Source;

/// The tier, as far as the table tells tiers apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TierFact {
    /// Consumption.
    Consumption,
    /// Basic v2, Standard v2, Premium v2.
    V2,
    /// Premium.
    Premium,
    /// Developer, Basic, Standard.
    OtherClassic,
    /// Isolated, whose platforms are not confirmed.
    Isolated,
    /// A tier that no document lists.
    Unlisted,
    /// The input does not name it.
    NotKnown,
}

/// What `platformVersion` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportedFact {
    /// `stv1`.
    Stv1,
    /// `stv2`.
    Stv2,
    /// `stv2.1`.
    Stv21,
    /// `mtv1`.
    Mtv1,
    /// `undetermined`.
    Undetermined,
    /// A value that no document lists.
    Unlisted,
    /// Absent, `null` or unreadable.
    Nothing,
}

/// A property from which a platform is inferred where none is reported, in the order in which
/// the rows ask for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// At least one private endpoint connection.
    PrivateEndpoint,
    /// The location has zones.
    Zones,
    /// The location has a public address resource.
    PublicIp,
    /// NAT gateway enabled, or outbound addresses listed.
    Outbound,
    /// The location is the one that never had stv1.
    OnlyStv2Region,
    /// Azure created a migration address.
    PrecreatedIp,
    /// The location is one of those in which stv2 was not available in 2023.
    NoStv2Region,
}

impl Hint {
    /// All hints.
    pub const ALL: [Self; 7] = [
        Self::PrivateEndpoint,
        Self::Zones,
        Self::PublicIp,
        Self::Outbound,
        Self::OnlyStv2Region,
        Self::PrecreatedIp,
        Self::NoStv2Region,
    ];

    /// Its bit in a set of hints.
    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of hints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints(u8);

impl Hints {
    /// The set with one more.
    #[must_use]
    pub const fn with(self, hint: Hint) -> Self {
        Self(self.0 | hint.bit())
    }

    /// Whether a hint is in it.
    pub const fn has(self, hint: Hint) -> bool {
        self.0 & hint.bit() != 0
    }
}

/// Everything that the table asks of one location.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The tier.
    pub tier: TierFact,
    /// What is reported.
    pub reported: ReportedFact,
    /// What else is there.
    pub hints: Hints,
}

/// What follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conclusion {
    /// This platform.
    Is(Fixed),
    /// stv2 or newer, inferred.
    Stv2OrNewer,
    /// The reported value as written.
    AsWritten,
    /// It cannot be told.
    Unknown,
}

/// A platform without text of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// stv1.
    Stv1,
    /// stv2.
    Stv2,
    /// stv2.1.
    Stv21,
    /// mtv1.
    Mtv1,
    /// v2.
    V2,
    /// undetermined.
    Undetermined,
}

impl Fixed {
    /// The platform.
    pub const fn platform(self) -> Platform {
        match self {
            Self::Stv1 => Platform::Stv1,
            Self::Stv2 => Platform::Stv2,
            Self::Stv21 => Platform::Stv21,
            Self::Mtv1 => Platform::Mtv1,
            Self::V2 => Platform::V2,
            Self::Undetermined => Platform::Undetermined,
        }
    }
}

/// What a row rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// `sku.name`.
    Tier,
    /// `platformVersion`.
    Reported,
    /// The property behind a hint.
    Hint(Hint),
}

/// One row of the table.
#[derive(Clone, Debug)]
pub struct Row {
    /// Stable name.
    pub id: &'static str,
    /// The tiers for which it holds; empty is all.
    pub tiers: &'static [TierFact],
    /// What must be reported; `None` is anything.
    pub reported: Option<ReportedFact>,
    /// What must be there.
    pub hint: Option<Hint>,
    /// What follows.
    pub conclusion: Conclusion,
    /// How strongly.
    pub confidence: Confidence,
    /// What it rests on.
    pub basis: Basis,
    /// The rule in a sentence.
    pub rule: &'static str,
    /// Where the rule comes from.
    pub source: Source,
}

impl Row {
    /// Whether it holds for some facts.
    pub fn holds(&self, facts: &Facts) -> bool {
        (self.tiers.is_empty() || self.tiers.contains(&facts.tier))
            && self.reported.is_none_or(|reported| reported == facts.reported)
            && self.hint.is_none_or(|hint| facts.hints.has(hint))
    }

    /// The row that decides.
    pub fn decide(facts: &Facts) -> &'static Self {
        ROWS.iter().find(|row| row.holds(facts)).unwrap_or(&NO_EVIDENCE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Confidence::{Certain, Moderate, None as NoConfidence, Strong};
    use Hint::{OnlyStv2Region, Outbound, PrivateEndpoint, PublicIp, Zones};
    use TierFact::{Consumption, Isolated, NotKnown, OtherClassic, Premium, Unlisted};
    use std::collections::BTreeSet;

    const TIERS: [TierFact; 7] =
        [Consumption, TierFact::V2, Premium, OtherClassic, Isolated, Unlisted, NotKnown];
    const REPORTED: [ReportedFact; 7] = [
        ReportedFact::Stv1,
        ReportedFact::Stv2,
        ReportedFact::Stv21,
        ReportedFact::Mtv1,
        ReportedFact::Undetermined,
        ReportedFact::Unlisted,
        ReportedFact::Nothing,
    ];

    fn space() -> impl Iterator<Item = Facts> {
        TIERS.into_iter().flat_map(|tier| {
            REPORTED.into_iter().flat_map(move |reported| {
                (0..1_u8 << Hint::ALL.len()).map(move |bits| Facts {
                    tier,
                    reported,
                    hints: Hints(bits),
                })
            })
        })
    }

    #[test]
    fn every_cell_is_answered_and_every_row_is_reached() {
        let mut reached = BTreeSet::new();
        let mut cells = 0;
        for facts in space() {
            let row = ROWS.iter().find(|row| row.holds(&facts));
            reached.insert(row.unwrap_or_else(|| panic!("no row for {facts:?}")).id);
            cells += 1;
        }
        assert_eq!(cells, 7 * 7 * 128);
        assert_eq!(reached, ROWS.iter().map(|row| row.id).collect());
    }

    #[test]
    fn the_verdict_rules_hold_in_every_cell() {
        for facts in space() {
            let row = Row::decide(&facts);
            let expected = match (facts.tier, facts.reported) {
                (Consumption, _) => Some(Conclusion::Is(Fixed::Mtv1)),
                (TierFact::V2, _) => Some(Conclusion::Is(Fixed::V2)),
                (_, ReportedFact::Stv1) => Some(Conclusion::Is(Fixed::Stv1)),
                (_, ReportedFact::Stv2) => Some(Conclusion::Is(Fixed::Stv2)),
                (_, ReportedFact::Stv21) => Some(Conclusion::Is(Fixed::Stv21)),
                (_, ReportedFact::Mtv1) => Some(Conclusion::Is(Fixed::Mtv1)),
                (_, ReportedFact::Unlisted) => Some(Conclusion::AsWritten),
                (Premium | OtherClassic | Isolated, ReportedFact::Undetermined) => {
                    Some(Conclusion::Is(Fixed::Undetermined))
                }
                (_, ReportedFact::Undetermined) => Some(Conclusion::Unknown),
                (Isolated | Unlisted | NotKnown, ReportedFact::Nothing) => {
                    Some(Conclusion::Unknown)
                }
                (Premium | OtherClassic, ReportedFact::Nothing) => None,
            };
            let strength = if facts.hints.has(PrivateEndpoint)
                || (facts.hints.has(Zones) && facts.tier == Premium)
            {
                Certain
            } else if facts.hints.has(PublicIp) {
                Strong
            } else if facts.hints.has(Outbound) {
                Moderate
            } else if facts.hints.has(OnlyStv2Region) {
                Strong
            } else {
                NoConfidence
            };
            match expected {
                Some(conclusion) => assert_eq!(row.conclusion, conclusion, "{facts:?}"),
                None => {
                    assert_eq!(row.confidence, strength, "{facts:?}");
                    let inferred = strength != NoConfidence;
                    assert_eq!(row.conclusion == Conclusion::Stv2OrNewer, inferred);
                }
            }
            assert_eq!(row.conclusion == Conclusion::Unknown, row.confidence == NoConfidence);
        }
    }

    #[test]
    fn an_inference_says_that_it_may_be_newer() {
        for row in &ROWS {
            let newer = row.rule.contains("may be stv2.1");
            assert_eq!(newer, row.conclusion == Conclusion::Stv2OrNewer, "{}", row.id);
        }
    }
}
