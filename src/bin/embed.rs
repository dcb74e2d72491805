//! The JavaScript module for pages that are not ours. All of it are the functions that
//! [`apim_planner::web::js_api`] exports: nothing starts by itself.

// Its exports are what is linked.
use apim_planner as _;

fn main() {}
