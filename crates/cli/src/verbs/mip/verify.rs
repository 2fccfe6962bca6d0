//! `launchpod mip verify`: files against a certificate.

use std::path::PathBuf;

use app::outside::verify::{Verified, verify};
use clap::Args;
use serde_json::json;

use crate::{End, out::Out, table};

#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// `freeze-certificate.json`, or the page of the same name.
    certificate: PathBuf,
    /// Where the files are, if not beside it: a clone of the public repository, for example.
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
}

impl Verify {
    pub(super) fn run(self, out: &Out) -> anyhow::Result<End> {
        let found = verify(&self.certificate, self.folder.as_deref())?;
        out.answer(&found, told)?;
        Ok(End::found(!found.good))
    }
}

fn told(found: &Verified) -> String {
    let files: Vec<_> = found.files.iter().map(|file| json!(file)).collect();
    let mut lines = vec![table::of_json(&files, "file=path, state, note")];
    lines.extend(found.edited.clone());
    let at = found.frozen_at.format("%Y-%m-%d %H:%M:%S UTC");
    let exceptions = match found.exceptions {
        0 => String::new(),
        1 => ", with 1 exception since".to_owned(),
        count => format!(", with {count} exceptions since"),
    };
    lines.push(format!("{}, frozen {at} by {}{exceptions}.", found.team, found.frozen_by));
    lines.push(format!("digest {}", found.digest));
    lines.push(
        if found.good { "All is as it was frozen." } else { "Not all is as it was frozen." }.into(),
    );
    lines.join("\n")
}
