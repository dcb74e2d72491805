//! The cloud of an instance: by the region's name first, by the host suffix second.

use super::{Confidence, Evidence};
use crate::Text;
use crate::knowledge::{Cloud, regions, sources};
use crate::model::{At, Instance};

/// The cloud and why.
pub(super) fn cloud(instance: &Instance) -> (Cloud, Vec<Evidence>) {
    let region = by_region(instance);
    let host = by_host(instance);
    let cloud = region.as_ref().or(host.as_ref()).map_or(Cloud::Unknown, |(cloud, _)| *cloud);
    let mut because = Vec::new();
    let differ = matches!((&region, &host), (Some((a, _)), Some((b, _))) if a != b);
    because.extend(region.map(|(_, evidence)| evidence));
    because.extend(host.map(|(found, mut evidence)| {
        if differ {
            evidence.rule = format!(
                "The host suffix says {}; the region's name counts first.",
                found.display()
            )
            .into();
            evidence.strength = Confidence::Moderate;
        }
        evidence
    }));
    (cloud, because)
}

/// By the name of the primary location, else of another one.
fn by_region(instance: &Instance) -> Option<(Cloud, Evidence)> {
    super::location::Place::all(instance).find_map(|place| {
        let name = place.location.name.value()?;
        let cloud = regions::cloud_of(name)?;
        let rule = match cloud {
            Cloud::Public => "A region of global Azure.",
            _ => "The beginning of the region's name tells the cloud.",
        };
        let at = place.location.name.at();
        let field = place.field("location");
        Some((cloud, evidence(instance, field, name, at, rule, Confidence::Certain)))
    })
}

/// By the suffix of the default host names.
fn by_host(instance: &Instance) -> Option<(Cloud, Evidence)> {
    let urls = [
        ("properties.gatewayUrl", &instance.gateway_url),
        ("properties.gatewayRegionalUrl", &instance.primary.regional_url),
        ("properties.developerPortalUrl", &instance.developer_portal_url),
    ];
    let hosts = instance.hosts.items().iter().enumerate().map(|(index, host)| {
        (format!("properties.hostnameConfigurations[{index}].hostName").into(), &host.name)
    });
    urls.into_iter().map(|(field, value)| (Text::Borrowed(field), value)).chain(hosts).find_map(
        |(field, value)| {
            let name = value.value()?;
            let cloud = cloud_of_host(name)?;
            let (rule, strength) = match cloud {
                Cloud::China => (
                    "The host suffix azure-api.cn; it is not confirmed in a dated document.",
                    Confidence::Moderate,
                ),
                _ => ("The host suffix tells the cloud.", Confidence::Certain),
            };
            Some((cloud, evidence(instance, field, name, value.at(), rule, strength)))
        },
    )
}

/// The cloud whose suffix a host name or the host of an address ends in.
fn cloud_of_host(name: &str) -> Option<Cloud> {
    let host = host_of(name).to_ascii_lowercase();
    Cloud::KNOWN
        .into_iter()
        .find(|cloud| cloud.host_suffix().is_some_and(|suffix| host.ends_with(suffix)))
}

/// The host of an address; a bare host name is itself.
fn host_of(address: &str) -> &str {
    let rest = address.trim().split_once("://").map_or(address.trim(), |(_, rest)| rest);
    rest.split(['/', ':', '?', '#']).next().unwrap_or(rest)
}

fn evidence(
    instance: &Instance,
    field: Text,
    value: &str,
    at: Option<&At>,
    rule: &'static str,
    strength: Confidence,
) -> Evidence {
    Evidence {
        field,
        value: value.to_owned(),
        input: instance.input_of(at),
        at: at.cloned(),
        rule: rule.into(),
        strength,
        source: sources::PROVIDER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suffix_must_be_the_end_of_the_host() {
        assert_eq!(cloud_of_host("https://a.azure-api.us/x"), Some(Cloud::UsGov));
        assert_eq!(cloud_of_host("a.azure-api.net"), Some(Cloud::Public));
        assert_eq!(cloud_of_host("https://A.AZURE-API.CN:443"), Some(Cloud::China));
        assert_eq!(cloud_of_host("a.azure-api.net.example.org"), None);
        assert_eq!(cloud_of_host("https://x.example/?a.azure-api.us"), None);
    }
}
