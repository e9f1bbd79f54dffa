//! Failures of some of the objects of one request, which the server reports in an answer of status 200.

use std::sync::Arc;

use crate::transport::{Record, RequestInfo, Transport, Tries};

/// What came of a request about several objects.
#[derive(Clone, Debug)]
pub struct Bulk<T> {
    /// What the server says of each.
    pub answer: Arc<T>,
    /// The positions of those that failed.
    pub failed: Vec<usize>,
    /// All tries, if there was more than one.
    pub tries: Tries,
    failure: Option<String>,
}

impl<T> Bulk<T> {
    /// `what` says what the objects failed to do, `told` what the server says of each that failed.
    pub(super) fn new(answer: Arc<T>, what: &str, told: Vec<Option<&str>>, rounds: Rounds) -> Self {
        let failed: Vec<usize> = told
            .iter()
            .enumerate()
            .filter(|(_, failure)| failure.is_some())
            .map(|(index, _)| index)
            .collect();
        let first = told.iter().flatten().next().map(|failure| head(failure));
        let tries = rounds.record.last(Some(200), counted(failed.len(), told.len(), first));
        let failure = first.zip(failed.first()).map(|(first, index)| {
            let more = match failed.len() - 1 {
                0 => String::new(),
                more => format!("; and {more} more"),
            };
            format!(
                "{} of {} {what}{tries}: item {index}: {}{more}",
                failed.len(),
                told.len(),
                shortened(first)
            )
        });
        Self { answer, failed, tries, failure }
    }

    /// What failed, in one line. `None` if nothing did.
    pub fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }
}

/// The requests that are sent until nothing is left to do.
pub(super) struct Rounds {
    record: Record,
    failures: u32,
    count: usize,
}

impl Rounds {
    pub(super) fn new() -> Self {
        Self { record: Record::start(), failures: 0, count: 1 }
    }

    /// Whether there was one request.
    pub(super) fn is_first(&self) -> bool {
        self.count == 1
    }

    /// Begins another round at once.
    pub(super) fn go_on(&mut self, reason: String) -> bool {
        self.record.failed(Some(200), reason, std::time::Duration::ZERO);
        self.record.next();
        self.count += 1;
        true
    }

    /// Waits for another round by the rules of retries. Whether there may be one.
    pub(super) async fn wait(
        &mut self,
        transport: &Transport,
        request: &RequestInfo,
        reason: String,
    ) -> bool {
        self.failures += 1;
        let retries = &transport.options().retries;
        let Some(retry) = retries.after_failures(Some(request.clone()), self.failures, reason) else {
            return false;
        };
        self.record.failed(Some(200), retry.reason().to_owned(), retry.wait());
        transport.observe(&retry);
        tokio::time::sleep(retry.wait()).await;
        self.record.next();
        self.count += 1;
        true
    }
}

/// What a database says that is busy, or that was out of reach. In lower case.
const TEMPORARY: &[&str] = &[
    "database is locked",
    "database table is locked",
    "database schema is locked",
    "deadlock detected",
    "could not serialize access",
    "canceling statement due to",
    "querycancelederror",
    "connectiondoesnotexisterror",
    "connection was closed",
    "connection is closed",
    "cannotconnectnowerror",
    "the database system is",
    "toomanyconnectionserror",
    "too many clients",
    "queuepool limit",
];

/// What it says when an earlier failure in the same transaction is the reason. In lower case.
const AFTERMATH: &[&str] = &[
    "current transaction is aborted",
    "infailedsqltransaction",
    "transaction has been rolled back",
    "can't operate on closed transaction",
];

/// What is in the failures of PostgreSQL, which takes back all of a transaction when a part of it fails.
const POSTGRESQL: &[&str] = &["postgresql", "asyncpg", "psycopg"];

/// What failed, without the statement and the values that follow.
fn head(failure: &str) -> &str {
    failure.split("\n[SQL:").next().unwrap_or_default().trim()
}

fn says(failure: &str, phrases: &[&str]) -> bool {
    let said = head(failure).to_lowercase();
    // The server quotes what it was given: a parameter can hold any text.
    let is_quoted = said.starts_with("parameter validation failed");
    !is_quoted && phrases.iter().any(|phrase| said.contains(phrase))
}

/// Whether the failure is one of the database: it names the class of the error first.
pub(super) fn is_of_database(failure: &str) -> bool {
    is_temporary(failure) || is_aftermath(failure) || (failure.starts_with('(') && failure.contains("Error)"))
}

/// Whether the same may succeed later.
pub(super) fn is_temporary(failure: &str) -> bool {
    says(failure, TEMPORARY)
}

/// Whether it failed only because something before it in the same transaction did.
pub(super) fn is_aftermath(failure: &str) -> bool {
    says(failure, AFTERMATH)
}

/// Whether nothing that was done in the same transaction lasts.
pub(super) fn undoes_others(failure: &str) -> bool {
    is_aftermath(failure) || (failure.starts_with('(') && says(failure, POSTGRESQL))
}

/// `40 of 90 failed: database is locked`
pub(super) fn counted(failed: usize, all: usize, first: Option<&str>) -> String {
    match first {
        Some(first) => format!("{failed} of {all} failed: {}", shortened(head(first))),
        None => format!("{failed} of {all} failed"),
    }
}

/// In one line of bearable length.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(300) {
        Some((end, _)) => format!("{}...", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_database_is_told_from_other_failures() {
        let sql =
            "\n[SQL: INSERT INTO flow_run (parameters) VALUES (?)]\n[parameters: ('deadlock detected',)]";
        let with_sql = |head: &str| format!("{head}{sql}");
        assert!(is_temporary("database is locked"));
        assert!(is_temporary(&with_sql("(sqlite3.OperationalError) database is locked")));
        assert!(!is_temporary(&with_sql("(sqlite3.IntegrityError) FOREIGN KEY constraint failed")));
        assert!(!is_temporary("Parameter validation failed: 'database is locked' is not of type 'integer'"));
        assert!(is_of_database(&with_sql("(sqlite3.IntegrityError) FOREIGN KEY constraint failed")));
        assert!(!is_of_database("This run has already ended."));
    }

    #[test]
    fn postgresql_takes_back_what_was_created() {
        let refused = "(sqlalchemy.dialects.postgresql.asyncpg.Error) invalid byte sequence";
        assert!(undoes_others(refused) && !is_aftermath(refused) && !is_temporary(refused));
        let after =
            "(sqlalchemy.dialects.postgresql.asyncpg.Error) current transaction is aborted, commands ignored";
        assert!(undoes_others(after) && is_aftermath(after));
        assert!(!undoes_others("(sqlite3.OperationalError) database is locked"));
        assert!(!undoes_others("Parameter validation failed: 'postgresql' is too long"));
    }
}
