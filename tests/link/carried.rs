//! What a link should carry, written down a second time.

use apim_planner::model::{At, Field, HostName, Instance, Location, Moment, PrivateEndpoint};
use apim_planner::share::link;

fn plain<T: Clone>(field: &Field<T>) -> Field<T> {
    match field {
        Field::Known(value, _) => Field::Known(value.clone(), At::default()),
        Field::Null(_) => Field::Null(At::default()),
        Field::Absent => Field::Absent,
        Field::Unreadable(raw, _) => Field::Unreadable(raw.clone(), At::default()),
    }
}

fn day(field: &Field<Moment>) -> Field<Moment> {
    match plain(field) {
        Field::Known(moment, at) => {
            Field::Known(Moment::read(&moment.date().to_string()).unwrap(), at)
        }
        other => other,
    }
}

fn list<T: Clone, U>(field: &Field<Vec<T>>, item: impl Fn(&T) -> U) -> Field<Vec<U>> {
    match field {
        Field::Known(items, _) => Field::Known(items.iter().map(item).collect(), At::default()),
        Field::Null(_) => Field::Null(At::default()),
        Field::Absent => Field::Absent,
        Field::Unreadable(raw, _) => Field::Unreadable(raw.clone(), At::default()),
    }
}

fn location(from: &Location) -> Location {
    Location {
        name: plain(&from.name),
        sku: plain(&from.sku),
        capacity: plain(&from.capacity),
        platform: plain(&from.platform),
        zones: plain(&from.zones),
        subnet: plain(&from.subnet),
        public_ips: plain(&from.public_ips),
        private_ips: plain(&from.private_ips),
        public_ip_id: plain(&from.public_ip_id),
        nat_gateway: plain(&from.nat_gateway),
        gateway_disabled: plain(&from.gateway_disabled),
        ..Location::default()
    }
}

fn host(from: &HostName) -> HostName {
    HostName {
        host_type: plain(&from.host_type),
        name: plain(&from.name),
        source: plain(&from.source),
        ..HostName::default()
    }
}

/// What a link should carry of an instance. The newest date of an
/// input is left out here and looked at by itself.
pub(crate) fn carried(from: &Instance) -> Instance {
    Instance {
        shape: link::SHAPE,
        basis: from.basis,
        id: plain(&from.id),
        name: plain(&from.name),
        subscription: from.subscription.clone(),
        resource_group: from.resource_group.clone(),
        created: day(&from.created),
        provisioning_state: plain(&from.provisioning_state),
        gateway_url: plain(&from.gateway_url),
        primary: location(&from.primary),
        additional: list(&from.additional, location),
        virtual_network_type: plain(&from.virtual_network_type),
        public_network_access: plain(&from.public_network_access),
        private_endpoints: list(&from.private_endpoints, |one| PrivateEndpoint {
            name: Field::Absent,
            status: plain(&one.status),
            at: At::default(),
        }),
        hosts: list(&from.hosts, host),
        developer_portal_status: plain(&from.developer_portal_status),
        legacy_portal_status: plain(&from.legacy_portal_status),
        zone_redundant: plain(&from.zone_redundant),
        ..Instance::default()
    }
}

/// The instances as a link has them: those together that belong together, each subscription and
/// group where it first occurs.
pub(crate) fn together(instances: &[Instance]) -> Vec<&Instance> {
    let home = |one: &Instance| {
        let id = one.id.value();
        let subscription = one.subscription.as_ref().or(id.map(|id| &id.subscription));
        let group = one.resource_group.as_ref().or(id.map(|id| &id.resource_group));
        let lower = |text: Option<&String>| text.map(|text| text.to_ascii_lowercase());
        [lower(subscription).unwrap_or_default(), lower(group).unwrap_or_default()]
    };
    let homes: Vec<[String; 2]> = instances.iter().map(home).collect();
    let mut places: Vec<usize> = (0..instances.len()).collect();
    places.sort_by_key(|place| {
        let [subscription, group] = &homes[*place];
        let first = homes.iter().position(|home| home[0] == *subscription);
        (first, homes.iter().position(|home| home[0] == *subscription && home[1] == *group))
    });
    places.into_iter().map(|place| &instances[place]).collect()
}
