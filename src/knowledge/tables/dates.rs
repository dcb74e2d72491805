//! Tables of the retirements and breaking changes.

use crate::Text;
use crate::knowledge::Cloud;
use crate::knowledge::retirements::{
    DATES, DateKind, RETIREMENTS, Retirement, STV1_HISTORY, Visible,
};
use crate::knowledge::rp_addresses::RP_ADDRESSES;
use crate::knowledge::sources;
use crate::knowledge::table::{FactTable, Plain, row, says, table};

/// The clouds for which the day of a change is stated.
fn clouds(one: &Retirement) -> Text {
    if one.clouds.len() == Cloud::KNOWN.len() {
        return "all".into();
    }
    let names: Vec<_> = one.clouds.iter().map(|cloud| cloud.display()).collect();
    names.join(", ").into()
}

/// All changes.
pub(super) fn retirements() -> FactTable {
    let rows = RETIREMENTS.iter().map(|one| {
        let visible = match one.visible {
            Visible::Exposure => "yes",
            Visible::Precondition => "partly",
            Visible::Nothing => "no",
        };
        let row = row(
            [
                one.title.into(),
                one.number.map_or(Text::Borrowed(""), |number| number.to_string().into()),
                match one.until {
                    Some(until) => format!("{} to {until}", one.date).into(),
                    None => one.date.to_string().into(),
                },
                one.affected.into(),
                visible.into(),
                one.signal.into(),
                one.remedy.into(),
                one.id.into(),
            ],
            &one.source,
        );
        match one.id {
            "retirement/tls-versions" | "retirement/stv1-sovereign" => {
                row.against(one.date_note, Some(sources::BC_OVERVIEW))
            }
            "retirement/managed-certificates" => row.unconfirmed(one.date_note),
            _ => row.noted(one.date_note),
        }
    });
    table(
        "retirements",
        "The changes",
        "Numbers as in the published list; later changes have none. The list of Azure operated by \
         21Vianet has 12 of them. The table of dates tells the clouds apart where the documents do. \
         No classic tier is announced for retirement.",
        &[
            "Change",
            "No.",
            "Effective",
            "Concerns",
            "Visible in an export",
            "Signal",
            "What to do",
            "Id",
        ],
        rows.collect(),
    )
}

/// Every date of every change.
pub(super) fn all() -> FactTable {
    let mut rows = Vec::new();
    for one in RETIREMENTS {
        let further = || DATES.iter().filter(|date| date.id == one.id);
        let before = further().filter(|date| date.kind == DateKind::Announced);
        let after = further().filter(|date| date.kind != DateKind::Announced);
        let line = |date: &crate::knowledge::retirements::FurtherDate| {
            row(
                [
                    one.title.into(),
                    date.kind.words().into(),
                    date.when.into(),
                    date.whom.into(),
                    date.note.into(),
                ],
                &date.source,
            )
        };
        rows.extend(before.map(line));
        rows.push(row(
            [
                one.title.into(),
                "effective".into(),
                one.date.to_string().into(),
                clouds(one),
                Text::Borrowed(""),
            ],
            &one.source,
        ));
        rows.extend(after.map(line));
    }
    table(
        "dates",
        "All dates of the changes",
        "The day that counts, and beside it announcements, days that were given up, extensions, \
         and days that differ by tier or cloud. For most changes no document tells the day of the \
         announcement.",
        &["Change", "What", "Day", "For", "Remark"],
        rows,
    )
}

/// The history of the stv1 retirement.
pub(super) fn history() -> FactTable {
    let rows = STV1_HISTORY.iter().map(|event| {
        let row = row([event.when.into(), event.what.into()], &event.source);
        if event.source == sources::INC_AUTOMATIC_MIGRATION {
            row.unconfirmed("Start, waves, completion, and whether the shutdown took place.")
        } else {
            row
        }
    });
    table("history", "History of the stv1 retirement", "", &["When", "What"], rows.collect())
}

/// What takes the place of the metrics that were removed.
pub(super) static METRICS: Plain = Plain {
    id: "metrics",
    title: "What replaces the legacy metrics",
    about: "The metric Requests, with a filter on GatewayResponseCode.",
    columns: &["Metric that was removed", "Filter"],
    rows: &[
        says(&["Total Gateway Requests", "none"], sources::BC_METRICS),
        says(&["Successful Gateway Requests", "0-301, 304, 307"], sources::BC_METRICS),
        says(&["Unauthorized Gateway Requests", "401, 403, 429"], sources::BC_METRICS),
        says(&["Failed Gateway Requests", "400, 500-599"], sources::BC_METRICS),
        says(
            &[
                "Other Gateway Requests",
                "302, 303, 305, 306, 308-399, 402, 404-428, 430-499, 600-999",
            ],
            sources::BC_METRICS,
        ),
    ],
};

/// The addresses of the resource provider that changed.
pub(super) fn addresses() -> FactTable {
    let rows = RP_ADDRESSES.iter().map(|one| {
        row(
            [one.region.into(), one.old.into(), one.new.into(), one.date.to_string().into()],
            &one.source,
        )
    });
    table(
        "rp-addresses",
        "Addresses of the resource provider",
        "Where an old one stands in a network rule, API traffic goes on but the instance can no \
         longer be configured. The service tag ApiManagement spares the addresses.",
        &["Region", "Before", "Since", "Changed"],
        rows.collect(),
    )
}
