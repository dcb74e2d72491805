//! The engine in a browser: the worker of our page, and for other pages the functions that
//! [`apim_planner::web::js_api`] exports.

fn main() {
    apim_planner::web::worker::start();
}
