//! One file for each retirement or breaking change, and the list of them. Files that are not in
//! the list hold what several of them share.

mod adal_identity_provider;
mod analytics_dashboard;
mod api_versions;
mod captcha_endpoint;
mod direct_management_api;
mod git;
mod hosts;
mod legacy_metrics;
mod legacy_portal;
mod limits_2026;
mod managed_certificates;
mod rp_ip;
pub(super) mod rp_ip_march_2023;
pub(super) mod rp_ip_september_2023;
mod self_hosted_gateway_v0_v1;
mod stv1;
mod stv1_public;
mod stv1_sla;
mod stv1_sovereign;
mod tls_versions;
mod trace_header;
pub(super) mod trusted_service_connectivity;
mod workspaces;
mod workspaces_preview_part_1;
mod workspaces_preview_part_2;

use super::retirement::RetirementRule;

/// All of them, in the order of their numbers.
pub static RETIREMENTS: [&RetirementRule; 21] = [
    &rp_ip_march_2023::RULE,
    &legacy_metrics::RULE,
    &rp_ip_september_2023::RULE,
    &self_hosted_gateway_v0_v1::RULE,
    &legacy_portal::RULE,
    &api_versions::RULE,
    &workspaces_preview_part_1::RULE,
    &stv1_public::RULE,
    &stv1_sla::RULE,
    &stv1_sovereign::RULE,
    &git::RULE,
    &direct_management_api::RULE,
    &workspaces_preview_part_2::RULE,
    &managed_certificates::RULE,
    &adal_identity_provider::RULE,
    &captcha_endpoint::RULE,
    &tls_versions::RULE,
    &trusted_service_connectivity::RULE,
    &analytics_dashboard::RULE,
    &limits_2026::RULE,
    &trace_header::RULE,
];
