//! Which host names are the instance's own and which are custom domains.

use crate::knowledge::Cloud;
use crate::model::HostName;

/// Whether a name ends in the suffix of one of the clouds: then it is a default name.
pub fn is_default_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    Cloud::KNOWN.iter().filter_map(|cloud| cloud.host_suffix()).any(|suffix| name.ends_with(suffix))
}

/// Whether a host name entry is the instance's own default name; an entry without a readable
/// name is not.
pub fn is_default_host(host: &HostName) -> bool {
    host.name.value().is_some_and(|name| is_default_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_suffix_of_a_cloud_decides() {
        assert!(is_default_name("apim-one.azure-api.net"));
        assert!(is_default_name("APIM-ONE.AZURE-API.US"));
        assert!(is_default_name("apim-one.developer.azure-api.cn"));
        assert!(!is_default_name("api.one.example"));
        assert!(!is_default_name("azure-api.net.evil.example"));
        assert!(!is_default_name("notazure-api.net"));
    }
}
