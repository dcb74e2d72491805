//! Scripts and papers of a plan.

use crate::engine::Analysis;
use crate::render::papers;
use crate::report::InstanceReport;
use crate::script;
use crate::web::protocol::{Failure, Offer};

/// What there is for an instance, and why something is not.
pub(super) fn offers(
    analysis: &Analysis,
    instance: &InstanceReport,
    path: Option<&str>,
) -> Vec<Offer> {
    // A plan has a script in every language or in none.
    let missing =
        script::LANGUAGES.first().and_then(|one| analysis.script(instance.index, path, one).err());
    let scripts = script::LANGUAGES.iter().map(|one| Offer {
        id: one.id.into(),
        title: one.title.into(),
        about: one.run.into(),
        extension: Some(one.extension.into()),
        mime: one.mime.into(),
        missing: missing.clone(),
    });
    let papers = papers::PAPERS.iter().map(|one| Offer {
        id: one.id.into(),
        title: one.title.into(),
        about: one.reader.into(),
        extension: None,
        mime: "".into(),
        missing: one.not_needed(instance).map(Into::into),
    });
    scripts.chain(papers).collect()
}

/// The script of an instance's plan along a path, in a language.
pub(super) fn script(
    analysis: &Analysis,
    (index, path): (u32, Option<&str>),
    id: &str,
) -> Result<String, Failure> {
    let language = script::language(id).ok_or_else(|| unknown(id))?;
    analysis.script(index, path, language).map_err(failure)
}

/// The paper of that name.
pub(super) fn paper(
    analysis: &Analysis,
    about: (u32, Option<&str>),
    id: &str,
    plain: bool,
) -> Result<String, Failure> {
    let paper = papers::paper(id).ok_or_else(|| unknown(id))?;
    papers::write(analysis, paper, about, plain).map_err(failure)
}

fn unknown(id: &str) -> Failure {
    failure(format!("There is no document {id:?}.").into())
}

fn failure(why: crate::Text) -> Failure {
    Failure { message: why.into_owned(), detail: String::new() }
}
