//! The rules against the reference examples, where those lie beside the checkout.

#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

mod table;

use apim_planner::report::InstanceReport;
use std::collections::BTreeSet;
use table::{letters, report, root, word};

/// What an example says of one instance: its retirements as letters (numbers 1 to 19, the limits
/// of 2026, the trace header), its findings with their severities, and the findings in which the
/// product differs from it on purpose.
struct Expected {
    file: &'static str,
    name: &'static str,
    exposures: &'static str,
    findings: &'static [(&'static str, &'static str)],
    /// More than the example has.
    more: &'static [&'static str],
}

/// Read off the reference examples by hand.
///
/// Where the product says more than an example: the rules for trusted service connectivity and
/// for the risk of an automatic migration hold for the instance by their own conditions, and
/// other examples of the same set apply them so. The example of the fleet leaves out what is low and
/// the same everywhere. The certificate of 04 is high here as in 01: it is the file that is old.
const EXAMPLES: [Expected; 25] = [
    Expected {
        file: "01-stv1-standard-no-vnet.json",
        name: "apim-tarnfell-orders-prd",
        exposures: "AVAANPVEEAVVVNVANPPVV",
        findings: &[
            ("platform/stv1-retired", "critical"),
            ("input/export-probably-stale", "high"),
            ("certificate/expired", "high"),
            ("platform/precreated-ip-listed", "info"),
            ("security/min-api-version-unset", "low"),
            ("operations/notification-sender-default", "info"),
        ],
        more: &["retirement/trusted-service-connectivity"],
    },
    Expected {
        file: "02-stv1-premium-external-mixed.json",
        name: "apim-osprey-hub-prd",
        exposures: "AVAPNNVEEAVVVNVPNPPVV",
        findings: &[
            ("platform/mixed-locations", "critical"),
            ("reliability/zones-differ-between-locations", "medium"),
            ("certificate/keyvault-versioned-reference", "high"),
            ("certificate/expires-90-days", "medium"),
            ("operations/notification-sender-default", "info"),
        ],
        more: &["platform/automatic-migration-risk", "retirement/trusted-service-connectivity"],
    },
    Expected {
        file: "03-stv1-premium-internal-forced-tunnelling.json",
        name: "apim-merrow-core-prd",
        exposures: "AVAVVPVEEAVPVNVPNNPVV",
        findings: &[
            ("platform/stv1-retired", "critical"),
            ("platform/automatic-migration-risk", "high"),
            ("input/export-probably-stale", "high"),
            ("certificate/expired", "high"),
            ("network/forced-tunnelling-check", "medium"),
            ("platform/precreated-ip-listed", "info"),
            ("security/min-api-version-unset", "low"),
            ("operations/direct-management-custom-host", "medium"),
            ("operations/notification-sender-default", "info"),
        ],
        more: &[],
    },
    Expected {
        file: "05-stv2-premium-findings-only.json",
        name: "apim-sable-gw-prd",
        exposures: "AVAPNPVNNAVVVeVAEPPVV",
        findings: &[
            ("certificate/managed-renewal-port-80", "high"),
            ("certificate/expires-60-days", "medium"),
            ("security/tls10-backend", "high"),
            ("retirement/trusted-service-connectivity", "high"),
            ("reliability/zonal-single-zone", "medium"),
            ("security/min-api-version-unset", "low"),
            ("retirement/analytics-dashboard", "low"),
            ("security/legacy-configuration-api", "low"),
            ("operations/notification-sender-default", "info"),
        ],
        more: &[],
    },
    Expected {
        file: "06-consumption-mtv1.json",
        name: "apim-brindle-webhooks",
        exposures: "AVAAAPAAAAAAAeAANPAVV",
        findings: &[
            ("certificate/managed-renewal-port-80", "high"),
            ("certificate/expires-90-days", "low"),
            ("retirement/trusted-service-connectivity", "high"),
            ("security/min-api-version-unset", "low"),
        ],
        more: &[],
    },
    Expected {
        file: "04-stv1-developer-shared-subnet-fleet.json",
        name: "apim-quillon-dev-01",
        exposures: "PVAPNPVEEAVVVNVPNNPVV",
        findings: &[
            ("platform/stv1-retired", "critical"),
            ("network/stv1-siblings-in-subnet", "high"),
            ("input/export-probably-stale", "high"),
            ("retirement/rp-ip-region", "medium"),
            ("security/min-api-version-unset", "low"),
        ],
        more: &[
            "platform/automatic-migration-risk",
            "operations/notification-sender-default",
            "platform/precreated-ip-listed",
        ],
    },
    Expected {
        file: "04-stv1-developer-shared-subnet-fleet.json",
        name: "apim-quillon-tst-01",
        exposures: "PVAPNPVEEAVVVNVPNNPVV",
        findings: &[
            ("platform/stv1-retired", "critical"),
            ("network/stv1-siblings-in-subnet", "high"),
            ("input/export-probably-stale", "high"),
            ("retirement/rp-ip-region", "medium"),
            ("security/min-api-version-unset", "low"),
        ],
        more: &[
            "platform/automatic-migration-risk",
            "operations/notification-sender-default",
            "platform/precreated-ip-listed",
        ],
    },
    Expected {
        file: "04-stv1-developer-shared-subnet-fleet.json",
        name: "apim-quillon-uat-01",
        exposures: "PVAPNPVEEAVVVNVPNNPVV",
        findings: &[
            ("platform/stv1-retired", "critical"),
            ("network/stv1-siblings-in-subnet", "high"),
            ("input/export-probably-stale", "high"),
            ("retirement/rp-ip-region", "medium"),
            ("security/min-api-version-unset", "low"),
            ("certificate/expired", "high"),
            ("cost/developer-tier-looks-like-production", "medium"),
        ],
        more: &[
            "platform/automatic-migration-risk",
            "operations/notification-sender-default",
            "platform/precreated-ip-listed",
        ],
    },
    Expected {
        file: "07-standard-stv21-considering-v2.json",
        name: "apim-corvid-partner-prd",
        exposures: "AVAANNVNNAVVVeVANNPVV",
        findings: &[
            ("security/public-access-beside-private-endpoint", "medium"),
            ("certificate/managed-renewal-port-80", "medium"),
            ("retirement/analytics-dashboard", "low"),
        ],
        more: &[],
    },
    Expected {
        file: "09-usgov-blocked-after-automatic-migration.json",
        name: "apim-hestia-fed-prd",
        exposures: "AVAPNPVANNVVVNVANPPVV",
        findings: &[
            ("platform/service-disabled", "critical"),
            ("network/vnet-lost", "critical"),
            ("network/internal-dns-follow-up", "high"),
            ("reliability/single-unit", "medium"),
            ("retirement/trusted-service-connectivity", "high"),
            ("security/min-api-version-unset", "low"),
        ],
        more: &[
            "retirement/analytics-dashboard",
            "security/legacy-configuration-api",
            "operations/notification-sender-default",
        ],
    },
    Expected {
        file: "11-fleet-mixed-twelve.json",
        name: "apim-lks-dev-we-01",
        exposures: "AVAPNPVEEAVVVNVPNNPVV",
        findings: &[
            ("platform/stv1-retired", "critical"),
            ("network/stv1-siblings-in-subnet", "high"),
            ("platform/precreated-ip-listed", "info"),
        ],
        more: &[
            "platform/automatic-migration-risk",
            "security/min-api-version-unset",
            "operations/notification-sender-default",
        ],
    },
    Expected {
        file: "11-fleet-mixed-twelve.json",
        name: "apim-lks-tst-we-01",
        exposures: "AVAPNPVEEAVVVNVPNNPVV",
        findings: &[
            ("platform/stv1-retired", "critical"),
            ("network/stv1-siblings-in-subnet", "high"),
            ("platform/precreated-ip-listed", "info"),
        ],
        more: &[
            "platform/automatic-migration-risk",
            "security/min-api-version-unset",
            "operations/notification-sender-default",
        ],
    },
    Expected {
        file: "11-fleet-mixed-twelve.json",
        name: "apim-lks-uat-we-01",
        exposures: "AVAANPVEEAVVVNVANPPVV",
        findings: &[
            ("platform/stv1-retired", "critical"),
            ("certificate/expires-60-days", "medium"),
            ("retirement/trusted-service-connectivity", "high"),
            ("platform/precreated-ip-listed", "info"),
        ],
        more: &["security/min-api-version-unset", "operations/notification-sender-default"],
    },
    Expected {
        file: "11-fleet-mixed-twelve.json",
        name: "apim-lks-b2b-eus-01",
        exposures: "AVAPNPVEEAVVVNVPNPPVV",
        findings: &[
            ("platform/stv1-retired", "critical"),
            ("retirement/trusted-service-connectivity", "high"),
            ("platform/precreated-ip-listed", "info"),
        ],
        more: &[
            "platform/automatic-migration-risk",
            "security/min-api-version-unset",
            "operations/notification-sender-default",
        ],
    },
    Expected {
        file: "11-fleet-mixed-twelve.json",
        name: "apim-lks-prd-we-01",
        exposures: "AVAPNPVEEAVVVNVPNPPVV",
        findings: &[
            ("platform/mixed-locations", "critical"),
            ("reliability/zones-differ-between-locations", "medium"),
            ("reliability/single-unit", "medium"),
            ("retirement/trusted-service-connectivity", "high"),
        ],
        more: &[
            "platform/automatic-migration-risk",
            "network/forced-tunnelling-check",
            "reliability/secondary-smaller-than-primary",
            "security/min-api-version-unset",
            "operations/notification-sender-default",
        ],
    },
    Expected {
        file: "11-fleet-mixed-twelve.json",
        name: "apim-lks-prd-uks-01",
        exposures: "AVAPNNVNNAVVVeVANPPVV",
        findings: &[
            ("certificate/expires-30-days", "critical"),
            ("certificate/managed-renewal-port-80", "high"),
            ("retirement/trusted-service-connectivity", "high"),
        ],
        more: &[
            "retirement/analytics-dashboard",
            "security/legacy-configuration-api",
            "operations/notification-sender-default",
        ],
    },
    Expected {
        file: "11-fleet-mixed-twelve.json",
        name: "apim-lks-leg-uks-01",
        exposures: "AVAAEPANNAVVANVAENPVV",
        findings: &[
            ("certificate/expired", "critical"),
            ("security/tls-legacy-default-by-creation-date", "high"),
            ("security/tls10-backend", "high"),
            ("security/legacy-portal-enabled", "medium"),
            ("cost/units-at-tier-maximum", "low"),
            ("operations/tags-missing", "info"),
        ],
        more: &[
            "retirement/analytics-dashboard",
            "security/min-api-version-unset",
            "operations/notification-sender-default",
        ],
    },
    Expected {
        file: "11-fleet-mixed-twelve.json",
        name: "apim-lks-prt-fc-01",
        exposures: "AVAPNPVNNAVVVNVANPPVV",
        findings: &[
            ("operations/provisioning-failed", "high"),
            ("reliability/single-unit", "medium"),
            ("retirement/trusted-service-connectivity", "high"),
        ],
        more: &[
            "retirement/analytics-dashboard",
            "security/legacy-configuration-api",
            "security/min-api-version-unset",
            "operations/notification-sender-default",
        ],
    },
    Expected {
        file: "11-fleet-mixed-twelve.json",
        name: "apim-lks-sbx-ne-01",
        exposures: "AVAAAPAAAAAAANAANNAVV",
        findings: &[],
        more: &["security/min-api-version-unset", "operations/notification-sender-default"],
    },
    Expected {
        file: "11-fleet-mixed-twelve.json",
        name: "apim-lks-ai-swc-01",
        exposures: "AAAANPAAAAAAAAVANPAVV",
        findings: &[("retirement/trusted-service-connectivity", "high")],
        more: &[
            "security/min-api-version-unset",
            "operations/notification-sender-default",
            "platform/undetermined-normal-on-v2",
        ],
    },
    Expected {
        file: "11-fleet-mixed-twelve.json",
        name: "apim-lks-poc-ne-01",
        exposures: "AAAANPAAAAAAAAVANNAVV",
        findings: &[],
        more: &["security/min-api-version-unset", "platform/undetermined-normal-on-v2"],
    },
    Expected {
        file: "11-fleet-mixed-twelve.json",
        name: "apim-lks-new-ci-01",
        exposures: "AAAANPAVVAVVANVANNPVV",
        findings: &[],
        more: &[
            "platform/undetermined-on-classic",
            "retirement/analytics-dashboard",
            "security/min-api-version-unset",
            "operations/notification-sender-default",
        ],
    },
    Expected {
        file: "08-no-platform-version.json",
        name: "apim-dunlin-orders",
        exposures: "AVAAVPVNNAVVVNVANPPVV",
        findings: &[
            ("input/platform-version-projected-away", "info"),
            ("security/min-api-version-unset", "low"),
            ("retirement/trusted-service-connectivity", "high"),
            ("retirement/analytics-dashboard", "low"),
            ("reliability/single-unit", "low"),
        ],
        more: &[],
    },
    Expected {
        file: "08-no-platform-version.json",
        name: "apim-dunlin-legacy",
        exposures: "AVAAVPVVVAVVVVVAENPVV",
        findings: &[
            ("input/api-version-retired", "high"),
            ("platform/cannot-tell", "high"),
            ("security/tls-legacy-default-by-creation-date", "high"),
            ("security/min-api-version-unset", "low"),
            ("retirement/analytics-dashboard", "low"),
            ("reliability/single-unit", "low"),
        ],
        more: &[],
    },
    Expected {
        file: "10-basicv2-undetermined.json",
        name: "apim-pollen-poc",
        exposures: "AAAANPAAAAAAAAVANNAVV",
        findings: &[
            ("certificate/expires-60-days", "high"),
            ("platform/undetermined-normal-on-v2", "info"),
            ("security/min-api-version-unset", "low"),
        ],
        more: &[],
    },
];

#[test]
fn the_rules_agree_with_the_examples() {
    let folder = root().join("../shared/examples");
    if !folder.is_dir() {
        println!("skipped: {} is not there", folder.display());
        return;
    }
    for expected in &EXAMPLES {
        let report = report(&folder.join(expected.file), "2026-11-22");
        let instance: &InstanceReport =
            report.instances.iter().find(|one| one.name == expected.name).unwrap();
        assert_eq!(letters(&instance.exposures), expected.exposures, "{}", expected.name);
        let found: BTreeSet<String> =
            instance.findings.iter().map(|one| word(one)[2..].to_owned()).collect();
        let wanted: BTreeSet<String> =
            expected.findings.iter().map(|(id, severity)| format!("{id} {severity}")).collect();
        assert!(wanted.is_subset(&found), "{}: {found:#?}", expected.name);
        let more: BTreeSet<&str> =
            found.difference(&wanted).filter_map(|word| word.split(' ').next()).collect();
        assert_eq!(more, expected.more.iter().copied().collect(), "{}", expected.name);
    }
}

#[test]
fn a_certificate_is_reported_once() {
    let folder = root().join("../shared/examples");
    if !folder.is_dir() {
        println!("skipped: {} is not there", folder.display());
        return;
    }
    for (file, hosts) in [
        ("02-stv1-premium-external-mixed.json", "api.osprey.example and partners.osprey.example"),
        (
            "03-stv1-premium-internal-forced-tunnelling.json",
            "api.int.merrow.example, mgmt.int.merrow.example and portal.int.merrow.example",
        ),
    ] {
        let report = report(&folder.join(file), "2026-11-22");
        let about: Vec<_> = report.instances[0]
            .findings
            .iter()
            .filter(|one| one.id.starts_with("certificate/exp"))
            .collect();
        assert_eq!(about.len(), 1, "{file}");
        assert!(about[0].title.contains(hosts), "{}", about[0].title);
    }
}
