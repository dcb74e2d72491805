//! Hosts in the browser: page, worker, JavaScript API.
