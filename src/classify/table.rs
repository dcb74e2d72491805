//! The decision table: which platform follows from which facts. The first row that holds decides
//! and is the explanation.

use super::{Confidence, Platform};
use crate::knowledge::{Source, sources};

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

use Confidence::{Certain, Moderate, None as NoConfidence, Strong};
use Hint::{
    NoStv2Region, OnlyStv2Region, Outbound, PrecreatedIp, PrivateEndpoint, PublicIp, Zones,
};
use TierFact::{Consumption, Isolated, NotKnown, OtherClassic, Premium, Unlisted};

/// The tiers for which a platform may be inferred.
const INFERABLE: &[TierFact] = &[Premium, OtherClassic];
/// The tiers on which `undetermined` means that no compute is deployed.
const CLASSIC: &[TierFact] = &[Premium, OtherClassic, Isolated];

/// A row that follows from the tier alone.
const fn tier(
    id: &'static str,
    tiers: &'static [TierFact],
    is: Fixed,
    rule: &'static str,
    source: Source,
) -> Row {
    Row {
        id,
        tiers,
        reported: None,
        hint: None,
        conclusion: Conclusion::Is(is),
        confidence: Certain,
        basis: Basis::Tier,
        rule,
        source,
    }
}

/// A row that follows from what is reported.
const fn reported(
    id: &'static str,
    tiers: &'static [TierFact],
    value: ReportedFact,
    conclusion: Conclusion,
    rule: &'static str,
    source: Source,
) -> Row {
    Row {
        id,
        tiers,
        reported: Some(value),
        hint: None,
        conclusion,
        confidence: match conclusion {
            Conclusion::Unknown => NoConfidence,
            Conclusion::Is(_) | Conclusion::Stv2OrNewer | Conclusion::AsWritten => Certain,
        },
        basis: Basis::Reported,
        rule,
        source,
    }
}

/// A row that infers stv2 or newer.
const fn inferred(
    id: &'static str,
    tiers: &'static [TierFact],
    hint: Hint,
    confidence: Confidence,
    rule: &'static str,
    source: Source,
) -> Row {
    Row {
        id,
        tiers,
        reported: Some(ReportedFact::Nothing),
        hint: Some(hint),
        conclusion: Conclusion::Stv2OrNewer,
        confidence,
        basis: Basis::Hint(hint),
        rule,
        source,
    }
}

/// A row that says why nothing follows.
const fn unknown(
    id: &'static str,
    tiers: &'static [TierFact],
    hint: Option<Hint>,
    basis: Basis,
    rule: &'static str,
    source: Source,
) -> Row {
    Row {
        id,
        tiers,
        reported: Some(ReportedFact::Nothing),
        hint,
        conclusion: Conclusion::Unknown,
        confidence: NoConfidence,
        basis,
        rule,
        source,
    }
}

/// What is said where no row holds, which the table does not leave open.
static NO_EVIDENCE: Row = unknown(
    "nothing",
    &[],
    None,
    Basis::Reported,
    "Nothing in the input tells the platforms apart. No day of creation separates stv1 from stv2; \
     a fresh export with API version 2021-08-01 or newer tells.",
    sources::COMPUTE,
);

/// The table.
pub static ROWS: [Row; 20] = [
    tier(
        "consumption",
        &[Consumption],
        Fixed::Mtv1,
        "Consumption runs on mtv1, whatever is reported.",
        sources::COMPUTE,
    ),
    tier(
        "v2-tier",
        &[TierFact::V2],
        Fixed::V2,
        "Basic v2, Standard v2 and Premium v2 run on infrastructure of their own, whatever is \
         reported; undetermined is normal there.",
        sources::V2_OVERVIEW,
    ),
    reported(
        "reports-stv1",
        &[],
        ReportedFact::Stv1,
        Conclusion::Is(Fixed::Stv1),
        "The reported value counts, for the day of the export.",
        sources::TYPES_PLATFORM,
    ),
    reported(
        "reports-stv2",
        &[],
        ReportedFact::Stv2,
        Conclusion::Is(Fixed::Stv2),
        "The reported value counts, for the day of the export.",
        sources::TYPES_PLATFORM,
    ),
    reported(
        "reports-stv2.1",
        &[],
        ReportedFact::Stv21,
        Conclusion::Is(Fixed::Stv21),
        "The reported value counts; stv2.1 is stv2 on newer hardware.",
        sources::TYPES_STV21,
    ),
    reported(
        "reports-mtv1",
        &[],
        ReportedFact::Mtv1,
        Conclusion::Is(Fixed::Mtv1),
        "The reported value counts.",
        sources::TYPES_PLATFORM,
    ),
    reported(
        "reports-undetermined-on-classic",
        CLASSIC,
        ReportedFact::Undetermined,
        Conclusion::Is(Fixed::Undetermined),
        "On a classic tier undetermined says that no compute is deployed.",
        sources::NETSDK,
    ),
    reported(
        "reports-undetermined",
        &[],
        ReportedFact::Undetermined,
        Conclusion::Unknown,
        "undetermined is normal on a v2 tier and says on a classic tier that no compute is \
         deployed; the input does not name a listed tier.",
        sources::NETSDK,
    ),
    reported(
        "reports-unlisted",
        &[],
        ReportedFact::Unlisted,
        Conclusion::AsWritten,
        "The list of values is open. This one is in no document; it is kept as written and \
         decides nothing.",
        sources::TYPES,
    ),
    unknown(
        "tier-isolated",
        &[Isolated],
        None,
        Basis::Tier,
        "The platforms of the tier Isolated are not confirmed, so nothing is inferred.",
        sources::TYPES,
    ),
    unknown(
        "tier-unlisted",
        &[Unlisted],
        None,
        Basis::Tier,
        "The tier is in no document, so nothing is inferred.",
        sources::TYPES,
    ),
    unknown(
        "tier-not-known",
        &[NotKnown],
        None,
        Basis::Tier,
        "The input does not name the tier, so nothing is inferred.",
        sources::COMPUTE,
    ),
    inferred(
        "private-endpoint",
        INFERABLE,
        PrivateEndpoint,
        Certain,
        "Private endpoints are not available on stv1: stv2 or newer, so it may be stv2.1.",
        sources::PRIVATE_ENDPOINT,
    ),
    inferred(
        "zones",
        &[Premium],
        Zones,
        Certain,
        "Availability zones are not available on stv1, and enabling them migrates: stv2 or \
         newer, so it may be stv2.1.",
        sources::COMPUTE,
    ),
    inferred(
        "public-ip",
        INFERABLE,
        PublicIp,
        Strong,
        "Prerequisites of stv1 list no public address resource, those of stv2 do: stv2 or newer, \
         so it may be stv2.1.",
        sources::INC_PREREQUISITES,
    ),
    inferred(
        "outbound",
        INFERABLE,
        Outbound,
        Moderate,
        "Outbound addresses and the NAT gateway were never seen on stv1: stv2 or newer, so it may \
         be stv2.1.",
        sources::TYPES,
    ),
    inferred(
        "only-stv2-region",
        INFERABLE,
        OnlyStv2Region,
        Strong,
        "In 2023 only stv2 was supported in Qatar Central: stv2 or newer, so it may be stv2.1.",
        sources::COMPUTE,
    ),
    unknown(
        "precreated-ip",
        INFERABLE,
        Some(PrecreatedIp),
        Basis::Hint(PrecreatedIp),
        "The instance was on stv1 when Azure created the address, from about August 2024 on. \
         Whether the key disappears after a migration is not confirmed, so it says nothing about \
         now.",
        sources::INC_PRECREATED_IP,
    ),
    unknown(
        "no-stv2-region",
        INFERABLE,
        Some(NoStv2Region),
        Basis::Hint(NoStv2Region),
        "stv2 was not available in this region in 2023, so an export of that time was on stv1 \
         then; it says nothing about now.",
        sources::COMPUTE,
    ),
    unknown(
        "no-evidence",
        INFERABLE,
        None,
        Basis::Reported,
        "Nothing in the input tells the platforms apart. No day of creation separates stv1 from \
         stv2; a fresh export with API version 2021-08-01 or newer tells.",
        sources::COMPUTE,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
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
