//! Links: what goes in comes out, nothing else does, and they are short.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

mod carried;
mod dice;
#[path = "../inputs/mod.rs"]
mod inputs;

use apim_planner::engine::{Analysis, analyze};
use apim_planner::input::Input;
use apim_planner::model::{At, Field, Instance, Moment};
use apim_planner::share::link::{self, LinkError, Shared};
use apim_planner::share::redact::Hide;
use carried::{carried, together};
use dice::Dice;
use inputs::{files_in, options};
use std::fs;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn read(path: &str) -> Analysis {
    let bytes = fs::read(Path::new(ROOT).join(path)).unwrap();
    analyze(&[Input::new("input", &bytes)], &options())
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
    let instances = together(&analysis.estate().instances);
    let expected: Vec<Instance> = instances.into_iter().map(carried).collect();
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
    let mut found = files_in(&Path::new(ROOT).join("tests/fixtures/shapes"));
    let corpus = Path::new(ROOT).join("../shared/corpus");
    if corpus.is_dir() {
        found.extend(files_in(&corpus));
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
        ("state-250", true),
        ("vendor-250", true),
        ("bank-250", false),
        ("state-250", false),
        ("vendor-250", false),
    ] {
        let analysis = read(&format!("tests/fixtures/fleets/{name}.json"));
        let hide = if redacted { Hide::default() } else { Hide::nothing() };
        let analysis = analysis.redacted(&hide).analysis;
        let text = round_trip(&analysis, name);
        println!("{:6} {:4} {name} redacted: {redacted}", text.len(), analysis.instances());
        let limit = match (analysis.instances(), redacted) {
            (250, true) => 1_850,
            (40, _) => 1_600,
            _ => 8_000,
        };
        assert!(text.len() <= limit, "{name}: {} characters", text.len());
        assert_eq!(analysis.link().unwrap().text, text, "the same link every time");
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
