//! Partial failures of bulk operations, which the server reports in a response with status 200.

use std::sync::Arc;

use crate::transport::{AttemptRecorder, RequestInfo, Transport, Tries};

/// The outcome of a bulk operation, some of whose objects may have failed.
///
/// ```no_run
/// # use prefect_client::client::Client;
/// # use prefect_client::schemas::actions::DeploymentFlowRunCreate;
/// # async fn example(client: Client, id: uuid::Uuid) -> prefect_client::error::Result<()> {
/// let runs = vec![DeploymentFlowRunCreate::default(); 10];
/// let outcome = client.bulk_create_flow_runs_from_deployment(id, runs).await?;
/// if let Some(failure) = outcome.failure() {
///     eprintln!("{failure}; failed: {:?}", outcome.failed);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Bulk<T> {
    /// The server's result for each object.
    pub answer: Arc<T>,
    /// Indices of the objects that failed.
    pub failed: Vec<usize>,
    /// All attempts, if there was more than one.
    pub tries: Tries,
    failure: Option<String>,
}

impl<T> Bulk<T> {
    /// `what` names the failure, as in "flow runs could not be created". `failures` has the server's message for each
    /// object that failed.
    pub(super) fn new(answer: Arc<T>, what: &str, failures: Vec<Option<&str>>, rounds: Rounds) -> Self {
        let failed: Vec<usize> = failures
            .iter()
            .enumerate()
            .filter(|(_, failure)| failure.is_some())
            .map(|(index, _)| index)
            .collect();
        let first = failures.iter().flatten().next().map(|failure| without_sql(failure));
        let tries = rounds.record.last(Some(200), counted(failed.len(), failures.len(), first));
        let failure = first.zip(failed.first()).map(|(first, index)| {
            let more = match failed.len() - 1 {
                0 => String::new(),
                more => format!("; and {more} more"),
            };
            format!(
                "{} of {} {what}{tries}: item {index}: {}{more}",
                failed.len(),
                failures.len(),
                shortened(first)
            )
        });
        Self { answer, failed, tries, failure }
    }

    /// A one-line summary of the failures. `None` if nothing failed.
    pub fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }
}

/// Counts the requests of a bulk operation, which is repeated for the objects that failed temporarily.
pub(super) struct Rounds {
    record: AttemptRecorder,
    failures: u32,
    count: usize,
}

impl Rounds {
    pub(super) fn new() -> Self {
        Self { record: AttemptRecorder::start(), failures: 0, count: 1 }
    }

    /// Whether only one request was sent.
    pub(super) fn is_first(&self) -> bool {
        self.count == 1
    }

    /// Starts another round without a delay.
    pub(super) fn repeat_now(&mut self, reason: String) -> bool {
        self.record.failed(Some(200), reason, std::time::Duration::ZERO);
        self.record.next();
        self.count += 1;
        true
    }

    /// Waits as before any retry, then starts another round. Returns false if all retries are used.
    pub(super) async fn repeat_later(
        &mut self,
        transport: &Transport,
        request: &RequestInfo,
        reason: String,
    ) -> bool {
        self.failures += 1;
        let Some(retry) = transport.retry_of_a_part(request, self.failures, reason) else { return false };
        self.record.failed(Some(200), retry.reason().to_owned(), retry.wait());
        if transport.announce_retry(&retry).await.is_err() {
            return false;
        }
        tokio::time::sleep(retry.wait()).await;
        self.record.next();
        self.count += 1;
        true
    }
}

/// Database errors that a retry may resolve: it is busy or unreachable. In lower case.
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
    "database is busy",
    "timeouterror",
    "connection timeout expired",
    "could not obtain lock",
    "locknotavailable",
    "terminating connection due to",
    "server closed the connection unexpectedly",
    "ssl connection has been closed unexpectedly",
    "connection refused",
    "connect call failed",
    "remaining connection slots are reserved",
];

/// Database errors caused by an earlier error in the same transaction. In lower case.
const AFTERMATH: &[&str] = &[
    "current transaction is aborted",
    "infailedsqltransaction",
    "transaction has been rolled back",
    "can't operate on closed transaction",
];

/// Parts of the names of PostgreSQL's errors. One of them rolls the whole transaction back.
const POSTGRESQL: &[&str] = &["postgresql", "asyncpg", "psycopg"];

/// The error message without the SQL statement and its values.
fn without_sql(failure: &str) -> &str {
    failure.split("\n[SQL:").next().unwrap_or_default().trim()
}

fn contains_any(failure: &str, phrases: &[&str]) -> bool {
    let message = without_sql(failure).to_lowercase();
    // This message quotes parameters, which can contain any text.
    let is_quoted = message.starts_with("parameter validation failed");
    !is_quoted && phrases.iter().any(|phrase| message.contains(phrase))
}

/// Whether the database caused the failure: its messages start with the error's class.
pub(super) fn is_of_database(failure: &str) -> bool {
    is_temporary(failure) || is_aftermath(failure) || (failure.starts_with('(') && failure.contains("Error)"))
}

/// Whether a retry may succeed.
pub(super) fn is_temporary(failure: &str) -> bool {
    contains_any(failure, TEMPORARY)
}

/// Whether it failed only because of an earlier error in the same transaction.
pub(super) fn is_aftermath(failure: &str) -> bool {
    contains_any(failure, AFTERMATH)
}

/// Whether the whole transaction was rolled back, with what succeeded before.
pub(super) fn rolls_back(failure: &str) -> bool {
    is_aftermath(failure) || (failure.starts_with('(') && contains_any(failure, POSTGRESQL))
}

/// `40 of 90 failed: database is locked`
pub(super) fn counted(failed: usize, all: usize, first: Option<&str>) -> String {
    match first {
        Some(first) => format!("{failed} of {all} failed: {}", shortened(without_sql(first))),
        None => format!("{failed} of {all} failed"),
    }
}

/// On one line, cut after 300 characters.
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
    fn a_busy_database_is_distinguished_from_other_failures() {
        let sql =
            "\n[SQL: INSERT INTO flow_run (parameters) VALUES (?)]\n[parameters: ('deadlock detected',)]";
        let with_sql = |head: &str| format!("{head}{sql}");
        assert!(is_temporary("database is locked"));
        assert!(is_temporary(&with_sql("(sqlite3.OperationalError) database is locked")));
        for failure in [
            "(sqlite3.OperationalError) database is busy",
            "TimeoutError",
            "(psycopg.OperationalError) connection timeout expired",
            "<class 'asyncpg.exceptions.LockNotAvailableError'>: could not obtain lock on row",
            "<class 'asyncpg.exceptions.AdminShutdownError'>: terminating connection due to administrator command",
            "(psycopg.OperationalError) server closed the connection unexpectedly",
            "(psycopg.OperationalError) SSL connection has been closed unexpectedly",
            "[Errno 111] Connect call failed ('127.0.0.1', 5432)",
            "remaining connection slots are reserved for non-replication superuser connections",
        ] {
            assert!(is_temporary(&with_sql(failure)), "{failure}");
        }
        assert!(!is_temporary(&with_sql("(sqlite3.IntegrityError) FOREIGN KEY constraint failed")));
        assert!(!is_temporary("Parameter validation failed: 'database is locked' is not of type 'integer'"));
        assert!(is_of_database(&with_sql("(sqlite3.IntegrityError) FOREIGN KEY constraint failed")));
        assert!(!is_of_database("This run has already ended."));
    }

    #[test]
    fn postgresql_rolls_back_the_transaction() {
        let refused = "(sqlalchemy.dialects.postgresql.asyncpg.Error) invalid byte sequence";
        assert!(rolls_back(refused) && !is_aftermath(refused) && !is_temporary(refused));
        let after =
            "(sqlalchemy.dialects.postgresql.asyncpg.Error) current transaction is aborted, commands ignored";
        assert!(rolls_back(after) && is_aftermath(after));
        assert!(!rolls_back("(sqlite3.OperationalError) database is locked"));
        assert!(!rolls_back("Parameter validation failed: 'postgresql' is too long"));
    }
}
