//! The templates of a pack, each read once. The one rule: they do not change while a workspace is
//! open, so that composing reads none again.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::NaiveDate;
use domain::proposal::Kind;
use mip::compose::{Ready, Template, Templates};
use pack::{Edition, Pack};

use crate::Error;

/// What was read so far, by kind and day.
#[derive(Default)]
pub(crate) struct ReadOnce(Mutex<HashMap<(Kind, NaiveDate), Arc<Ready>>>);

impl ReadOnce {
    /// An edition, ready to be filled.
    pub(super) fn ready(&self, pack: &Pack, edition: &Edition) -> Result<Arc<Ready>, Error> {
        let mut read = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ready) = read.get(&(edition.kind, edition.date)) {
            return Ok(Arc::clone(ready));
        }
        let ready = Arc::new(self::read(pack, edition)?);
        read.insert((edition.kind, edition.date), Arc::clone(&ready));
        Ok(ready)
    }
}

fn read(pack: &Pack, edition: &Edition) -> Result<Ready, Error> {
    let wrong =
        |error: &dyn std::fmt::Display| Error::Compose(format!("{}: {error}", edition.file));
    let code = pack.kinds().code(&edition.kind);
    let template = Template::read(edition.kind, code, edition.date, &edition.source);
    let template = template.map_err(|e| wrong(&e))?;
    // The pack's templates are whole: they include no parts.
    let parts = Templates::new(&[]).map_err(|e| wrong(&e))?;
    parts.ready(template).map_err(|e| wrong(&e))
}
