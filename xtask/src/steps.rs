//! Named, timed steps. A step that fails does not stop the others: what needs its result says so
//! by name and fails as well.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::command::Result;

/// What has been done so far.
#[derive(Default)]
pub struct Steps {
    done: Vec<Step>,
    /// The last lines of the test runners, repeated under the summary.
    closing: Vec<String>,
}

struct Step {
    name: String,
    time: Duration,
    failure: Option<String>,
}

impl Steps {
    /// Does `work` under `name` and notes how long it took.
    pub fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        println!("\n==> {name}");
        let start = Instant::now();
        let result = work();
        let time = start.elapsed();
        let (value, failure) = match result {
            Ok(value) => (Some(value), None),
            Err(message) => (None, Some(message)),
        };
        match &failure {
            None => println!("<== {name}: ok, {:.1} s", time.as_secs_f64()),
            Some(message) => {
                println!("<== {name}: FAILED, {:.1} s: {message}", time.as_secs_f64());
            }
        }
        self.done.push(Step { name: name.to_owned(), time, failure });
        value
    }

    /// Like [`Steps::step`], for a test runner whose closing lines are worth repeating.
    pub fn runner(&mut self, name: &str, work: impl FnOnce(&mut Vec<String>) -> Result<()>) {
        let mut lines = Vec::new();
        self.step(name, || work(&mut lines));
        if !lines.is_empty() {
            self.closing.push(format!("{name}:"));
            self.closing.append(&mut lines);
        }
    }

    /// Prints the table of all steps, then the runners' closing lines.
    pub fn summary(&self) -> ExitCode {
        let total: Duration = self.done.iter().map(|step| step.time).sum();
        let width = self.done.iter().map(|step| step.name.len()).max().unwrap_or(0);
        println!("\nSummary");
        for step in &self.done {
            let outcome = if step.failure.is_some() { "FAILED" } else { "ok" };
            let (name, seconds) = (&step.name, step.time.as_secs_f64());
            println!("  {name:width$}  {seconds:>7.1} s  {outcome}");
        }
        println!("  {:width$}  {:>7.1} s", "in all", total.as_secs_f64());
        let mut failed = false;
        for step in &self.done {
            if let Some(message) = &step.failure {
                println!("\nFAILED {}: {message}", step.name);
                failed = true;
            }
        }
        if !self.closing.is_empty() {
            println!();
        }
        for line in &self.closing {
            println!("{line}");
        }
        if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

/// The result of an earlier step, or a failure that names it.
pub fn needed<'a, T>(result: &'a Option<T>, step: &str) -> Result<&'a T> {
    result.as_ref().ok_or_else(|| format!("not run: it needs “{step}”, which failed"))
}
