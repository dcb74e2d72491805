//! The page.

fn main() {
    apim_planner::web::page::start();
}
