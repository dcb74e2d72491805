//! checkov: its checks of templates of Azure Resource Manager.

use super::when::{Property, When};
use super::{
    NO_CUSTOM_PROPERTIES, PROTOCOL_ON, PROTOCOLS, PROTOCOLS_BY_DEFAULT, PROTOCOLS_UNKNOWN,
    Published, Rule, Stance, V2_NETWORK, V2_NETWORKS, custom, report, silence,
};
use crate::classify::NetworkMode;
use crate::model::{Field, Sku};

const TOOL: &str = "checkov";

macro_rules! check {
    ($name:literal) => {
        concat!(
            "https://github.com/bridgecrewio/checkov/blob/3.3.30/checkov/arm/checks/resource/",
            $name,
            ".py"
        )
    };
}

/// The rules.
pub(super) const RULES: [Rule; 3] = [
    Rule {
        published: Published {
            tool: TOOL,
            id: "CKV_AZURE_107",
            claim: "Virtual networks should be used",
            predicate: "properties/virtualNetworkConfiguration: ANY_VALUE, missing_block_result=CheckResult.FAILED",
            file: "APIServicesUseVirtualNetwork.py, checkov 3.3.30",
            url: check!("APIServicesUseVirtualNetwork"),
            ours: &["fact network"],
            fault: "Fails tiers that have no virtual network; passes where virtualNetworkType is None.",
        },
        reports: |instance, _| matches!(instance.primary.subnet, Field::Absent | Field::Null(_)),
        answers: &[
            report(
                When::Tier(&[Sku::Consumption, Sku::Basic, Sku::Standard, Sku::BasicV2]),
                Stance::Disagrees,
                "The tier has no virtual network, so the check cannot be met.",
            ),
            report(When::Tier(V2_NETWORKS), Stance::Open, V2_NETWORK),
            report(
                When::Network(NetworkMode::None),
                Stance::Open,
                "It is in no virtual network, that is so. Whether it should be is a decision about \
                 the service.",
            ),
            report(
                When::Network(NetworkMode::Unknown),
                Stance::Open,
                "Whether it is in a virtual network is not in the input. The check takes absent \
                 for none.",
            ),
            report(
                When::Always,
                Stance::Disagrees,
                "virtualNetworkType says that it is in a virtual network. The check goes by \
                 virtualNetworkConfiguration, which the input does not have.",
            ),
            silence(
                When::Network(NetworkMode::None),
                Stance::Disagrees,
                "virtualNetworkType is None: the configuration of a network is there and not used.",
            ),
            silence(When::Always, Stance::Agrees, ""),
        ],
    },
    Rule {
        published: Published {
            tool: TOOL,
            id: "CKV_AZURE_173",
            claim: "TLS 1.2 should be the least",
            predicate: "if customProperties.get(\"Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10\"): return CheckResult.FAILED (five keys)",
            file: "APIManagementMinTLS12.py, checkov 3.3.30",
            url: check!("APIManagementMinTLS12"),
            ours: &[
                "security/tls10-client",
                "security/tls10-backend",
                "security/ssl30",
                "security/tls-legacy-default-by-creation-date",
            ],
            fault: "Fails on the text \"False\", which Azure writes and Python takes for true; does \
                    not read Backend.Protocols.Tls11; passes absent keys whatever the age.",
        },
        reports: |instance, _| KEYS.iter().any(|key| is_true_in_python(custom(instance, key))),
        answers: &[
            report(When::Found(PROTOCOL_ON), Stance::Agrees, ""),
            report(
                When::Expression(&PROTOCOLS),
                Stance::Open,
                "A key holds neither True nor False: an expression of a template, for example. The \
                 check takes any text for true.",
            ),
            report(
                When::Always,
                Stance::Disagrees,
                "The keys hold the text \"False\": the protocols are off. The check takes any text \
                 that is not empty for true.",
            ),
            silence(
                When::Found(PROTOCOL_ON),
                Stance::Disagrees,
                "TLS 1.1 towards backends is on. The check does not read that key.",
            ),
            PROTOCOLS_BY_DEFAULT,
            PROTOCOLS_UNKNOWN,
            NO_CUSTOM_PROPERTIES,
            silence(When::Always, Stance::Agrees, ""),
        ],
    },
    Rule {
        published: Published {
            tool: TOOL,
            id: "CKV_AZURE_174",
            claim: "Public access should be disabled",
            predicate: "properties/publicNetworkAccess == \"Disabled\", else CheckResult.FAILED",
            file: "APIManagementPublicAccess.py, checkov 3.3.30",
            url: check!("APIManagementPublicAccess"),
            ours: &[
                "security/public-access-beside-private-endpoint",
                "security/private-only-without-endpoint",
            ],
            fault: "Fails Internal mode, whose gateway nobody reaches from the Internet, and tiers \
                    without private endpoints; compares letter case.",
        },
        reports: |instance, _| {
            let access = instance.public_network_access.value();
            access.is_none_or(|access| access.raw != "Disabled")
        },
        answers: &[
            report(
                When::Network(NetworkMode::Internal),
                Stance::Disagrees,
                "Internal: the gateway answers inside the virtual network only, whatever \
                 publicNetworkAccess says.",
            ),
            report(
                When::AccessOff,
                Stance::Disagrees,
                "publicNetworkAccess is Disabled, in other letter case than the check compares with.",
            ),
            report(
                When::Tier(&[Sku::Consumption, Sku::BasicV2]),
                Stance::Disagrees,
                "Disabled leaves private endpoints as the only way in, and the tier has none.",
            ),
            report(
                When::OnStv1,
                Stance::Disagrees,
                "Disabled leaves private endpoints as the only way in, and there are none on stv1: \
                 the migration comes first.",
            ),
            report(
                When::Found(&["security/public-access-beside-private-endpoint"]),
                Stance::Agrees,
                "",
            ),
            report(
                When::Absent(Property::PublicAccess),
                Stance::Open,
                "publicNetworkAccess is not in the input.",
            ),
            report(
                When::Always,
                Stance::Open,
                "Public access is on, that is so. Disabled leaves private endpoints as the only \
                 way in: whether that is wanted is a decision about the service.",
            ),
            silence(
                When::Found(&["security/private-only-without-endpoint"]),
                Stance::Disagrees,
                "Public access is off and no private endpoint is approved: nobody comes in at all.",
            ),
            silence(When::Always, Stance::Agrees, ""),
        ],
    },
];

/// The keys that the check reads. That of TLS 1.1 towards backends is not among them.
const KEYS: [&str; 5] = [
    "Gateway.Security.Backend.Protocols.Ssl30",
    "Gateway.Security.Backend.Protocols.Tls10",
    "Gateway.Security.Protocols.Ssl30",
    "Gateway.Security.Protocols.Tls10",
    "Gateway.Security.Protocols.Tls11",
];

/// A text is true unless it is empty, `False` included.
fn is_true_in_python(value: &Field<String>) -> bool {
    match value {
        Field::Known(text, _) => !text.is_empty(),
        Field::Unreadable(..) => true,
        Field::Null(_) | Field::Absent => false,
    }
}
