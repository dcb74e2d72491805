//! What the product knows.

use crate::ui::components::Cx;
use yew::prelude::*;

/// The page.
pub fn page(_cx: Cx<'_>) -> Html {
    html! { <h1>{ "What this knows" }</h1> }
}
