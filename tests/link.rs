//! Links: what goes in comes out, nothing else does, and they are short.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

use apim_planner::engine::{Analysis, analyze};
use apim_planner::input::Input;
use apim_planner::model::{
    ArmId, At, Field, HostName, Instance, Location, Moment, PrivateEndpoint, SubnetId, Written,
};
use apim_planner::options::{Options, Prefer};
use apim_planner::report::parse_date;
use apim_planner::share::link::{self, LinkError, Shared};
use apim_planner::share::redact::Hide;
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn options() -> Options {
    Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::default() }
}

fn read(path: &str) -> Analysis {
    let bytes = fs::read(Path::new(ROOT).join(path)).unwrap();
    analyze(&[Input::new("input", &bytes)], &options())
}

fn files(dir: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
    found.sort();
}

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
        status: Field::Absent,
        certificate: Field::Absent,
        key_vault_id: Field::Absent,
        identity_client_id: Field::Absent,
        default_ssl_binding: Field::Absent,
        negotiate_client_certificate: Field::Absent,
        at: At::default(),
    }
}

/// What a link should carry of an instance, written down a second time. The newest date of an
/// input is left out here and looked at by itself.
fn carried(from: &Instance) -> Instance {
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

fn opened(mut instances: Vec<Instance>) -> Vec<Instance> {
    for instance in &mut instances {
        instance.last_modified = Field::Absent;
    }
    instances
}

/// Makes a link, opens it, and compares all of it.
fn round_trip(analysis: &Analysis, path: &str) -> String {
    let made = analysis.link().unwrap();
    let shared = link::open(&made.text).unwrap();
    let expected: Vec<Instance> = analysis.estate().instances.iter().map(carried).collect();
    let found = opened(shared.estate.instances.clone());
    assert_eq!(found.len(), expected.len(), "{path}");
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected, "{path}");
    }
    assert_eq!(shared.options, options(), "{path}");
    let now = Analysis::of_link(&shared);
    assert_eq!(now.differences(&shared), [], "{path}: the verdicts are those of the facts");
    made.text
}

#[test]
fn what_goes_in_comes_out() {
    let mut found = Vec::new();
    files(&Path::new(ROOT).join("tests/fixtures/shapes"), &mut found);
    let corpus = Path::new(ROOT).join("../shared/corpus");
    if corpus.is_dir() {
        files(&corpus, &mut found);
    } else {
        println!("skipped: ../shared/corpus is missing");
    }
    let mut links = 0;
    for path in found {
        let bytes = fs::read(&path).unwrap();
        let analysis = analyze(&[Input::new("input", &bytes)], &options());
        if analysis.instances() > 0 {
            let text = round_trip(&analysis, &path.display().to_string());
            let name = path.file_name().unwrap().display();
            println!("{:6} {:4} {name}", text.len(), analysis.instances());
            links += 1;
        }
    }
    assert!(links > 20);
}

#[test]
fn the_sample_fleets_fit() {
    for (name, redacted) in [
        ("insurer-40", false),
        ("carmaker-40", false),
        ("retailer-40", false),
        ("bank-250", true),
        ("bank-250", false),
    ] {
        let analysis = read(&format!("tests/fixtures/fleets/{name}.json"));
        let hide = if redacted { Hide::default() } else { Hide::nothing() };
        let analysis = analysis.redacted(&hide).analysis;
        let text = round_trip(&analysis, name);
        println!("{:6} {:4} {name} redacted: {redacted}", text.len(), analysis.instances());
        let limit = if analysis.instances() > 40 && !redacted { 8_000 } else { 2_000 };
        assert!(text.len() <= limit, "{name}: {} characters", text.len());
        assert_eq!(analysis.link().unwrap().text, text, "the same link every time");
    }
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> usize {
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

    fn instance(&mut self) -> Instance {
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

#[test]
fn every_state_of_every_field_survives() {
    for seed in 0..10 {
        let mut dice = Dice(seed * 977 + 5);
        let instances: Vec<Instance> = (0..dice.below(12)).map(|_| dice.instance()).collect();
        let estate = apim_planner::model::Estate { instances, ..Default::default() };
        round_trip(&Analysis::new(estate, &options()), &format!("seed {seed}"));
    }
}

#[test]
fn the_newest_date_of_an_input_is_kept() {
    let analysis = read("static/samples/fleet.json");
    let shared = link::open(&analysis.link().unwrap().text).unwrap();
    let newest = |instances: &[Instance]| {
        instances.iter().filter_map(|one| one.last_modified.value()).map(Moment::date).max()
    };
    assert_eq!(newest(&shared.estate.instances), newest(&analysis.estate().instances));
}

#[test]
fn a_link_is_told_from_what_is_none() {
    let text = read("static/samples/fleet.json").link().unwrap().text;
    assert!(link::open(&text).is_ok());
    for around in [
        format!("https://plan.example/app/?x=1#{text}"),
        format!("  <https://plan.example/#{text}>.\n"),
        format!("{}\r\n {}", &text[..40], &text[40..]),
    ] {
        assert!(link::open(&around).is_ok(), "{around}");
    }
    let open = |text: &str| link::open(text).unwrap_err();
    for foreign in
        ["", "p", "p1", "hello", "#", "https://plan.example/#/instance/1", "pq.AA", "p1234567.A"]
    {
        assert_eq!(open(foreign), LinkError::Foreign, "{foreign}");
    }
    assert_eq!(open("p2.AAAA"), LinkError::Newer("p2.".to_owned()));
    assert_eq!(open("p0.AAAA"), LinkError::Older("p0.".to_owned()));
    assert_eq!(open("e1.AAAA"), LinkError::Encrypted);
    for end in [3, 5, 9, 100, text.len() - 2] {
        assert!(matches!(open(&text[..end]), LinkError::Cut(_)), "{end}");
    }
    assert_eq!(open(&format!("{text}AAAA")), LinkError::Damaged);
    assert_eq!(open(&text.replacen('-', "!", 1)), LinkError::Damaged);
    for place in (20..text.len()).step_by(97) {
        let mut changed = text.clone().into_bytes();
        changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
        assert_eq!(open(std::str::from_utf8(&changed).unwrap()), LinkError::Damaged, "{place}");
    }
    for error in [LinkError::Foreign, LinkError::Cut(3), LinkError::Damaged, LinkError::TooLarge] {
        assert!(error.to_string().ends_with('.'));
    }
}

#[test]
fn bytes_that_pass_the_check_sum_are_read_with_care() {
    let text = read("static/samples/fleet.json").link().unwrap().text;
    let whole = link::bytes_of(&text).unwrap();
    let mut dice = Dice(41);
    for round in 0..36 {
        let mut bytes = whole.clone();
        match round % 3 {
            0 => {
                bytes =
                    (0..dice.below(300)).map(|_| u8::try_from(dice.below(256)).unwrap()).collect()
            }
            1 => {
                let place = dice.below(bytes.len() as u64);
                bytes[place] ^= 1 << dice.below(8);
            }
            _ => bytes.truncate(dice.below(bytes.len() as u64)),
        }
        if let Ok(shared) = link::open(&link::text_of(&bytes)) {
            assert!(shared.estate.instances.len() <= 10_000);
            Analysis::of_link(&shared).overview();
        }
    }
}

#[test]
fn a_bomb_is_refused() {
    // Much that says little.
    for fill in [0, 0xFF, 0x55] {
        let bytes = vec![fill; 200_000];
        let error = link::read(&bytes).unwrap_err();
        assert!(matches!(error, LinkError::TooLarge | LinkError::Damaged), "{error:?}");
    }
    let instances = vec![Instance::default(); 10_001];
    let estate = apim_planner::model::Estate { instances, ..Default::default() };
    assert_eq!(Analysis::new(estate, &options()).link().unwrap_err(), LinkError::TooLarge);
}

#[test]
fn a_long_text_is_cut_and_said() {
    let mut instance = Dice(1).instance();
    instance.name = Field::Known("ä".repeat(5_000), At::default());
    let estate = apim_planner::model::Estate { instances: vec![instance], ..Default::default() };
    let made = Analysis::new(estate, &options()).link().unwrap();
    assert_eq!(made.cut, 1);
    let shared = link::open(&made.text).unwrap();
    assert!(shared.estate.instances[0].name.value().unwrap().ends_with('…'));
}

#[test]
fn a_link_is_an_input() {
    let analysis = read("static/samples/fleet.json");
    let text = analysis.link().unwrap().text;
    let again = analyze(
        &[Input::new("mail.txt", format!("https://plan.example/#{text}").as_bytes())],
        &options(),
    );
    assert_eq!(again.instances(), analysis.instances());
    assert_eq!(again.overview().inputs[0].shape, link::SHAPE);
    let cut = analyze(&[Input::new("mail.txt", &text.as_bytes()[..200])], &options());
    assert_eq!(cut.instances(), 0);
    assert!(cut.estate().notes[0].message.contains("ends early"));
}

/// The primer is made of fixtures. It is part of the form of a link: to change it is to make
/// links of a new version.
#[test]
fn the_primer_is_what_its_fixtures_say() {
    let words = |name: &str| {
        fs::read_to_string(Path::new(ROOT).join("tests/fixtures/links").join(name)).unwrap()
    };
    let (regions, parts) = (words("regions.txt"), words("parts.txt"));
    let mut shared: Shared =
        link::open(&read("tests/fixtures/links/primer.json").link().unwrap().text).unwrap();
    let bytes = link::primer(
        &regions.lines().collect::<Vec<_>>(),
        &parts.lines().collect::<Vec<_>>(),
        &mut shared,
    );
    let path = Path::new(ROOT).join("src/share/link/primer.bin");
    if std::env::var_os("LINK_PRIMER").is_some() {
        fs::write(&path, &bytes).unwrap();
    }
    assert_eq!(fs::read(path).unwrap(), bytes);
}
