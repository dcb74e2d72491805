//! How to reach support about the retirement, and when.

use super::{Source, sources};

/// The choices in a support request, in order.
pub const ROUTE: [&str; 5] = [
    "Issue type: Technical",
    "Service: API Management Service",
    "Problem type: Administration and Management",
    "Problem subtype: Upgrade, Scale or SKU Changes",
    "Summary: stv1 retirement",
];

/// The same in one line.
pub const ROUTE_LINE: &str = "Technical; API Management Service; Administration and Management; \
                              Upgrade, Scale or SKU Changes; summary \"stv1 retirement\"";

/// Hours in the state Updating after which it is a case for support.
pub const UPDATING_HOURS: u32 = 2;

/// Where the route comes from.
pub const SOURCE: Source = sources::BC_STV1;
