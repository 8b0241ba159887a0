//! A statement with its arguments, which can be put twice.

use sqlx::{Any, Error, Execute, Result, SqlStr, any::AnyArguments, error::BoxDynError};
use sqlx_core::any::AnyArgumentBuffer;

/// A statement and what is bound to it.
pub(crate) struct Question {
    sql: SqlStr,
    arguments: Option<AnyArguments>,
    persistent: bool,
}

impl Question {
    /// # Errors
    /// [`Error::Encode`].
    pub(crate) fn of<'q>(mut query: impl Execute<'q, Any>) -> Result<Self> {
        let arguments = query.take_arguments().map_err(Error::Encode)?;
        let persistent = query.persistent();
        Ok(Self { sql: query.sql(), arguments, persistent })
    }

    /// Another statement with the same arguments.
    pub(crate) fn put_as(self, sql: SqlStr) -> Self {
        Self { sql, ..self }
    }

    /// What it says.
    pub(crate) fn says(&self) -> &str {
        self.sql.as_str()
    }

    /// Whether nothing is different once it is answered. Of what else there is, some only reads as
    /// well.
    pub(super) fn only_reads(&self) -> bool {
        self.sql.as_str().starts_with("SELECT ")
    }
}

impl Clone for Question {
    fn clone(&self) -> Self {
        // sqlx copies values, but not what gathers them.
        let arguments = self.arguments.as_ref().map(|arguments| AnyArguments {
            values: AnyArgumentBuffer(arguments.values.0.clone()),
        });
        Self { sql: self.sql.clone(), arguments, persistent: self.persistent }
    }
}

impl Execute<'_, Any> for Question {
    fn sql(self) -> SqlStr {
        self.sql
    }

    fn statement(&self) -> Option<&<Any as sqlx::Database>::Statement> {
        None
    }

    fn take_arguments(&mut self) -> Result<Option<AnyArguments>, BoxDynError> {
        Ok(self.arguments.take())
    }

    fn persistent(&self) -> bool {
        self.persistent
    }
}
