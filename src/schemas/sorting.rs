//! In which order objects are listed.

use super::{EnumInfo, StringEnum};

/// The enumerations of this module.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] =
    &[DeploymentSort::info, FlowRunSort::info, FlowSort::info];

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
