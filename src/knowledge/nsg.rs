//! The network rules of stv2 in a virtual network.

use super::{Source, sources};

/// Direction of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Into the subnet.
    In,
    /// Out of the subnet.
    Out,
    /// Within the virtual network, both ways.
    Both,
}

/// Who needs a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Every instance.
    Required,
    /// Every instance but Developer.
    NotDeveloper,
    /// Instances with several regions.
    MultiRegion,
    /// Whoever uses what it is for.
    Optional,
}

/// In which network mode a rule counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// External only.
    External,
    /// External and Internal.
    Both,
}

/// One rule.
#[derive(Clone, Debug)]
pub struct NsgRule {
    /// Direction.
    pub direction: Direction,
    /// Service tag of the source.
    pub from: &'static str,
    /// Service tag of the destination.
    pub to: &'static str,
    /// Ports, TCP unless said.
    pub ports: &'static str,
    /// Who needs it.
    pub need: Need,
    /// Network mode.
    pub mode: Mode,
    /// What it is for.
    pub purpose: &'static str,
}

/// A rule in short form.
const fn rule(
    direction: Direction,
    from: &'static str,
    to: &'static str,
    ports: &'static str,
    need: Need,
    mode: Mode,
    purpose: &'static str,
) -> NsgRule {
    NsgRule { direction, from, to, ports, need, mode, purpose }
}

const NET: &str = "VirtualNetwork";

/// All rules.
pub static NSG_RULES: [NsgRule; 16] = [
    rule(
        Direction::In,
        "Internet",
        NET,
        "443 (80 optional)",
        Need::Required,
        Mode::External,
        "clients",
    ),
    rule(Direction::In, "ApiManagement", NET, "3443", Need::Required, Mode::Both, "management"),
    rule(
        Direction::In,
        "AzureLoadBalancer",
        NET,
        "6390",
        Need::NotDeveloper,
        Mode::Both,
        "health probe",
    ),
    rule(
        Direction::In,
        "AzureTrafficManager",
        NET,
        "443",
        Need::MultiRegion,
        Mode::External,
        "routing between regions",
    ),
    rule(
        Direction::In,
        "AzureLoadBalancer",
        NET,
        "6391",
        Need::Optional,
        Mode::Both,
        "health probe",
    ),
    rule(Direction::Out, NET, "Internet", "80", Need::Required, Mode::Both, "certificates"),
    rule(Direction::Out, NET, "Storage", "443", Need::Required, Mode::Both, "dependency"),
    rule(Direction::Out, NET, "Sql", "1433", Need::Required, Mode::Both, "dependency"),
    rule(
        Direction::Out,
        NET,
        "AzureKeyVault",
        "443",
        Need::Required,
        Mode::Both,
        "dependency, certificates",
    ),
    rule(
        Direction::Out,
        NET,
        "AzureMonitor",
        "1886, 443",
        Need::Required,
        Mode::Both,
        "diagnostics",
    ),
    rule(
        Direction::Out,
        NET,
        "AzureActiveDirectory",
        "443",
        Need::Optional,
        Mode::Both,
        "optional dependency",
    ),
    rule(
        Direction::Out,
        NET,
        "AzureConnectors",
        "443",
        Need::Optional,
        Mode::Both,
        "optional dependency",
    ),
    rule(
        Direction::Out,
        NET,
        "EventHub",
        "5671, 5672, 443",
        Need::Optional,
        Mode::Both,
        "optional dependency",
    ),
    rule(Direction::Both, NET, NET, "6380", Need::Optional, Mode::Both, "external cache"),
    rule(Direction::Both, NET, NET, "6381-6383", Need::Optional, Mode::Both, "internal cache"),
    rule(Direction::Both, NET, NET, "UDP 4290", Need::Optional, Mode::Both, "rate limit counters"),
];

/// Ports of no service tag.
pub const PORTS: &str = "DNS 53, NTP UDP 123, TCP 12000 for diagnostics, KMS 1688 as needed, Entra \
                         endpoints on 443.";
/// Tags of one region.
pub const REGIONAL_TAGS: &str = "Regional forms of the Storage, Sql and EventHub tags may be used.";
/// Tags of several regions.
pub const SEVERAL_REGIONS: &str = "With several regions, each region's network security group must \
                                   allow its own regional tags and those of the primary region.";
/// The port of managed certificates.
pub const CERTIFICATES: &str = "Managed certificates need inbound 80 from ApiManagement.";

/// What is needed beside the rules.
pub const ALSO: [&str; 4] = [PORTS, REGIONAL_TAGS, SEVERAL_REGIONS, CERTIFICATES];

/// Where the rules come from.
pub const SOURCE: Source = sources::NETWORK_REFERENCE;

/// The rules that an instance needs, required ones and those of its case; optional ones left out.
pub fn needed(
    external: bool,
    developer: bool,
    multi_region: bool,
) -> impl Iterator<Item = &'static NsgRule> {
    NSG_RULES.iter().filter(move |rule| {
        let mode = match rule.mode {
            Mode::External => external,
            Mode::Both => true,
        };
        let need = match rule.need {
            Need::Required => true,
            Need::NotDeveloper => !developer,
            Need::MultiRegion => multi_region,
            Need::Optional => false,
        };
        mode && need
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_developer_instance_needs_no_load_balancer_port() {
        let ports = |external, developer, several| -> Vec<_> {
            needed(external, developer, several).map(|rule| (rule.from, rule.ports)).collect()
        };
        assert!(!ports(true, true, false).contains(&("AzureLoadBalancer", "6390")));
        assert!(ports(false, false, false).contains(&("AzureLoadBalancer", "6390")));
        assert!(!ports(false, false, true).contains(&("AzureTrafficManager", "443")));
        assert!(ports(true, false, true).contains(&("AzureTrafficManager", "443")));
    }
}
