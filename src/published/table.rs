//! All published rules, and those that could not be taken in.

use super::{Published, Rule, aprl, azqr, checkov, policy, workbook};

/// The rules of each tool.
pub(super) static RULES: [&[Rule]; 5] =
    [&aprl::RULES, &azqr::RULES, &policy::RULES, &workbook::RULES, &checkov::RULES];

/// Takes what is known of the rules of one tool, so that a list of rules needs no evaluation.
const fn facts<const N: usize>(rules: &[Rule; N]) -> [Published; N] {
    let mut all = [workbook::RULES[0].published; N];
    let mut at = 0;
    while at < N {
        #[expect(clippy::indexing_slicing, reason = "a constant, checked by the compiler")]
        {
            all[at] = rules[at].published;
        }
        at += 1;
    }
    all
}

/// What is known of every published rule, tool by tool.
pub static PUBLISHED: [&[Published]; 5] = [
    &facts(&aprl::RULES),
    &facts(&azqr::RULES),
    &facts(&policy::RULES),
    &facts(&workbook::RULES),
    &facts(&checkov::RULES),
];

/// What a table of [`PUBLISHED`] is called.
pub const TITLE: &str = "Published rules of other tools";

/// The columns of [`Published::row`].
pub const COLUMNS: [&str; 5] = ["Tool", "Rule", "Claims", "Predicate as published", "Known fault"];

/// Rules that are not compared: tool, rule, why.
pub static LEFT_OUT: [[&str; 3]; 7] = [
    [
        "review-checklists",
        "8 items with a Resource Graph query",
        "No edition that could be read has the queries: apim_checklist.en.json, waf_checklist.en.json \
         and v2/recos/APIM hold these items without one.",
    ],
    [
        "azqr",
        "apim-003",
        "It lists every instance with a figure for the service level, so it neither reports nor is \
         silent. The fact Service level goes by its edition of 2026-08-21.",
    ],
    [
        "azqr",
        "apim-001, apim-005, apim-006, apim-007",
        "Checks of older editions that were written in Go. No query of the present edition could \
         be read, and diagnostic settings are not part of a service.",
    ],
    [
        "APRL",
        "badd9a1f-222a-498d-ab84-1f14892b1c1b, c79680ea-de85-44fa-a596-f31fa17a952f, af4f88cb-35e8-4371-b29e-3a32b1d2f40a",
        "Recommendations without a query.",
    ],
    [
        "Azure Policy",
        "df73bd95-24da-4a4f-96b9-4e8b94b402bd and the definitions about APIs, backends and named values",
        "They look at children of a service, which no export of the service holds.",
    ],
    [
        "checkov",
        "CKV_AZURE_152, CKV_AZURE_215",
        "Not among the checks of templates in checkov 3.3.30; its checks of Terraform read another \
         form of the resource.",
    ],
    [
        "PSRule for Azure",
        "22 rules",
        "None of them looks at the platform, and their text was not read.",
    ],
];
