//! The Service Retirement workbook: the row for API Management in the list behind it.

use super::{Published, Rule, STV1, reports_stv1};

/// The rules.
pub(super) const RULES: [Rule; 1] = [Rule {
    published: Published {
        tool: "Service Retirement workbook",
        id: "204",
        claim: "A service that is being retired",
        predicate: "type contains \"Microsoft.ApiManagement/service\" and tolower(properties.platformVersion) == tolower('stv1') ,204",
        file: "resource_list.kql of Azure/EOL, commit 01d3146a",
        url: "https://github.com/Azure/EOL/blob/01d3146aadcda08889e581aa71c3de584d079efd/resource_list.kql",
        ours: &["platform/stv1-retired", "platform/mixed-locations"],
        fault: "Reads the service alone: an additional location on stv1 is not seen. Of all changes \
                to API Management it knows this one.",
    },
    reports: reports_stv1,
    answers: STV1,
}];
