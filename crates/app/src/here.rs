//! What a command decides by, and what it writes with. The one rule: whatever decides takes a
//! [`Here`], so that it can decide inside the write, on what is there when nobody else can write.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    bundle::Bundle,
    id::{SpaceId, TeamId},
    proposal::Kinds,
    space::SpaceKind,
    team::Team,
};
use pack::Pack;
use records::{LeftAlone, Record, RecordKey};
use store::{DocId, Made, Read, Rows, Tx};

use crate::{
    Error, Folder, acting,
    kinds::{Collection, InFiles, Kept},
    person,
    templates::ReadOnce,
};

/// The records as they are now, the rule pack, the data folder and the time. In a write, the
/// records are those that this write sees.
#[derive(Clone, Copy)]
pub(crate) struct Here<'a> {
    pub(crate) records: &'a dyn Rows,
    pub(crate) pack: &'static Pack,
    pub(crate) templates: &'a ReadOnce,
    pub(crate) folder: &'a Folder,
    pub(crate) now: DateTime<Utc>,
}

impl Here<'_> {
    /// The record, if it is there.
    pub(crate) fn find<R: Kept>(
        &self,
        team: TeamId,
        id: impl ToString,
    ) -> Result<Option<R>, Error> {
        let id = id.to_string();
        Ok(self.records.get(&R::HOME.of(team, &id), &id)?)
    }

    /// The record, which has to be there.
    pub(crate) fn get<R: Kept>(&self, team: TeamId, id: impl ToString) -> Result<R, Error> {
        let id = id.to_string();
        self.find(team, &id)?.ok_or(Error::NotFound(R::WORD, id))
    }

    /// All records of a kind of a team, in the order of their making.
    pub(crate) fn all<R: Record>(&self, team: TeamId) -> Result<Vec<R>, Error> {
        let rows = self.records.list::<R>(team.uuid())?;
        Ok(rows.into_iter().map(|row| row.record).collect())
    }

    /// The team whose space this is; none where it is another kind of space.
    pub(crate) fn team_of(&self, space: SpaceId) -> Result<Option<TeamId>, Error> {
        let kind = self.records.space_kind(space.uuid())?;
        Ok(kind.and_then(|word| SpaceKind::of(&word)).and_then(|kind| kind.team(space)))
    }

    pub(crate) fn team(&self, team: TeamId) -> Result<Team, Error> {
        self.get(team, team)
    }

    /// The team's bundle as it is kept: an empty one if nothing was done yet.
    pub(crate) fn bundle(&self, team: TeamId) -> Result<Bundle, Error> {
        Ok(self.find(team, Bundle::ID)?.unwrap_or_default())
    }

    /// The kinds of proposal that the pack knows.
    pub(crate) fn kinds(&self) -> &'static Kinds {
        self.pack.kinds()
    }

    pub(crate) fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// The day on which a team is looked at: today, or the day of a sample.
    pub(crate) fn day_of(&self, team: &Team) -> NaiveDate {
        // Who acts at another time acts on that day, also before the one on which a sample is seen.
        let acting = acting::actor().map(|actor| actor.at.date_naive());
        acting.or(team.as_of).unwrap_or_else(|| self.today())
    }

    /// The moment that is written into what a team does now. A sample lives on its own day: there
    /// it is that day, at the time that it is here.
    pub(crate) fn moment(&self, team: &Team) -> DateTime<Utc> {
        self.day_of(team).and_time(self.now.time()).and_utc()
    }

    /// Whose changes these are.
    pub(crate) fn who(&self) -> String {
        acting::actor().map_or_else(|| person::who(self.records), |actor| actor.who)
    }

    /// When and by whom, for whatever is kept with a name under it.
    pub(crate) fn signed(&self, team: TeamId) -> Result<(DateTime<Utc>, String), Error> {
        Ok((self.moment(&self.team(team)?), self.who()))
    }
}

/// A write under way.
pub(crate) struct Writing<'w, 'tx> {
    pub(crate) tx: &'w mut Tx<'tx>,
    pub(crate) pack: &'static Pack,
    pub(crate) templates: &'w ReadOnce,
    pub(crate) folder: &'w Folder,
    pub(crate) now: DateTime<Utc>,
}

impl Writing<'_, '_> {
    /// What there is, with what this write has written.
    pub(crate) fn here(&self) -> Here<'_> {
        Here {
            records: &*self.tx,
            pack: self.pack,
            templates: self.templates,
            folder: self.folder,
            now: self.now,
        }
    }

    /// Refuses to write texts of a bundle while a freeze holds. Whatever writes asks.
    fn may_write(&self, team: TeamId, kind: InFiles) -> Result<(), Error> {
        if kind != InFiles::Texts {
            return Ok(());
        }
        let held = self.here().bundle(team)?.held().map(|freeze| freeze.at);
        held.map_or(Ok(()), |at| Err(Error::Frozen(at)))
    }

    /// Takes back what a command made, as if it had never been given. Answers what was left as it
    /// is, because it was written to since.
    pub(crate) fn undo(&mut self, made: &[Made]) -> Result<Vec<(DocId, LeftAlone)>, Error> {
        for Made { doc, .. } in made {
            let kind = Collection::of_document(doc).map_or(InFiles::Nothing, Collection::in_files);
            if let Some(team) = self.here().team_of(doc.space.into())? {
                self.may_write(team, kind)?;
            }
        }
        Ok(self.tx.undo_all(made)?)
    }

    /// Gives the fields that a change wrote to a record what they held before it.
    pub(crate) fn put_back(
        &mut self,
        team: TeamId,
        kind: InFiles,
        made: &Made,
        record: &RecordKey,
    ) -> Result<(), Error> {
        self.may_write(team, kind)?;
        Ok(self.tx.put_back(made, record)?)
    }

    /// Keeps the record of a team that is there.
    pub(crate) fn put<R: Kept>(&mut self, team: TeamId, record: &R) -> Result<(), Error> {
        self.here().team(team)?;
        self.may_write(team, R::IN_FILES)?;
        let home: DocId = R::HOME.of(team, &record.id());
        Ok(self.tx.put(&home, record)?)
    }

    /// Takes a record out. Undo brings it back; one that is not there stays so.
    pub(crate) fn delete<R: Kept>(&mut self, team: TeamId, id: impl ToString) -> Result<(), Error> {
        let id = id.to_string();
        self.may_write(team, R::IN_FILES)?;
        Ok(self.tx.delete::<R>(&R::HOME.of(team, &id), &id)?)
    }

    /// Changes the record, which has to be there.
    pub(crate) fn change<R: Kept>(
        &mut self,
        team: TeamId,
        id: impl ToString,
        change: impl FnOnce(&mut R) -> Result<(), Error>,
    ) -> Result<R, Error> {
        let mut record = self.here().get::<R>(team, id)?;
        change(&mut record)?;
        self.put(team, &record)?;
        Ok(record)
    }
}
