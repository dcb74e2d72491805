//! Changes 14 to 19, and those of the same kind that are not on the list.

use super::{Retirement, Visible};
use crate::knowledge::{day::day, sources};
use time::Month;

/// Change 14.
pub static MANAGED_CERTIFICATES: Retirement = Retirement {
    id: "retirement/managed-certificates",
    number: Some(14),
    title: "Free managed certificates: creation suspended, renewal under conditions",
    date: day(2025, Month::August, 15),
    until: Some(day(2026, Month::October, 30)),
    date_note: "The end was extended twice: 2026-03-15, 2026-06-30, then 2026-10-30. Whether \
                creation resumed afterwards is not confirmed. Renewal needs port 80 since January \
                2026.",
    clouds: &[],
    affected: "custom host names with a managed certificate; classic tiers and Consumption",
    visible: Visible::Exposure,
    signal: "hostnameConfigurations[].certificateSource is Managed",
    remedy: "Bind an own certificate; or let DigiCert's validation reach port 80, keep CNAME or A \
             records correct (Consumption: TXT as well) and let a CAA record authorise DigiCert.",
    source: sources::BC_MANAGED_CERTIFICATES,
};

/// Change 15.
pub static ADAL: Retirement = Retirement {
    id: "retirement/adal-identity-provider",
    number: Some(15),
    title: "Identity providers of the developer portal that use ADAL stop",
    date: day(2025, Month::September, 30),
    until: None,
    date_note: "",
    clouds: &[],
    affected: "developer portal sign-in with Entra ID or Azure AD B2C",
    visible: Visible::Nothing,
    signal: "",
    remedy: "Set the client library to MSAL, give redirect addresses the type single-page \
             application, publish the portal again.",
    source: sources::BC_ADAL,
};

/// Change 16.
pub static CAPTCHA: Retirement = Retirement {
    id: "retirement/captcha-endpoint",
    number: Some(16),
    title: "CAPTCHA endpoint of the developer portal changed",
    date: day(2025, Month::September, 30),
    until: None,
    date_note: "",
    clouds: &[],
    affected: "VNet-injected instances that use the developer portal",
    visible: Visible::Precondition,
    signal: "virtualNetworkType is not None and developerPortalStatus is not Disabled",
    remedy: "Let the subnet reach partner.prod.repmap.microsoft.com (US Government: \
             partner.prod.repmap.microsoft.us). Otherwise sign-up and password reset fail; API \
             traffic is not concerned.",
    source: sources::BC_CAPTCHA,
};

/// Change 17.
pub static TLS_VERSIONS: Retirement = Retirement {
    id: "retirement/tls-versions",
    number: Some(17),
    title: "TLS 1.0 and 1.1 retired for connections to Azure services",
    date: day(2025, Month::October, 31),
    until: None,
    date_note: "The overview says 2025-10-31, the page itself 2025-08-31; both have passed. The \
                overview's day is used.",
    clouds: &[],
    affected: "clients and backends that speak TLS 1.0 or 1.1",
    visible: Visible::Exposure,
    signal: "custom properties Tls10, Tls11 or Ssl30 (client side or Backend) are True, or absent \
             on an instance created on or before 2018-04-01",
    remedy: "Move clients and backends to TLS 1.2 or newer, then switch the old protocols off; \
             that takes 15 to 45 minutes, with downtime in Developer only.",
    source: sources::BC_TLS,
};

/// Change 18.
pub static TRUSTED_SERVICE: Retirement = Retirement {
    id: "retirement/trusted-service-connectivity",
    number: Some(18),
    title: "Trusted service connectivity of the gateway retired",
    date: day(2026, Month::March, 15),
    until: None,
    date_note: "",
    clouds: &[],
    affected: "gateway calls with the managed identity to Storage, Key Vault, Managed HSM, \
               Service Bus, Event Hubs or Container Registry that need the trusted-services \
               exception",
    visible: Visible::Precondition,
    signal: "identity is set, createdAtUtc is before 2025-12-01, and the custom property \
             Gateway.ManagedIdentity.DisableOverPrivilegedAccess is not True",
    remedy: "Give the gateway a network path to these services, then set the custom property to \
             True. Key Vault for named values and certificates, and Storage for backup, stay \
             supported.",
    source: sources::BC_TRUSTED_SERVICE,
};

/// Change 19.
pub static ANALYTICS: Retirement = Retirement {
    id: "retirement/analytics-dashboard",
    number: Some(19),
    title: "Built-in analytics dashboard retired",
    date: day(2027, Month::March, 15),
    until: None,
    date_note: "",
    clouds: &[],
    affected: "Developer, Basic, Standard and Premium",
    visible: Visible::Precondition,
    signal: "sku.name is a classic dedicated tier",
    remedy: "Send gateway logs to a Log Analytics workspace and use the dashboard that is based on \
             Azure Monitor.",
    source: sources::BC_ANALYTICS,
};

/// The limits of 2026.
pub static LIMITS_2026: Retirement = Retirement {
    id: "retirement/limits-2026",
    number: None,
    title: "Resource limits for all tiers",
    date: day(2026, Month::March, 15),
    until: None,
    date_note: "2026-03-15 for Consumption, Developer, Basic and Basic v2; 2026-04-15 for \
                Standard and Standard v2; 2026-05-15 for Premium and Premium v2.",
    clouds: &[],
    affected: "instances with more entities than their tier's limit",
    visible: Visible::Nothing,
    signal: "",
    remedy: "Count the entities, versions and revisions included. A classic instance that was \
             above a limit keeps 10 % above its observed use.",
    source: sources::LIMITS_2026,
};

/// The trace header.
pub static TRACE_HEADER: Retirement = Retirement {
    id: "retirement/trace-header",
    number: None,
    title: "Header Ocp-Apim-Trace and subscriptions for tracing no longer supported",
    date: day(2026, Month::January, 28),
    until: None,
    date_note: "The day on which it was stated.",
    clouds: &[],
    affected: "people and tools that trace requests",
    visible: Visible::Nothing,
    signal: "",
    remedy: "Use a trace token for one API, which is limited in time.",
    source: sources::BC_OVERVIEW,
};
