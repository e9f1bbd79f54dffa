//! Sort orders.

use super::{EnumInfo, StringEnum};

/// The enums of this module.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] = &[
    ArtifactCollectionSort::info,
    ArtifactSort::info,
    AutomationSort::info,
    BlockDocumentSort::info,
    DeploymentSort::info,
    FlowRunSort::info,
    FlowSort::info,
    LogSort::info,
    ObservedStateSort::info,
    TaskRunSort::info,
    VariableSort::info,
];

/// The reverse of a sort order that the server lacks.
///
/// By creation time, update or end time, the server sorts only in descending order. The ascending order is read from the
/// end of that one.
pub(crate) fn reverse_of(order: &str) -> Option<&'static str> {
    match order {
        "CREATED_ASC" => Some("CREATED_DESC"),
        "END_TIME_ASC" => Some("END_TIME_DESC"),
        "ID_ASC" => Some("ID_DESC"),
        "UPDATED_ASC" => Some("UPDATED_DESC"),
        _ => None,
    }
}

string_enum! {
    /// Sort orders of the latest artifact of each key.
    pub enum ArtifactCollectionSort in "sorting" {
        /// By creation time, oldest first. The server lacks this order: the client reads the reverse from its end.
        CreatedAsc = CREATED_ASC,
        /// By creation time, newest first.
        CreatedDesc = CREATED_DESC,
        /// By update time, oldest first. The server lacks this order: the client reads the reverse from its end.
        UpdatedAsc = UPDATED_ASC,
        /// By update time, newest first.
        UpdatedDesc = UPDATED_DESC,
        /// By id, ascending. The server lacks this order: the client reads the reverse from its end.
        IdAsc = ID_ASC,
        /// By id, descending.
        IdDesc = ID_DESC,
        /// By key, descending.
        KeyDesc = KEY_DESC,
        /// By key, ascending.
        KeyAsc = KEY_ASC,
    }
}

string_enum! {
    /// Sort orders of artifacts.
    pub enum ArtifactSort in "sorting" {
        /// By creation time, oldest first. The server lacks this order: the client reads the reverse from its end.
        CreatedAsc = CREATED_ASC,
        /// By creation time, newest first.
        CreatedDesc = CREATED_DESC,
        /// By update time, oldest first. The server lacks this order: the client reads the reverse from its end.
        UpdatedAsc = UPDATED_ASC,
        /// By update time, newest first.
        UpdatedDesc = UPDATED_DESC,
        /// By id, ascending. The server lacks this order: the client reads the reverse from its end.
        IdAsc = ID_ASC,
        /// By id, descending.
        IdDesc = ID_DESC,
        /// By key, descending.
        KeyDesc = KEY_DESC,
        /// By key, ascending.
        KeyAsc = KEY_ASC,
    }
}

string_enum! {
    /// Sort orders of automations.
    pub enum AutomationSort in "sorting" {
        /// By creation time, oldest first. The server lacks this order: the client reads the reverse from its end.
        CreatedAsc = CREATED_ASC,
        /// By creation time, newest first.
        CreatedDesc = CREATED_DESC,
        /// By update time, oldest first. The server lacks this order: the client reads the reverse from its end.
        UpdatedAsc = UPDATED_ASC,
        /// By update time, newest first.
        UpdatedDesc = UPDATED_DESC,
        /// By name, ascending.
        NameAsc = NAME_ASC,
        /// By name, descending.
        NameDesc = NAME_DESC,
    }
}

string_enum! {
    /// Sort orders of block documents.
    pub enum BlockDocumentSort in "sorting" {
        /// By name, descending.
        NameDesc = NAME_DESC,
        /// By name, ascending.
        NameAsc = NAME_ASC,
        /// By the name of the block type, then by name, ascending.
        BlockTypeAndNameAsc = BLOCK_TYPE_AND_NAME_ASC,
    }
}

string_enum! {
    /// Sort orders of deployments.
    pub enum DeploymentSort in "sorting" {
        /// By creation time, oldest first. The server lacks this order: the client reads the reverse from its end.
        CreatedAsc = CREATED_ASC,
        /// By creation time, newest first.
        CreatedDesc = CREATED_DESC,
        /// By update time, oldest first. The server lacks this order: the client reads the reverse from its end.
        UpdatedAsc = UPDATED_ASC,
        /// By update time, newest first.
        UpdatedDesc = UPDATED_DESC,
        /// By name, ascending.
        NameAsc = NAME_ASC,
        /// By name, descending.
        NameDesc = NAME_DESC,
        /// By concurrency limit, ascending. Not supported by the server, although the official client has it.
        ConcurrencyLimitAsc = CONCURRENCY_LIMIT_ASC,
        /// By concurrency limit, descending. Not supported by the server, although the official client has it.
        ConcurrencyLimitDesc = CONCURRENCY_LIMIT_DESC,
    }
}

string_enum! {
    /// Sort orders of flow runs.
    pub enum FlowRunSort in "sorting" {
        /// By id, ascending. The server lacks this order: the client reads the reverse from its end.
        IdAsc = ID_ASC,
        /// By id, descending. The server's default.
        IdDesc = ID_DESC,
        /// By start time, or expected start time if not started, ascending.
        StartTimeAsc = START_TIME_ASC,
        /// By start time, or expected start time if not started, descending.
        StartTimeDesc = START_TIME_DESC,
        /// By expected start time, ascending.
        ExpectedStartTimeAsc = EXPECTED_START_TIME_ASC,
        /// By expected start time, descending.
        ExpectedStartTimeDesc = EXPECTED_START_TIME_DESC,
        /// By name, ascending.
        NameAsc = NAME_ASC,
        /// By name, descending.
        NameDesc = NAME_DESC,
        /// By next scheduled start time, ascending.
        NextScheduledStartTimeAsc = NEXT_SCHEDULED_START_TIME_ASC,
        /// By end time, ascending. The server lacks this order: the client reads the reverse from its end.
        EndTimeAsc = END_TIME_ASC,
        /// By end time, descending.
        EndTimeDesc = END_TIME_DESC,
    }
}

string_enum! {
    /// Sort orders of flows.
    pub enum FlowSort in "sorting" {
        /// By creation time, oldest first. The server lacks this order: the client reads the reverse from its end.
        CreatedAsc = CREATED_ASC,
        /// By creation time, newest first.
        CreatedDesc = CREATED_DESC,
        /// By update time, oldest first. The server lacks this order: the client reads the reverse from its end.
        UpdatedAsc = UPDATED_ASC,
        /// By update time, newest first.
        UpdatedDesc = UPDATED_DESC,
        /// By name, ascending.
        NameAsc = NAME_ASC,
        /// By name, descending.
        NameDesc = NAME_DESC,
    }
}

string_enum! {
    /// Sort orders of logs.
    pub enum LogSort in "sorting" {
        /// By time, oldest first.
        TimestampAsc = TIMESTAMP_ASC,
        /// By time, newest first.
        TimestampDesc = TIMESTAMP_DESC,
    }
}

string_enum! {
    /// Sort orders of observed states.
    pub enum ObservedStateSort in "sorting" {
        /// By name, ascending.
        NameAsc = NAME_ASC,
        /// By the time a run last entered them, newest first. The server's default.
        LastSeenDesc = LAST_SEEN_DESC,
    }
}

string_enum! {
    /// Sort orders of task runs.
    pub enum TaskRunSort in "sorting" {
        /// By id, ascending. The server lacks this order: the client reads the reverse from its end.
        IdAsc = ID_ASC,
        /// By id, descending. The server's default.
        IdDesc = ID_DESC,
        /// By expected start time, ascending.
        ExpectedStartTimeAsc = EXPECTED_START_TIME_ASC,
        /// By expected start time, descending.
        ExpectedStartTimeDesc = EXPECTED_START_TIME_DESC,
        /// By name, ascending.
        NameAsc = NAME_ASC,
        /// By name, descending.
        NameDesc = NAME_DESC,
        /// By next scheduled start time, ascending.
        NextScheduledStartTimeAsc = NEXT_SCHEDULED_START_TIME_ASC,
        /// By end time, ascending. The server lacks this order: the client reads the reverse from its end.
        EndTimeAsc = END_TIME_ASC,
        /// By end time, descending.
        EndTimeDesc = END_TIME_DESC,
        /// By duration, descending. Requires a server from 3.9 on.
        DurationDesc = DURATION_DESC,
        /// By duration, ascending. Requires a server from 3.9 on.
        DurationAsc = DURATION_ASC,
    }
}

string_enum! {
    /// Sort orders of variables.
    pub enum VariableSort in "sorting" {
        /// By creation time, oldest first. The server lacks this order: the client reads the reverse from its end.
        CreatedAsc = CREATED_ASC,
        /// By creation time, newest first.
        CreatedDesc = CREATED_DESC,
        /// By update time, oldest first. The server lacks this order: the client reads the reverse from its end.
        UpdatedAsc = UPDATED_ASC,
        /// By update time, newest first.
        UpdatedDesc = UPDATED_DESC,
        /// By name, descending.
        NameDesc = NAME_DESC,
        /// By name, ascending.
        NameAsc = NAME_ASC,
    }
}
