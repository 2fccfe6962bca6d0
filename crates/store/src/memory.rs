//! A workspace on a disk without room. The one rule: what is there is read without a byte being
//! written, not even what reading leaves beside the file; and the file itself is used again as soon
//! as that works.

use std::{path::Path, sync::atomic::Ordering};

use rusqlite::{
    Connection, OpenFlags,
    backup::{Backup as Copying, StepResult},
    config::DbConfig,
};
use uuid::Uuid;

use crate::{Error, Store, data_version, migrate};

/// Names the copy of a file in this process's memory.
#[derive(Debug, Clone)]
pub(crate) struct Memory(String);

impl Memory {
    /// Copies a file with what is still in its log, and gives the first connection to the copy, which
    /// goes with the last one. Nobody else may have the file open: who has it open left beside it
    /// what reading needs.
    pub(crate) fn of(path: &Path) -> Result<(Self, Connection), Error> {
        let memory = Self(format!("file:{}?mode=memory&cache=shared", Uuid::now_v7()));
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let from = Connection::open_with_flags(path, flags)?;
        from.busy_timeout(migrate::BUSY)?;
        // Alone with the file, it keeps the index of the log in memory, and it leaves the log be.
        from.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        from.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        let mut to = memory.connect()?;
        let copied = Copying::new(&from, &mut to)?.step(-1)?;
        if copied != StepResult::Done {
            return Err(Error::Busy);
        }
        Ok((memory, to))
    }

    /// Another connection to the copy.
    pub(crate) fn connect(&self) -> Result<Connection, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_URI
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(&self.0, flags)?;
        conn.busy_timeout(migrate::BUSY)?;
        conn.set_prepared_statement_cache_capacity(64);
        Ok(conn)
    }
}

/// What a store is made of that reads from memory: its two connections, and what they are to.
pub(crate) fn open(path: &Path) -> Result<(Connection, Connection, Option<Memory>), Error> {
    let (memory, mut conn) = Memory::of(path)?;
    migrate::upgrade_copy(&mut conn)?;
    let reader = memory.connect()?;
    reader.pragma_update(None, "query_only", true)?;
    Ok((conn, reader, Some(memory)))
}

impl Store {
    /// Reads from a copy in memory from now on; writes are refused until there is room.
    pub(crate) fn turn_to_memory(&self) -> Result<(), Error> {
        let (conn, reader, memory) = open(&self.path)?;
        self.exchange(conn, reader, memory)?;
        self.prepare()
    }

    /// Before a write: a store that reads from memory turns to the file again, if that works by now.
    pub(crate) fn turn_to_file(&self) -> Result<(), Error> {
        if !self.is_in_memory() {
            return Ok(());
        }
        let conn = migrate::open(&self.path, Some(self.opened))?;
        let reader = migrate::reader(&self.path)?;
        self.exchange(conn, reader, None)?;
        self.prepare()
    }

    /// Whether it reads from memory.
    pub(crate) fn is_in_memory(&self) -> bool {
        self.in_memory.load(Ordering::Relaxed)
    }

    /// A connection that can't change anything of what is read.
    pub(crate) fn look(&self) -> Result<Connection, Error> {
        let memory = self.writer().memory.clone();
        match memory {
            Some(memory) => memory.connect(),
            None => migrate::look(&self.path),
        }
    }

    fn exchange(
        &self,
        conn: Connection,
        read: Connection,
        memory: Option<Memory>,
    ) -> Result<(), Error> {
        let mut writer = self.writer();
        let mut reader = self.reader();
        writer.docs.forget_all();
        writer.others = data_version(&conn)?;
        self.in_memory.store(memory.is_some(), Ordering::Relaxed);
        (writer.conn, writer.memory) = (conn, memory);
        (reader.conn, reader.backed_up) = (read, None);
        Ok(())
    }
}
