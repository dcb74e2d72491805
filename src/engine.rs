//! The only door to the core: inputs and options in, an [`Analysis`] out, from which the report
//! is read as a whole or instance by instance.

use crate::classify::Classification;
use crate::input::{self, Input};
use crate::model::Estate;
use crate::options::Options;

/// What was read and classified. Plans are made when they are asked for.
#[derive(Clone, Debug)]
pub struct Analysis {
    estate: Estate,
    classes: Vec<Classification>,
    options: Options,
}

/// Reads and classifies.
pub fn analyze(inputs: &[Input<'_>], options: &Options) -> Analysis {
    let estate = input::read(inputs);
    let classes = crate::classify::classify(&estate, options);
    Analysis { estate, classes, options: *options }
}
