//! The only door to the core: inputs and options in, an [`Analysis`] out, from which the report
//! is read as a whole or instance by instance.

mod link;

pub use link::{Difference, Link, Seen};

use crate::Text;
use crate::classify::{self, Case, Classification, Sibling};
use crate::input::{self, Input};
use crate::model::{Decision, Estate, Instance};
use crate::options::Options;
use crate::paths;
use crate::published::{self, PublishedOpinion};
use crate::report::{self, InstanceReport, RedactionReport, Report};
use crate::script::{self, Language};
use crate::share::redact::{Hide, Replacement, redact};
use crate::{knowledge, plan, rules};

/// What was read and classified. Plans are made when they are asked for: they are most of a
/// report's size, and a page shows one at a time.
///
/// ```
/// use apim_planner::engine::analyze;
/// use apim_planner::input::Input;
/// use apim_planner::options::{Options, Prefer};
///
/// let json = br#"{ "type": "Microsoft.ApiManagement/service", "name": "apim-one",
///     "location": "West Europe", "sku": { "name": "Standard", "capacity": 1 },
///     "properties": { "platformVersion": "stv2", "virtualNetworkType": "None" } }"#;
/// let as_of = apim_planner::report::parse_date("2026-11-22").unwrap();
/// let options = Options { as_of, prefer: Prefer::default() };
/// let analysis = analyze(&[Input::new("one.json", json)], &options);
/// let report = analysis.report();
/// assert_eq!(report.instances[0].platform.verdict, "stv2");
/// ```
#[derive(Clone, Debug)]
pub struct Analysis {
    estate: Estate,
    classes: Vec<Classification>,
    siblings: Vec<Vec<Sibling>>,
    options: Options,
    redaction: Option<RedactionReport>,
}

/// A copy of an analysis without the values of some classes.
#[derive(Clone, Debug)]
pub struct Redacted {
    /// The copy. Its report is made anew from what is left.
    pub analysis: Analysis,
    /// What was replaced, and by what; not part of the copy.
    pub replacements: Vec<Replacement>,
}

/// Reads inputs and classifies what is in them.
pub fn analyze(inputs: &[Input<'_>], options: &Options) -> Analysis {
    Analysis::new(input::read(inputs), options)
}

impl Analysis {
    /// Classifies an estate that was read before, for example for another day.
    pub fn new(mut estate: Estate, options: &Options) -> Self {
        let classes = classify::classify(&estate, options);
        let siblings = classify::siblings(&estate, &classes);
        let contradictions = classify::contradictions(&estate, &classes);
        for note in contradictions {
            if !estate.notes.contains(&note) {
                estate.notes.push(note);
            }
        }
        Self { estate, classes, siblings, options: *options, redaction: None }
    }

    /// The same estate under other options.
    pub fn under(&self, options: &Options) -> Self {
        let redaction = self.redaction.clone();
        Self { redaction, ..Self::new(self.estate.clone(), options) }
    }

    /// A copy without the values of some classes, under the same options. This analysis stays as
    /// it is.
    pub fn redacted(&self, hide: &Hide) -> Redacted {
        let (estate, replacements) = redact(&self.estate, hide);
        let redaction = report::redaction(self.redaction.as_ref(), hide, &replacements);
        let mut analysis = Self { redaction, ..Self::new(estate, &self.options) };
        self.rename_accepted(&mut analysis);
        Redacted { analysis, replacements }
    }

    /// Acceptances name the facts of a finding, and in a copy those have other names.
    fn rename_accepted(&self, copy: &mut Self) {
        for (index, instance) in self.estate.instances.iter().enumerate() {
            if instance.accepted.is_empty() {
                continue;
            }
            let findings = |of: &Self| of.case(index).map(|case| rules::unsorted(&case));
            let (Some(before), Some(after)) = (findings(self), findings(copy)) else { continue };
            if let Some(instance) = copy.estate.instances.get_mut(index) {
                rules::renamed(&mut instance.accepted, &before, &after);
            }
        }
    }

    /// Follows what somebody decided about findings.
    pub fn decide(&mut self, decisions: &[Decision]) {
        for decision in decisions {
            let called = |one: &&mut Instance| one.is_called(&decision.instance);
            for instance in self.estate.instances.iter_mut().filter(called) {
                instance.accepted.retain(|one| !one.replaces(&decision.acceptance));
                if !decision.withdrawn {
                    instance.accepted.push(decision.acceptance.clone());
                }
            }
        }
    }

    /// What was read.
    pub fn estate(&self) -> &Estate {
        &self.estate
    }

    /// The options under which it was classified.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// How many instances there are.
    pub fn instances(&self) -> u32 {
        u32::try_from(self.estate.instances.len()).unwrap_or(u32::MAX)
    }

    /// The whole report but the plans.
    pub fn overview(&self) -> Report {
        let instances: Vec<InstanceReport> =
            self.cases().map(|case| report::instance(&case)).collect();
        let recommended: Vec<(Case<'_>, Option<Text>)> = self
            .cases()
            .zip(&instances)
            .map(|(case, instance)| {
                let path = paths::recommended(&instance.paths);
                (case, path.map(|path| path.id.clone()))
            })
            .collect();
        let inputs = report::inputs(&self.estate);
        let order = plan::order(&recommended);
        let fleet =
            report::fleet(&inputs, &instances, &self.estate.notes, order, self.options.as_of);
        Report {
            schema_version: report::SCHEMA_VERSION.into(),
            as_of: self.options.as_of.to_string(),
            knowledge_as_of: knowledge::AS_OF.into(),
            redaction: self.redaction.clone(),
            inputs,
            notes: self.estate.notes.clone(),
            fleet,
            instances,
        }
    }

    /// One instance with its plan and what published rules of other tools would say of it.
    pub fn instance(&self, index: u32) -> Option<InstanceReport> {
        self.instance_along(index, None)
    }

    /// One instance with its plan along a path: `A` to `L`, `v2`, or the name of a v2 tier. The
    /// report has no plan where none can be made along it. Without a path it is
    /// [`Analysis::instance`].
    pub fn instance_along(&self, index: u32, path: Option<&str>) -> Option<InstanceReport> {
        let case = self.case(usize::try_from(index).ok()?)?;
        let mut report = report::instance(&case);
        report::add_plan(&case, &mut report, path);
        report.published = published::opinions(&case);
        Some(report)
    }

    /// What published rules of other tools would say of an instance; not part of a whole report.
    pub fn published(&self, index: u32) -> Vec<PublishedOpinion> {
        let case = usize::try_from(index).ok().and_then(|index| self.case(index));
        case.map_or_else(Vec::new, |case| published::opinions(&case))
    }

    /// Adds the plan to an instance of [`Analysis::overview`].
    pub fn add_plan(&self, instance: &mut InstanceReport) {
        if let Some(case) = usize::try_from(instance.index).ok().and_then(|index| self.case(index))
        {
            report::add_plan(&case, instance, None);
        }
    }

    /// Adds the plan and the resource to an instance of [`Analysis::overview`]: what a report
    /// has that is read as a whole.
    pub fn complete(&self, instance: &mut InstanceReport) {
        self.add_plan(instance);
        instance.resource = usize::try_from(instance.index)
            .ok()
            .and_then(|index| report::resource(&self.estate, index));
    }

    /// The whole report, plans included.
    pub fn report(&self) -> Report {
        self.completed(self.overview())
    }

    /// The overview, with the plans.
    pub(crate) fn completed(&self, mut overview: Report) -> Report {
        for instance in &mut overview.instances {
            self.complete(instance);
        }
        overview
    }

    /// The script of one instance's plan along a path, as [`Analysis::instance_along`], in a
    /// language. It carries the names of this analysis.
    ///
    /// # Errors
    ///
    /// Why there is none, for a person.
    pub fn script(
        &self,
        index: u32,
        path: Option<&str>,
        language: &Language,
    ) -> Result<String, Text> {
        let case = usize::try_from(index).ok().and_then(|index| self.case(index));
        let (Some(case), Some(report)) = (case, self.instance_along(index, path)) else {
            return Err("This analysis has no such instance.".into());
        };
        script::script(&case, &report, path, language)
    }

    fn cases(&self) -> impl Iterator<Item = Case<'_>> {
        (0..self.estate.instances.len()).filter_map(|index| self.case(index))
    }

    fn case(&self, index: usize) -> Option<Case<'_>> {
        Some(Case {
            index: u32::try_from(index).ok()?,
            estate: &self.estate,
            instance: self.estate.instances.get(index)?,
            class: self.classes.get(index)?,
            siblings: self.siblings.get(index)?,
            options: &self.options,
        })
    }
}
