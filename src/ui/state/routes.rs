//! Going from view to view.

use super::{Phase, State};
use crate::ui::action::Effect;
use crate::ui::route::{Page, Route};

impl State {
    /// Asks for the plan of the instance in view, where it is not here yet.
    pub(super) fn load(&mut self, effects: &mut Vec<Effect>) {
        let Page::Instance(index) = self.route.page else { return };
        let path = self.route.path;
        if self.instances.contains_key(&(index, path)) || index >= self.count() {
            return;
        }
        match (self.held, &self.phase) {
            (Some(generation), _) => effects.push(Effect::LoadInstance { generation, index, path }),
            (None, Phase::Working(_)) => {}
            (None, _) => self.analyze(effects),
        }
    }

    /// Shows a view. The page of an instance moves the focus to its section or to its top.
    pub(super) fn show(&mut self, route: Route, effects: &mut Vec<Effect>) {
        if self.route == route {
            return;
        }
        let same_page = self.route.page == route.page;
        self.route = route;
        self.going = false;
        self.hint = None;
        effects.push(Effect::SetTitle(route.title()));
        self.load(effects);
        self.refresh_share(effects);
        match route.section {
            Some(section) => effects.push(Effect::Reveal(section.to_owned())),
            None if !same_page => effects.push(Effect::Top),
            None => {}
        }
    }

    pub(super) fn go(&mut self, route: Route, replace: bool, effects: &mut Vec<Effect>) {
        if self.route == route {
            if let Some(section) = route.section {
                effects.push(Effect::Reveal(section.to_owned()));
            }
            return;
        }
        effects.push(Effect::SetRoute { route, replace });
        self.show(route, effects);
    }
}
