//! The rows of the decision table, in the order in which they are asked.

use super::Confidence;
use super::table::{Basis, Conclusion, Fixed, Hint, ReportedFact, Row, TierFact};
use crate::knowledge::{Source, sources};
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
pub(super) static NO_EVIDENCE: Row = unknown(
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
