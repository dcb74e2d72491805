//! Instances in which every field has every state, with texts that are hard to carry.

use apim_planner::model::{
    ArmId, At, Field, HostName, Instance, Location, Moment, PrivateEndpoint, SubnetId, Written,
};

/// Numbers that look random and are the same every time.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, end: u64) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from((self.0 >> 33) % end).unwrap()
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len() as u64)]
    }

    fn field<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Field<T> {
        match self.below(6) {
            0 => Field::Null(At::default()),
            1 => Field::Absent,
            2 => Field::Unreadable(self.text(), At { line: Some(3), ..At::default() }),
            _ => Field::Known(value(self), At { line: Some(7), ..At::default() }),
        }
    }

    fn text(&mut self) -> String {
        let odd = [
            "",
            "\0",
            "a\0b",
            "*",
            "/",
            "//",
            "apim-01",
            "apim-02",
            "sub-Z",
            "sub-AA",
            "Ünïcode 🔑",
            "<script>",
            "=cmd|'/C'!A0",
            "10.1.2.3",
            "010.1.2.3",
            "999.1.1.1",
            "2024-02-29",
            "2024-02-30",
            "00000000-0000-0000-0000-00000000000a",
            "[parameters('x')]",
            "stv9",
            "/subscriptions/*/resourceGroups/subscriptions/providers/x",
            "4294967295",
            "\u{202e}x",
        ];
        if self.below(3) == 0 {
            let letters = "abcdefghij-_.0123456789éß ";
            let length = self.below(30);
            let all: Vec<char> = letters.chars().collect();
            (0..length).map(|_| all[self.below(all.len() as u64)]).collect()
        } else {
            self.pick(&odd).to_owned()
        }
    }

    fn texts(&mut self) -> Field<Vec<String>> {
        self.field(|dice| (0..dice.below(4)).map(|_| dice.text()).collect())
    }

    fn written<T>(&mut self, read: fn(&str) -> Written<T>, of: &[&str]) -> Field<Written<T>> {
        self.field(|dice| {
            let raw = if dice.below(4) == 0 { dice.text() } else { dice.pick(of).to_owned() };
            read(&raw)
        })
    }

    fn id(&mut self, end: &str) -> String {
        let (one, two) = (self.text(), self.text());
        format!("/subscriptions/s{one}/resourceGroups/r{two}/providers/{end}/n")
    }

    fn location(&mut self) -> Location {
        use apim_planner::model::{Capacity, PlatformVersion, Sku};
        Location {
            name: self.field(Self::text),
            sku: self.written(Sku::read, &["Premium", "developer", "StandardV2"]),
            capacity: self.field(|dice| match dice.below(3) {
                0 => Capacity::Expression(dice.text()),
                1 => Capacity::Units(u32::MAX),
                _ => Capacity::Units(2),
            }),
            platform: self.written(PlatformVersion::read, &["stv1", "stv2", "STV2.1", "mtv1"]),
            zones: self.texts(),
            subnet: self.field(|dice| match dice.below(2) {
                0 => SubnetId::read(&dice.text()),
                _ => SubnetId::read(&dice.id("Microsoft.Network/virtualNetworks/v/subnets")),
            }),
            public_ips: self.texts(),
            private_ips: self.texts(),
            outbound_ips: self.texts(),
            public_ip_id: self.field(Self::text),
            nat_gateway: self.field(Self::text),
            gateway_disabled: self.field(|dice| dice.below(2) == 0),
            regional_url: self.field(Self::text),
            at: At { line: Some(1), ..At::default() },
        }
    }

    pub(crate) fn instance(&mut self) -> Instance {
        use apim_planner::model::{Basis, CertificateSource, HostType, NetworkType, Switch};
        use apim_planner::model::{ConnectionStatus, ProvisioningState};
        Instance {
            input: 0,
            basis: [Basis::Answered, Basis::Recorded, Basis::Wanted][self.below(3)],
            id: self.field(|dice| {
                ArmId::read(&dice.id("Microsoft.ApiManagement/service")).unwrap_or_else(|| {
                    ArmId::read(
                        "/subscriptions/s/resourcegroups/r/providers/microsoft.apimanagement/service/n",
                    )
                    .unwrap()
                })
            }),
            name: self.field(Self::text),
            subscription: (self.below(2) == 0).then(|| self.text()),
            resource_group: (self.below(2) == 0).then(|| self.text()),
            created: self.field(|dice| {
                let raw = dice.pick(&["2019-06-03T07:41:02Z", "0001-01-01", "9999-12-31", "1970-01-01"]);
                Moment::read(raw).unwrap()
            }),
            provisioning_state: self.written(ProvisioningState::read, &["Succeeded", "Failed"]),
            gateway_url: self.field(Self::text),
            primary: self.location(),
            additional: self.field(|dice| (0..dice.below(3)).map(|_| dice.location()).collect()),
            virtual_network_type: self.written(NetworkType::read, &["None", "Internal"]),
            public_network_access: self.written(Switch::read, &["Enabled", "Disabled"]),
            private_endpoints: self.field(|dice| {
                vec![PrivateEndpoint {
                    name: Field::Absent,
                    status: dice.written(ConnectionStatus::read, &["Approved"]),
                    at: At::default(),
                }]
            }),
            hosts: self.field(|dice| {
                let one = |dice: &mut Self| HostName {
                    host_type: dice.written(HostType::read, &["Proxy", "Scm"]),
                    name: dice.field(Self::text),
                    source: dice.written(CertificateSource::read, &["KeyVault"]),
                    status: dice.field(Self::text),
                    certificate: Field::Absent,
                    key_vault_id: dice.field(Self::text),
                    identity_client_id: Field::Absent,
                    default_ssl_binding: Field::Absent,
                    negotiate_client_certificate: Field::Absent,
                    at: At::default(),
                };
                (0..dice.below(4)).map(|_| one(dice)).collect()
            }),
            developer_portal_status: self.written(Switch::read, &["Enabled"]),
            legacy_portal_status: self.written(Switch::read, &["Disabled"]),
            zone_redundant: self.field(|dice| dice.below(2) == 0),
            ..Instance::default()
        }
    }
}
