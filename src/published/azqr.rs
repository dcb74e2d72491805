//! Azure Quick Review: the queries for API Management that can be judged from a service.

use super::when::{Property, When};
use super::{
    Answer, NO_CUSTOM_PROPERTIES, PROTOCOLS, PROTOCOLS_BY_DEFAULT, PROTOCOLS_UNKNOWN, Published,
    Rule, Stance, custom, report, same, silence,
};
use crate::classify::NetworkMode;
use crate::knowledge::day::days_until;
use crate::model::{Instance, Sku};
use time::Date;

const TOOL: &str = "azqr";

/// The folder of the queries. An address of this page never has `apim-` in it, so that a test can
/// tell that no name of an instance is in one.
macro_rules! queries {
    ($commit:literal) => {
        concat!(
            "https://github.com/Azure/azqr/tree/",
            $commit,
            "/internal/graph/azqr/azure-resources/ApiManagement/service/kql"
        )
    };
}

/// What is said of silence where nothing else is to be said.
const IN_ORDER: Answer = silence(When::Always, Stance::Agrees, "");

/// The rules.
pub(super) const RULES: [Rule; 5] = [
    Rule {
        published: Published {
            tool: TOOL,
            id: "apim-004",
            claim: "Private endpoints should be enabled",
            predicate: "where privateEndpoints == 0 or isnull(privateEndpoints)",
            file: "apim-004.kql, commit e90b76f0",
            url: queries!("e90b76f0bebf7546e1b1589e8f7970ccf30c2414"),
            ours: &[
                "security/private-endpoint-not-approved",
                "security/public-access-beside-private-endpoint",
            ],
            fault: "Reports tiers and a platform that have no private endpoints and instances in \
                    Internal mode; counts connections that nobody approved.",
        },
        reports: |instance, _| instance.private_endpoints.items().is_empty(),
        answers: &[
            report(
                When::Tier(&[Sku::Consumption, Sku::BasicV2]),
                Stance::Disagrees,
                "The tier has no inbound private endpoint, so there is nothing to switch on.",
            ),
            report(
                When::OnStv1,
                Stance::Disagrees,
                "There are no private endpoints on stv1: the migration comes first.",
            ),
            report(
                When::Network(NetworkMode::Internal),
                Stance::Disagrees,
                "Internal: the gateway answers inside the virtual network only. It is private \
                 without an endpoint.",
            ),
            report(
                When::Absent(Property::PrivateEndpoints),
                Stance::Open,
                "privateEndpointConnections is not in the input. The query takes absent for none.",
            ),
            report(
                When::Always,
                Stance::Open,
                "There is no private endpoint, that is so. Whether this service needs one is a \
                 decision about its network.",
            ),
            silence(
                When::Found(&["security/private-endpoint-not-approved"]),
                Stance::Disagrees,
                "A connection is there that is not approved: nobody comes in by it. The query \
                 counts connections in any state.",
            ),
            silence(
                When::Found(&["security/public-access-beside-private-endpoint"]),
                Stance::Agrees,
                "The endpoint is there. That the public way in is open beside it, the query does \
                 not ask.",
            ),
            IN_ORDER,
        ],
    },
    Rule {
        published: Published {
            tool: TOOL,
            id: "apim-008",
            claim: "Managed identities should be used",
            predicate: "where isnull(identityType) or identityType =~ 'None'",
            file: "apim-008.kql, commit 95c9a8b2",
            url: queries!("95c9a8b29dabb82243d1f4ab1c267cba06e6b6f1"),
            ours: &["certificate/keyvault-without-identity"],
            fault: "Takes absent for none; does not ask whether anything needs the identity.",
        },
        reports: |instance, _| {
            let identity = instance.identity.value();
            identity.is_none_or(|one| one.kind.is_empty() || same(Some(&one.kind), "None"))
        },
        answers: &[
            report(When::Found(&["certificate/keyvault-without-identity"]), Stance::Agrees, ""),
            report(
                When::Absent(Property::Identity),
                Stance::Open,
                "identity is not in the input. The query takes absent for none.",
            ),
            report(
                When::Always,
                Stance::Open,
                "There is no managed identity, that is so. It is a fault only where something is \
                 read with it.",
            ),
            IN_ORDER,
        ],
    },
    Rule {
        published: Published {
            tool: TOOL,
            id: "apim-009",
            claim: "TLS 1.2 should be the least",
            predicate: "where customProps['Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10'] =~ 'true' or … (six keys)",
            file: "apim-009.kql, commit 1ff14865",
            url: queries!("1ff1486541efee0df0f503a7b969fdcb67374447"),
            ours: &[
                "security/tls10-client",
                "security/tls10-backend",
                "security/ssl30",
                "security/tls-legacy-default-by-creation-date",
            ],
            fault: "Silent on instances of 2018-04-01 and earlier whose keys are absent: there the \
                    old protocols are on.",
        },
        reports: |instance, _| any_true(instance, &PROTOCOLS),
        answers: &[
            report(When::Always, Stance::Agrees, ""),
            PROTOCOLS_BY_DEFAULT,
            PROTOCOLS_UNKNOWN,
            NO_CUSTOM_PROPERTIES,
            IN_ORDER,
        ],
    },
    Rule {
        published: Published {
            tool: TOOL,
            id: "apim-010",
            claim: "No weak or deprecated ciphers should be accepted",
            predicate: "where customProps['Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TripleDes168'] =~ 'true' or … (eight keys)",
            file: "apim-010.kql, commit 1ff14865",
            url: queries!("1ff1486541efee0df0f503a7b969fdcb67374447"),
            ours: &["security/weak-ciphers", "security/tls-legacy-default-by-creation-date"],
            fault: "Does not know the ciphers with ECDSA, nor that 3DES is on by default on \
                    instances of 2018-04-01 and earlier.",
        },
        reports: |instance, _| any_true(instance, &CIPHERS),
        answers: &[
            report(When::Found(&["security/weak-ciphers"]), Stance::Agrees, ""),
            report(When::Always, Stance::Disagrees, "Ciphers cannot be set in this tier."),
            silence(
                When::OnByDefault(&[TRIPLE_DES]),
                Stance::Disagrees,
                "The instance was created on or before 2018-04-01, and the key of 3DES is absent: \
                 it is on. The query takes an absent key for off.",
            ),
            silence(
                When::Found(&["security/weak-ciphers"]),
                Stance::Disagrees,
                "A weak cipher is on whose key is not among the eight of the query.",
            ),
            NO_CUSTOM_PROPERTIES,
            IN_ORDER,
        ],
    },
    Rule {
        published: Published {
            tool: TOOL,
            id: "apim-011",
            claim: "Certificates that expire should be renewed",
            predicate: "where todatetime(hc.certificate.expiry) < now() + 30d",
            file: "apim-011.kql, commit 0301ab29",
            url: queries!("0301ab2913f5a4fa0c0bdec1962bdc1adabec483"),
            ours: &[
                "certificate/expired",
                "certificate/expires-30-days",
                "certificate/ca-expiring",
            ],
            fault: "Reports the built-in certificate of the default host name as well; does not look at \
                    CA certificates.",
        },
        reports: expires,
        answers: &[
            report(
                When::Found(&["certificate/expired", "certificate/expires-30-days"]),
                Stance::Agrees,
                "",
            ),
            report(
                When::Always,
                Stance::Disagrees,
                "The certificate is the built-in one of the default host name, which nobody uploads \
                 or renews.",
            ),
            silence(
                When::Absent(Property::Hosts),
                Stance::Open,
                "hostnameConfigurations is not in the input. Silence does not mean that it is in \
                 order.",
            ),
            silence(
                When::Found(&["certificate/ca-expiring"]),
                Stance::Disagrees,
                "A CA certificate of the service expires. The query looks at those of host names.",
            ),
            IN_ORDER,
        ],
    },
];

/// The key of the 3DES cipher.
const TRIPLE_DES: &str = "Gateway.Security.Ciphers.TripleDes168";

/// The ciphers that the query names.
const CIPHERS: [&str; 8] = [
    TRIPLE_DES,
    "Gateway.Security.Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA",
    "Gateway.Security.Ciphers.TLS_RSA_WITH_AES_256_CBC_SHA",
    "Gateway.Security.Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA256",
    "Gateway.Security.Ciphers.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
    "Gateway.Security.Ciphers.TLS_RSA_WITH_AES_256_CBC_SHA256",
    "Gateway.Security.Ciphers.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
    "Gateway.Security.Ciphers.TLS_RSA_WITH_AES_128_GCM_SHA256",
];

/// Whether one of the keys holds the text `true`, in any letter case.
fn any_true(instance: &Instance, keys: &[&str]) -> bool {
    keys.iter().any(|key| same(custom(instance, key).value().map(String::as_str), "true"))
}

/// The moment of the query lies somewhere in the day; its end is taken.
fn expires(instance: &Instance, as_of: Date) -> bool {
    instance.hosts.items().iter().any(|host| {
        let certificate = host.certificate.value();
        let expiry = certificate.and_then(|certificate| certificate.expiry.value());
        expiry.is_some_and(|moment| days_until(moment.date(), as_of) <= 30)
    })
}
