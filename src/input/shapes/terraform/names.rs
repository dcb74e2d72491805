//! The attributes of `azurerm_api_management` and what they are called in the REST API, those of
//! older releases of the provider included.

use crate::input::node::{Node, Value};
use crate::input::notes::Notes;
use crate::input::rename::How::{Each, Hosts, Object, Sku, Switch};
use crate::input::rename::{Rename, keep, rename, turn};

/// A setting of the gateway that is a custom property in the REST API.
macro_rules! setting {
    ($from:literal, $key:literal) => {
        keep($from, concat!("customProperties/Microsoft.WindowsAzure.ApiManagement.Gateway.", $key))
    };
}

static NETWORK: &[Rename] = &[keep("subnet_id", "subnetResourceId")];

static LOCATION: &[Rename] = &[
    keep("capacity", "sku/capacity"),
    keep("public_ip_address_id", "publicIpAddressId"),
    keep("public_ip_addresses", "publicIPAddresses"),
    keep("private_ip_addresses", "privateIPAddresses"),
    keep("gateway_regional_url", "gatewayRegionalUrl"),
    keep("gateway_disabled", "disableGateway"),
    turn("virtual_network_configuration", "virtualNetworkConfiguration", Object(NETWORK)),
];

static IDENTITY: &[Rename] = &[
    keep("identity_ids", "userAssignedIdentities"),
    keep("principal_id", "principalId"),
    keep("tenant_id", "tenantId"),
];

static HOST: &[Rename] = &[
    // A file in base64, not the facts that the REST API has under this name.
    keep("certificate", "encodedCertificate"),
    keep("host_name", "hostName"),
    keep("key_vault_certificate_id", "keyVaultId"),
    keep("negotiate_client_certificate", "negotiateClientCertificate"),
    keep("ssl_keyvault_identity_client_id", "identityClientId"),
    keep("default_ssl_binding", "defaultSslBinding"),
    keep("certificate_source", "certificateSource"),
    keep("certificate_status", "certificateStatus"),
];

static HOSTS: &[Rename] = &[
    turn("proxy", "hostnameConfigurations", Hosts("Proxy", HOST)),
    turn("management", "hostnameConfigurations", Hosts("Management", HOST)),
    turn("portal", "hostnameConfigurations", Hosts("Portal", HOST)),
    turn("developer_portal", "hostnameConfigurations", Hosts("DeveloperPortal", HOST)),
    turn("scm", "hostnameConfigurations", Hosts("Scm", HOST)),
];

static CERTIFICATE: &[Rename] = &[
    keep("store_name", "storeName"),
    keep("expiry", "certificate/expiry"),
    keep("subject", "certificate/subject"),
    keep("thumbprint", "certificate/thumbprint"),
];

static PROTOCOLS: &[Rename] = &[
    setting!("http2_enabled", "Protocols.Server.Http2"),
    setting!("enable_http2", "Protocols.Server.Http2"),
];

static SECURITY: &[Rename] = &[
    setting!("frontend_ssl30_enabled", "Security.Protocols.Ssl30"),
    setting!("frontend_tls10_enabled", "Security.Protocols.Tls10"),
    setting!("frontend_tls11_enabled", "Security.Protocols.Tls11"),
    setting!("backend_ssl30_enabled", "Security.Backend.Protocols.Ssl30"),
    setting!("backend_tls10_enabled", "Security.Backend.Protocols.Tls10"),
    setting!("backend_tls11_enabled", "Security.Backend.Protocols.Tls11"),
    setting!("enable_frontend_ssl30", "Security.Protocols.Ssl30"),
    setting!("enable_frontend_tls10", "Security.Protocols.Tls10"),
    setting!("enable_frontend_tls11", "Security.Protocols.Tls11"),
    setting!("enable_backend_ssl30", "Security.Backend.Protocols.Ssl30"),
    setting!("enable_backend_tls10", "Security.Backend.Protocols.Tls10"),
    setting!("enable_backend_tls11", "Security.Backend.Protocols.Tls11"),
    setting!("triple_des_ciphers_enabled", "Security.Ciphers.TripleDes168"),
    setting!("enable_triple_des_ciphers", "Security.Ciphers.TripleDes168"),
    setting!(
        "tls_ecdhe_ecdsa_with_aes256_cbc_sha_ciphers_enabled",
        "Security.Ciphers.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"
    ),
    setting!(
        "tls_ecdhe_ecdsa_with_aes128_cbc_sha_ciphers_enabled",
        "Security.Ciphers.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"
    ),
    setting!(
        "tls_ecdhe_rsa_with_aes256_cbc_sha_ciphers_enabled",
        "Security.Ciphers.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"
    ),
    setting!(
        "tls_ecdhe_rsa_with_aes128_cbc_sha_ciphers_enabled",
        "Security.Ciphers.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"
    ),
    setting!(
        "tls_rsa_with_aes128_gcm_sha256_ciphers_enabled",
        "Security.Ciphers.TLS_RSA_WITH_AES_128_GCM_SHA256"
    ),
    setting!(
        "tls_rsa_with_aes256_gcm_sha384_ciphers_enabled",
        "Security.Ciphers.TLS_RSA_WITH_AES_256_GCM_SHA384"
    ),
    setting!(
        "tls_rsa_with_aes256_cbc_sha256_ciphers_enabled",
        "Security.Ciphers.TLS_RSA_WITH_AES_256_CBC_SHA256"
    ),
    setting!(
        "tls_rsa_with_aes128_cbc_sha256_ciphers_enabled",
        "Security.Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA256"
    ),
    setting!(
        "tls_rsa_with_aes256_cbc_sha_ciphers_enabled",
        "Security.Ciphers.TLS_RSA_WITH_AES_256_CBC_SHA"
    ),
    setting!(
        "tls_rsa_with_aes128_cbc_sha_ciphers_enabled",
        "Security.Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA"
    ),
];

static NAMES: &[Rename] = &[
    keep("resource_group_name", "resourceGroup"),
    turn("sku_name", "sku", Sku),
    keep("publisher_name", "publisherName"),
    keep("publisher_email", "publisherEmail"),
    keep("notification_sender_email", "notificationSenderEmail"),
    keep("virtual_network_type", "virtualNetworkType"),
    turn("virtual_network_configuration", "virtualNetworkConfiguration", Object(NETWORK)),
    turn("additional_location", "additionalLocations", Each(LOCATION)),
    turn("identity", "identity", Object(IDENTITY)),
    turn("hostname_configuration", "", Object(HOSTS)),
    turn("certificate", "certificates", Each(CERTIFICATE)),
    turn("protocols", "", Object(PROTOCOLS)),
    turn("security", "", Object(SECURITY)),
    keep("client_certificate_enabled", "enableClientCertificate"),
    keep("gateway_disabled", "disableGateway"),
    keep("min_api_version", "apiVersionConstraint/minApiVersion"),
    turn("public_network_access_enabled", "publicNetworkAccess", Switch),
    keep("public_ip_address_id", "publicIpAddressId"),
    keep("gateway_url", "gatewayUrl"),
    keep("gateway_regional_url", "gatewayRegionalUrl"),
    keep("management_api_url", "managementApiUrl"),
    keep("portal_url", "portalUrl"),
    keep("developer_portal_url", "developerPortalUrl"),
    keep("scm_url", "scmUrl"),
    keep("public_ip_addresses", "publicIPAddresses"),
    keep("private_ip_addresses", "privateIPAddresses"),
];

/// Turns attributes into the record of the REST API.
pub(super) fn words<'a>(mut node: Node<'a>, pointer: &str, notes: &mut Notes) -> Node<'a> {
    empty(&mut node);
    rename(node, pointer, NAMES, notes)
}

/// An empty text is what Terraform writes for a text that is not there.
fn empty(node: &mut Node<'_>) {
    match &mut node.value {
        Value::String(text) if text.is_empty() => node.value = Value::Null,
        Value::Array(items) => items.iter_mut().for_each(empty),
        Value::Object(members) => members.iter_mut().for_each(|member| empty(&mut member.node)),
        _ => {}
    }
}
