//! Links: a plan in the fragment of an address.
//!
//! A link carries facts, not text: a small model of the instances, without what no verdict rests
//! on, and beside it the sender's verdicts. Whoever opens it gets the report of their own version,
//! and is told where it says otherwise than the sender's did.
//!
//! `p1.` and the bytes in base64url: the length of what follows and a check sum, so that a link
//! that was cut or changed on its way is told from one that never was one.

mod coder;
mod error;
mod frame;
mod patterns;
mod spaces;
mod spelling;
mod texts;
mod walk;

pub use error::LinkError;
pub use frame::{bytes_of, find, text_of};
pub(crate) use frame::{check_sum, decode, encode};

use crate::model::{At, Estate, Instance, ReadInput, Recognised};
use crate::note::{Note, NoteKind, NoteSeverity};
use crate::options::{Options, Prefer};
use coder::Direction;
use std::sync::OnceLock;
use texts::{Learned, Texts};
use time::Date;

/// What every link of this version begins with.
pub const TAG: &str = "p1.";
/// Characters that any program passes on.
pub const COMFORTABLE: usize = 2_000;
/// Characters beyond which programs that pass on a link are known to cut it.
pub const LONG: usize = 8_000;

/// The verdict on one instance as its sender saw it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The sign over it, by the name that it has in a report.
    pub header: String,
    /// The platform, as in a report.
    pub platform: String,
    /// Id of the recommended path.
    pub path: Option<String>,
}

/// What was in a link.
#[derive(Clone, Debug)]
pub struct Shared {
    /// The instances.
    pub estate: Estate,
    /// The sender's options.
    pub options: Options,
    /// The day of the facts that the sender's version had.
    pub knowledge_as_of: Date,
    /// What the sender saw, one for each instance.
    pub verdicts: Vec<Verdict>,
    /// Classes that were hidden, by their places in the list of classes.
    pub hidden: u32,
}

impl Shared {
    fn nothing() -> Self {
        Self {
            estate: Estate::default(),
            options: Options { as_of: Date::MIN, prefer: Prefer::default() },
            knowledge_as_of: Date::MIN,
            verdicts: Vec::new(),
            hidden: 0,
        }
    }
}

/// What every link takes as known: words of Azure, and some instances as they usually are. It is
/// part of the form: a link can be read only with the bytes with which it was made.
static PRIMER: &[u8] = include_bytes!("primer.bin");

/// What is learned from the primer. A link is made or read several times in a row, so it is
/// learned once.
fn learned() -> Learned {
    static LEARNED: OnceLock<Learned> = OnceLock::new();
    let learned = LEARNED.get_or_init(|| {
        let mut texts = Texts::new(Direction::Read(PRIMER.iter()), Learned::nothing());
        walk::vocabulary(&mut texts, &mut Vec::new(), &mut Vec::new());
        walk::shared(&mut texts, &mut Shared::nothing());
        texts.learned()
    });
    learned.clone()
}

/// The bytes of a primer. `tests/link/` makes it of a fixture.
#[doc(hidden)]
pub fn primer(regions: &[&str], parts: &[&str], shared: &mut Shared) -> Vec<u8> {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let mut texts = Texts::new(Direction::Write(Vec::new()), Learned::nothing());
    walk::vocabulary(&mut texts, &mut owned(regions), &mut owned(parts));
    walk::shared(&mut texts, shared);
    texts.coder.finish()
}

/// Reads a link: the link alone, or the address whose fragment it is.
///
/// # Errors
///
/// Says whether it is no link, a damaged one, or one of another version.
pub fn open(text: &str) -> Result<Shared, LinkError> {
    read(&bytes_of(text)?)
}

/// The bytes of a link, and how many texts were too long for it and were cut.
///
/// # Errors
///
/// [`LinkError::TooLarge`] where there are more instances or texts than a link may have.
pub fn contents(shared: &mut Shared) -> Result<(Vec<u8>, u32), LinkError> {
    let mut texts = Texts::new(Direction::Write(Vec::new()), learned());
    walk::shared(&mut texts, shared);
    if !texts.goes_on() {
        return Err(LinkError::TooLarge);
    }
    let cut = texts.cut;
    Ok((texts.coder.finish(), cut))
}

/// Reads the bytes of a link.
///
/// # Errors
///
/// Says whether they are not those of a link, or hold more than a link may.
pub fn read(bytes: &[u8]) -> Result<Shared, LinkError> {
    let mut shared = Shared::nothing();
    let mut texts = Texts::new(Direction::Read(bytes.iter()), learned());
    walk::shared(&mut texts, &mut shared);
    match texts.fault {
        None if texts.coder.leaves_some() => return Err(LinkError::Damaged),
        None => {}
        Some(texts::Fault::TooLarge) => return Err(LinkError::TooLarge),
        Some(texts::Fault::Damaged) => return Err(LinkError::Damaged),
    }
    describe(&mut shared.estate);
    Ok(shared)
}

/// Says of every input where it comes from and what it does not have.
fn describe(estate: &mut Estate) {
    let inputs = estate.instances.iter().map(|instance| instance.input + 1).max().unwrap_or(1);
    for number in 0..inputs {
        let of = |instance: &&Instance| instance.input == number;
        let count = u32::try_from(estate.instances.iter().filter(of).count()).unwrap_or(u32::MAX);
        let name = match number {
            0 => "Shared link".to_owned(),
            more => format!("Shared link, part {}", more + 1),
        };
        estate.inputs.push(ReadInput {
            name: name.clone(),
            given: number,
            documents: vec![Recognised {
                shape: SHAPE,
                title: TITLE,
                elements: count,
                instances: count,
                total: None,
                at: At::default(),
                candidates: Vec::new(),
            }],
        });
        estate.notes.push(Note {
            kind: NoteKind::Incomplete,
            severity: NoteSeverity::Info,
            message: "This is a shared link. It carries what decides the platform and the paths; \
                      certificates, custom properties, identities and tags are not in it."
                .to_owned(),
            advice: Some("Ask whoever made it for the export where these matter.".into()),
            command: None,
            offer: None,
            excerpt: None,
            input: name,
            at: At::default(),
        });
    }
    for instance in &mut estate.instances {
        instance.shape = SHAPE;
    }
}

/// The name of the shape.
pub const SHAPE: &str = "shareLink";
/// What a person calls it.
pub const TITLE: &str = "Shared link";
