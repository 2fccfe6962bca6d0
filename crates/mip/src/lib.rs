//! A crate of Launchpod.
