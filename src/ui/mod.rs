//! The page: pure state, a reducer whose effects are data, and views of the state.
//!
//! Nothing here calls the worker, reads the clock or touches the window. The host in `web` keeps
//! the [`state::State`], hands it to [`app::App`], feeds [`action::Action`]s to
//! [`state::reduce`] and executes the [`action::Effect`]s that come back, in their order.

pub mod action;
pub mod app;
pub mod components;
pub mod fleet;
pub mod pages;
pub mod proof;
pub mod route;
pub mod state;
pub mod words;
