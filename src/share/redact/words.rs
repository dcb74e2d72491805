//! The words of Azure and of the tools: texts that are nobody's own.

use crate::knowledge::ciphers::CIPHERS;
use crate::model::{Moment, ProvisioningState};

/// What else Azure writes where a text is one of a few words.
const WORDS: [&str; 17] = [
    "Enabled",
    "Disabled",
    "Completed",
    "Failed",
    "InProgress",
    "None",
    "SystemAssigned",
    "UserAssigned",
    "CertificateAuthority",
    "Root",
    "Default",
    "Preview",
    "Stable",
    "True",
    "False",
    "null",
    "absent",
];

/// The sender that Azure sets.
const SENDER: &str = "apimgmt-noreply@mail.windowsazure.com";

/// The custom properties of Azure, without their common beginning. Those of ciphers follow a
/// pattern.
const PROPERTIES: [&str; 11] = [
    "Gateway.Security.Protocols.Tls10",
    "Gateway.Security.Protocols.Tls11",
    "Gateway.Security.Protocols.Ssl30",
    "Gateway.Security.Backend.Protocols.Tls10",
    "Gateway.Security.Backend.Protocols.Tls11",
    "Gateway.Security.Backend.Protocols.Ssl30",
    "Gateway.Protocols.Server.Http2",
    "Gateway.Security.Ciphers.TripleDes168",
    "Gateway.ManagedIdentity.DisableOverPrivilegedAccess",
    "Stv2MigrationPreCreatedIps",
    "Service.Disabled",
];

/// Keys that stand in the pointers to what is read, in lower case and in order.
#[rustfmt::skip]
const KEYS: [&str; 97] = [
    "additionallocations", "addresseremail", "after", "apimplanner", "apiversion",
    "apiversionconstraint", "attributes", "before", "body", "capacity", "certificate",
    "certificates", "certificatesource", "certificatestatus", "change", "child_modules",
    "columns", "configurationapi", "createdatutc", "customproperties", "data",
    "defaultsslbinding", "developerportalstatus", "developerportalurl", "disablegateway",
    "earlier", "enableclientcertificate", "expiry", "gatewayregionalurl", "gatewayurl",
    "hostname", "hostnameconfigurations", "id", "identity", "identityclientid", "instances",
    "keyvaultid", "lastmodifiedat", "legacyapi", "legacyportalstatus", "location",
    "minapiversion", "name", "natgatewaystate", "negotiateclientcertificate", "nextlink",
    "notificationsenderemail", "outboundpublicipaddresses", "outputs", "parameters",
    "planned_values", "platformversion", "principalid", "prior_state",
    "privateendpointconnections", "privateipaddresses", "privatelinkserviceconnectionstate",
    "properties", "provisioningstate", "publicipaddresses", "publicipaddressid",
    "publicnetworkaccess", "publisheremail", "publishername", "releasechannel", "resource",
    "resource_changes", "resourcegroup", "resources", "responses", "root_module", "rows",
    "runtimeurl", "sku", "skutype", "skuunitcount", "staticips", "status", "storename", "subject",
    "subnetresourceid", "subscriptionid", "systemdata", "tags", "targetprovisioningstate",
    "thumbprint", "type", "unreadable", "userassignedidentities", "value", "values",
    "virtualnetworkconfiguration", "virtualnetworktype", "vpnconfiguration", "vpntype",
    "zoneredundant", "zones",
];

/// What has keys that people choose.
const OWN: [&str; 3] = ["tags", "customProperties", "userAssignedIdentities"];

fn any(words: &[&str], text: &str) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Whether a text is a word of Azure, several of them, the version of an API, or the number of a
/// zone.
pub(super) fn is_word(text: &str) -> bool {
    text.split(',').all(|part| {
        let part = part.trim();
        any(&WORDS, part)
            || ProvisioningState::read(part).value != ProvisioningState::Unlisted
            || is_api_version(part)
            || matches!(part.as_bytes(), [] | [b'0'..=b'9'])
    })
}

/// `2024-05-01` and `2024-06-01-preview`: a day since API Management is there.
fn is_api_version(text: &str) -> bool {
    let day = text.strip_suffix("-preview").unwrap_or(text);
    let day = Moment::read(day).filter(|_| day.len() == "2024-05-01".len());
    day.is_some_and(|day| (2014..2100).contains(&day.date().year()))
}

/// Whether a text is the sender that Azure sets.
pub(super) fn is_default_sender(text: &str) -> bool {
    text.trim().eq_ignore_ascii_case(SENDER)
}

/// Whether a custom property is one of Azure's own.
pub(super) fn is_property(key: &str) -> bool {
    let short = crate::model::CustomProperties::short_name(key);
    const CIPHER: &str = "Gateway.Security.Ciphers.";
    match short.split_at_checked(CIPHER.len()) {
        Some((begin, cipher)) if begin.eq_ignore_ascii_case(CIPHER) => {
            any(&CIPHERS, cipher) || any(&PROPERTIES, short)
        }
        _ => any(&PROPERTIES, short),
    }
}

/// Whether a key of a pointer, below another one, is a word of Azure or of a tool, or the number of
/// an element. Below tags and the like every key is somebody's own.
pub(super) fn is_key(above: &str, key: &str) -> bool {
    if any(&OWN, above) {
        return is_property(key);
    }
    let number = key.len() <= 6 && key.bytes().all(|byte| byte.is_ascii_digit());
    number || KEYS.binary_search_by(|word| compare(word, key)).is_ok() || is_property(key)
}

/// The order of a word in lower case and a text in any letter case.
fn compare(word: &str, text: &str) -> std::cmp::Ordering {
    word.bytes().cmp(text.bytes().map(|byte| byte.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::{KEYS, is_key, is_word};

    #[test]
    fn keys_are_found_in_any_letter_case() {
        assert!(KEYS.is_sorted());
        let known = |key: &str| is_key("properties", key);
        assert!(["hostName", "SKU", "17", "", "lastModifiedAt"].into_iter().all(known));
        assert!(!["Owner", "1234567", "host", "my-apim"].into_iter().any(known));
        assert!(!["name", "17", "4711001"].into_iter().any(|key| is_key("tags", key)));
        assert!(is_key(
            "customProperties",
            "Microsoft.WindowsAzure.ApiManagement.Service.Disabled"
        ));
    }

    #[test]
    fn a_word_is_no_number_that_says_something() {
        assert!(["1", "True", "2021-08-01", "2024-06-01-preview", "None"].into_iter().all(is_word));
        let own = ["4915", "1234,5678", "1985-03-12", "1234-56-78", "0049-15-55-preview", "12"];
        assert!(!own.into_iter().any(is_word));
    }
}
