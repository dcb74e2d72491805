//! The page and its worker: one program in two roles.

fn main() {
    apim_planner::web::start();
}
