//! A file as it was at a commit of its clone. The rule: a file that was not there is no error, and a
//! commit that is not there is.

use std::path::Path;

use git2::{ErrorCode, Repository};

use crate::Error;

/// The text that a file had at a commit, branch or tag of the clone that it stands in. `None` where it
/// was not there, or was no text.
pub fn text_at(file: &Path, reference: &str) -> Result<Option<String>, Error> {
    let refused = |what: &str, error: &git2::Error| {
        Error::Invalid(format!("{}: {what}: {}", file.display(), error.message()))
    };
    let whole = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    let whole = whole.canonicalize().unwrap_or(whole);
    let folder = whole.parent().unwrap_or(&whole);
    let repo = Repository::discover(folder).map_err(|error| {
        refused("it stands in no clone, so that nothing is known of before", &error)
    })?;
    let root = repo.workdir().and_then(|root| root.canonicalize().ok());
    let path = root.as_deref().and_then(|root| whole.strip_prefix(root).ok());
    let Some(path) = path else {
        return Err(Error::Invalid(format!(
            "{}: its clone has no files of its own",
            file.display()
        )));
    };
    let tree = repo.revparse_single(reference).and_then(|object| object.peel_to_tree());
    let tree = tree.map_err(|error| {
        refused(&format!("there is no commit, branch or tag {reference:?} in its clone"), &error)
    })?;
    let entry = match tree.get_path(path) {
        Ok(entry) => entry,
        Err(error) if error.code() == ErrorCode::NotFound => return Ok(None),
        Err(error) => return Err(refused("it could not be read as it was", &error)),
    };
    let object = entry.to_object(&repo);
    let object = object.map_err(|error| refused("it could not be read as it was", &error))?;
    let text = object.as_blob().and_then(|blob| mip::read(blob.content()).ok());
    Ok(text.map(mip::Source::into_text))
}
