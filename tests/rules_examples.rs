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
/// other examples of the same set apply them so.
const EXAMPLES: [Expected; 8] = [
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
