//! The page: pure state, a reducer, components.
