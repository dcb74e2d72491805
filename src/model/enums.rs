//! The open sets of names that Azure uses. Each is matched without regard to letter case and
//! keeps a case for names that no document lists.

use super::Written;

/// Declares an open enum with the names that Azure writes.
macro_rules! open_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $wire:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$vdoc])* $variant,)*
            /// A value that no document lists.
            Unlisted,
        }

        impl $name {
            /// Every listed value.
            pub const LISTED: &[Self] = &[$(Self::$variant,)*];

            /// The name on the wire; empty for an unlisted value.
            pub const fn wire(self) -> &'static str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unlisted => "",
                }
            }

            /// Recognises a name, in any letter case, and keeps it as written.
            pub fn read(raw: &str) -> Written<Self> {
                let value = Self::LISTED
                    .iter()
                    .copied()
                    .find(|value| value.wire().eq_ignore_ascii_case(raw.trim()))
                    .unwrap_or(Self::Unlisted);
                Written { raw: raw.to_owned(), value }
            }
        }
    };
}

open_enum! {
    /// The service tier, `sku.name`.
    Sku {
        /// Developer.
        Developer = "Developer",
        /// Basic.
        Basic = "Basic",
        /// Standard.
        Standard = "Standard",
        /// Premium.
        Premium = "Premium",
        /// Isolated; never described in the tier documents.
        Isolated = "Isolated",
        /// Consumption.
        Consumption = "Consumption",
        /// Basic v2.
        BasicV2 = "BasicV2",
        /// Standard v2.
        StandardV2 = "StandardV2",
        /// Premium v2.
        PremiumV2 = "PremiumV2",
    }
}

open_enum! {
    /// The compute platform as reported, `platformVersion`.
    PlatformVersion {
        /// No compute is deployed, or a v2 tier.
        Undetermined = "undetermined",
        /// Single-tenant v1, retired.
        Stv1 = "stv1",
        /// Single-tenant v2.
        Stv2 = "stv2",
        /// Single-tenant v2 on newer hardware.
        Stv21 = "stv2.1",
        /// Multi-tenant v1, Consumption.
        Mtv1 = "mtv1",
    }
}

open_enum! {
    /// How the instance sits in a virtual network, `virtualNetworkType`.
    NetworkType {
        /// Not injected.
        None = "None",
        /// Injected, gateway reachable from the Internet.
        External = "External",
        /// Injected, gateway reachable from the network only.
        Internal = "Internal",
    }
}

open_enum! {
    /// `provisioningState`.
    ProvisioningState {
        /// Created.
        Created = "Created",
        /// Activating.
        Activating = "Activating",
        /// Succeeded, which the portal calls Online.
        Succeeded = "Succeeded",
        /// Updating.
        Updating = "Updating",
        /// Failed.
        Failed = "Failed",
        /// Stopped.
        Stopped = "Stopped",
        /// Terminating.
        Terminating = "Terminating",
        /// TerminationFailed.
        TerminationFailed = "TerminationFailed",
        /// Deleted.
        Deleted = "Deleted",
    }
}

open_enum! {
    /// `Enabled` or `Disabled`.
    Switch {
        /// Enabled.
        Enabled = "Enabled",
        /// Disabled.
        Disabled = "Disabled",
    }
}

open_enum! {
    /// What a host name is for, `hostnameConfigurations[].type`.
    HostType {
        /// The gateway.
        Proxy = "Proxy",
        /// The legacy developer portal.
        Portal = "Portal",
        /// The direct management API.
        Management = "Management",
        /// The Git repository.
        Scm = "Scm",
        /// The developer portal.
        DeveloperPortal = "DeveloperPortal",
        /// The configuration endpoint of self-hosted gateways.
        ConfigurationApi = "ConfigurationApi",
    }
}

open_enum! {
    /// Where a host name's certificate comes from, `certificateSource`.
    CertificateSource {
        /// Free managed certificate.
        Managed = "Managed",
        /// Key Vault.
        KeyVault = "KeyVault",
        /// Uploaded.
        Custom = "Custom",
        /// Of the default host name.
        BuiltIn = "BuiltIn",
    }
}

open_enum! {
    /// State of a private endpoint connection.
    ConnectionStatus {
        /// Approved.
        Approved = "Approved",
        /// Pending.
        Pending = "Pending",
        /// Rejected.
        Rejected = "Rejected",
    }
}
