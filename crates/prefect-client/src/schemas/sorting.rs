//! Sort orders.

use super::{EnumInfo, StringEnum};

/// The enumerations of this module.
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
/// By creation, update or end time, the server sorts only in descending order. The ascending order is read from the
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
    /// The order of artifacts of which only the latest of each key counts.
    pub enum ArtifactCollectionSort in "sorting" {
        /// By creation, earliest first. The server has no such order: it is read from the end of the other.
        CreatedAsc = CREATED_ASC,
        /// By creation, latest first.
        CreatedDesc = CREATED_DESC,
        /// By the last change, earliest first. The server has no such order either.
        UpdatedAsc = UPDATED_ASC,
        /// By the last change, latest first.
        UpdatedDesc = UPDATED_DESC,
        /// By id, upwards. The server has no such order either.
        IdAsc = ID_ASC,
        /// By id, downwards.
        IdDesc = ID_DESC,
        /// By key, downwards.
        KeyDesc = KEY_DESC,
        /// By key, upwards.
        KeyAsc = KEY_ASC,
    }
}

string_enum! {
    /// The order of artifacts.
    pub enum ArtifactSort in "sorting" {
        /// By creation, earliest first. The server has no such order: it is read from the end of the other.
        CreatedAsc = CREATED_ASC,
        /// By creation, latest first.
        CreatedDesc = CREATED_DESC,
        /// By the last change, earliest first. The server has no such order either.
        UpdatedAsc = UPDATED_ASC,
        /// By the last change, latest first.
        UpdatedDesc = UPDATED_DESC,
        /// By id, upwards. The server has no such order either.
        IdAsc = ID_ASC,
        /// By id, downwards.
        IdDesc = ID_DESC,
        /// By key, downwards.
        KeyDesc = KEY_DESC,
        /// By key, upwards.
        KeyAsc = KEY_ASC,
    }
}

string_enum! {
    /// The order of automations.
    pub enum AutomationSort in "sorting" {
        /// By creation, earliest first. The server has no such order: it is read from the end of the other.
        CreatedAsc = CREATED_ASC,
        /// By creation, latest first.
        CreatedDesc = CREATED_DESC,
        /// By the last change, earliest first. The server has no such order either.
        UpdatedAsc = UPDATED_ASC,
        /// By the last change, latest first.
        UpdatedDesc = UPDATED_DESC,
        /// By name, upwards.
        NameAsc = NAME_ASC,
        /// By name, downwards.
        NameDesc = NAME_DESC,
    }
}

string_enum! {
    /// The order of block documents.
    pub enum BlockDocumentSort in "sorting" {
        /// By name, downwards.
        NameDesc = NAME_DESC,
        /// By name, upwards.
        NameAsc = NAME_ASC,
        /// By their block type's name, then by their own, upwards.
        BlockTypeAndNameAsc = BLOCK_TYPE_AND_NAME_ASC,
    }
}

string_enum! {
    /// The order of deployments.
    pub enum DeploymentSort in "sorting" {
        /// By creation, earliest first. The server has no such order: it is read from the end of the other.
        CreatedAsc = CREATED_ASC,
        /// By creation, latest first.
        CreatedDesc = CREATED_DESC,
        /// By the last change, earliest first. The server has no such order either.
        UpdatedAsc = UPDATED_ASC,
        /// By the last change, latest first.
        UpdatedDesc = UPDATED_DESC,
        /// By name, upwards.
        NameAsc = NAME_ASC,
        /// By name, downwards.
        NameDesc = NAME_DESC,
        /// By their concurrency limit, upwards. The server does not know it, though the official client names it.
        ConcurrencyLimitAsc = CONCURRENCY_LIMIT_ASC,
        /// By their concurrency limit, downwards. The server does not know it either.
        ConcurrencyLimitDesc = CONCURRENCY_LIMIT_DESC,
    }
}

string_enum! {
    /// The order of flow runs.
    pub enum FlowRunSort in "sorting" {
        /// By id, upwards. The server has no such order: it is read from the end of the other.
        IdAsc = ID_ASC,
        /// By id, downwards: the server's own default, for ids need no further look-up.
        IdDesc = ID_DESC,
        /// By the time they started, or else are expected to, upwards.
        StartTimeAsc = START_TIME_ASC,
        /// By the time they started, or else are expected to, downwards.
        StartTimeDesc = START_TIME_DESC,
        /// By the time they are expected to start, upwards.
        ExpectedStartTimeAsc = EXPECTED_START_TIME_ASC,
        /// By the time they are expected to start, downwards.
        ExpectedStartTimeDesc = EXPECTED_START_TIME_DESC,
        /// By name, upwards.
        NameAsc = NAME_ASC,
        /// By name, downwards.
        NameDesc = NAME_DESC,
        /// By the time for which they are scheduled next, upwards.
        NextScheduledStartTimeAsc = NEXT_SCHEDULED_START_TIME_ASC,
        /// By the time they ended, upwards. The server has no such order either.
        EndTimeAsc = END_TIME_ASC,
        /// By the time they ended, downwards.
        EndTimeDesc = END_TIME_DESC,
    }
}

string_enum! {
    /// The order of flows.
    pub enum FlowSort in "sorting" {
        /// By creation, earliest first. The server has no such order: it is read from the end of the other.
        CreatedAsc = CREATED_ASC,
        /// By creation, latest first.
        CreatedDesc = CREATED_DESC,
        /// By the last change, earliest first. The server has no such order either.
        UpdatedAsc = UPDATED_ASC,
        /// By the last change, latest first.
        UpdatedDesc = UPDATED_DESC,
        /// By name, upwards.
        NameAsc = NAME_ASC,
        /// By name, downwards.
        NameDesc = NAME_DESC,
    }
}

string_enum! {
    /// The order of logs.
    pub enum LogSort in "sorting" {
        /// By time, earliest first.
        TimestampAsc = TIMESTAMP_ASC,
        /// By time, latest first.
        TimestampDesc = TIMESTAMP_DESC,
    }
}

string_enum! {
    /// The order of states that runs were seen in.
    pub enum ObservedStateSort in "sorting" {
        /// By name, upwards.
        NameAsc = NAME_ASC,
        /// By when a run last entered them, latest first: the server's own default.
        LastSeenDesc = LAST_SEEN_DESC,
    }
}

string_enum! {
    /// The order of task runs.
    pub enum TaskRunSort in "sorting" {
        /// By id, upwards. The server has no such order: it is read from the end of the other.
        IdAsc = ID_ASC,
        /// By id, downwards: the server's own default.
        IdDesc = ID_DESC,
        /// By the time they are expected to start, upwards.
        ExpectedStartTimeAsc = EXPECTED_START_TIME_ASC,
        /// By the time they are expected to start, downwards.
        ExpectedStartTimeDesc = EXPECTED_START_TIME_DESC,
        /// By name, upwards.
        NameAsc = NAME_ASC,
        /// By name, downwards.
        NameDesc = NAME_DESC,
        /// By the time for which they are scheduled next, upwards.
        NextScheduledStartTimeAsc = NEXT_SCHEDULED_START_TIME_ASC,
        /// By the time they ended, upwards. The server has no such order either.
        EndTimeAsc = END_TIME_ASC,
        /// By the time they ended, downwards.
        EndTimeDesc = END_TIME_DESC,
        /// By how long they ran, downwards. A server before 3.9 does not know it.
        DurationDesc = DURATION_DESC,
        /// By how long they ran, upwards. A server before 3.9 does not know it.
        DurationAsc = DURATION_ASC,
    }
}

string_enum! {
    /// The order of variables.
    pub enum VariableSort in "sorting" {
        /// By creation, earliest first. The server has no such order: it is read from the end of the other.
        CreatedAsc = CREATED_ASC,
        /// By creation, latest first.
        CreatedDesc = CREATED_DESC,
        /// By the last change, earliest first. The server has no such order either.
        UpdatedAsc = UPDATED_ASC,
        /// By the last change, latest first.
        UpdatedDesc = UPDATED_DESC,
        /// By name, downwards.
        NameDesc = NAME_DESC,
        /// By name, upwards.
        NameAsc = NAME_ASC,
    }
}
