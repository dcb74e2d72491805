//! One file for each rule, and the list of them.

mod analytics_dashboard;
mod api_version_retired;
mod automatic_migration_risk;
mod automatic_zones_unverifiable;
mod ca_expiring;
mod cannot_tell;
mod classic_vnet_subnet;
mod developer_portal_disabled_with_host;
mod developer_tier_looks_like_production;
mod direct_management_custom_host;
mod expired;
mod expires_30_days;
mod expires_60_days;
mod expires_90_days;
mod export_probably_stale;
mod forced_tunnelling_check;
mod gateway_disabled_in_location;
mod git_custom_host;
mod inferred;
mod internal_dns_follow_up;
mod keyvault_versioned_reference;
mod keyvault_without_identity;
mod legacy_configuration_api;
mod legacy_portal_enabled;
mod location_without_compute;
mod managed_renewal_port_80;
mod min_api_version_old;
mod min_api_version_unset;
mod mixed_locations;
mod mode_differs_between_locations;
mod notification_sender_default;
mod platform_version_projected_away;
mod precreated_ip_listed;
mod premium_features_unused;
mod private_endpoint_not_approved;
mod private_only_without_endpoint;
mod provisioning_failed;
mod public_access_beside_private_endpoint;
mod region_without_zones;
mod release_channel_preview;
mod rp_ip_region;
mod secondary_smaller_than_primary;
mod service_disabled;
mod single_unit;
mod ssl30;
mod status_failed;
mod stv1_retired;
mod stv1_siblings_in_subnet;
mod tags_missing;
mod tls10_backend;
mod tls10_client;
mod tls_legacy_default_by_creation_date;
mod trusted_service_connectivity;
mod undetermined_normal_on_v2;
mod undetermined_on_classic;
mod units_above_maximum;
mod units_at_tier_maximum;
mod units_not_multiple_of_zones;
mod unlisted_value;
mod updating_too_long;
mod user_assigned_identities_at_limit;
mod vnet_lost;
mod weak_ciphers;
mod zonal_single_zone;
mod zones_differ_between_locations;

use super::finding::Rule;

/// All rules. The order is that of the documentation; findings are sorted by what they say.
pub static FINDINGS: [&Rule; 65] = [
    &stv1_retired::RULE,
    &mixed_locations::RULE,
    &cannot_tell::RULE,
    &inferred::RULE,
    &undetermined_normal_on_v2::RULE,
    &undetermined_on_classic::RULE,
    &unlisted_value::RULE,
    &precreated_ip_listed::RULE,
    &service_disabled::RULE,
    &automatic_migration_risk::RULE,
    &export_probably_stale::RULE,
    &platform_version_projected_away::RULE,
    &api_version_retired::RULE,
    &stv1_siblings_in_subnet::RULE,
    &forced_tunnelling_check::RULE,
    &vnet_lost::RULE,
    &internal_dns_follow_up::RULE,
    &mode_differs_between_locations::RULE,
    &classic_vnet_subnet::RULE,
    &expired::RULE,
    &expires_30_days::RULE,
    &expires_60_days::RULE,
    &expires_90_days::RULE,
    &managed_renewal_port_80::RULE,
    &keyvault_versioned_reference::RULE,
    &keyvault_without_identity::RULE,
    &status_failed::RULE,
    &ca_expiring::RULE,
    &tls10_client::RULE,
    &tls10_backend::RULE,
    &ssl30::RULE,
    &tls_legacy_default_by_creation_date::RULE,
    &weak_ciphers::RULE,
    &min_api_version_unset::RULE,
    &min_api_version_old::RULE,
    &legacy_configuration_api::RULE,
    &legacy_portal_enabled::RULE,
    &public_access_beside_private_endpoint::RULE,
    &private_only_without_endpoint::RULE,
    &private_endpoint_not_approved::RULE,
    &trusted_service_connectivity::RULE,
    &user_assigned_identities_at_limit::RULE,
    &analytics_dashboard::RULE,
    &rp_ip_region::RULE,
    &zonal_single_zone::RULE,
    &automatic_zones_unverifiable::RULE,
    &region_without_zones::RULE,
    &zones_differ_between_locations::RULE,
    &units_not_multiple_of_zones::RULE,
    &single_unit::RULE,
    &secondary_smaller_than_primary::RULE,
    &gateway_disabled_in_location::RULE,
    &location_without_compute::RULE,
    &notification_sender_default::RULE,
    &release_channel_preview::RULE,
    &developer_portal_disabled_with_host::RULE,
    &tags_missing::RULE,
    &provisioning_failed::RULE,
    &updating_too_long::RULE,
    &direct_management_custom_host::RULE,
    &git_custom_host::RULE,
    &developer_tier_looks_like_production::RULE,
    &units_at_tier_maximum::RULE,
    &units_above_maximum::RULE,
    &premium_features_unused::RULE,
];
