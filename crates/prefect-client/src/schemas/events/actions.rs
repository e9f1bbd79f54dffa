//! What an automation does.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::objects::StateType;
use crate::schemas::{JsonObject, ScheduleAfter};

string_enum! {
    /// Which object an action is about.
    pub literal ActionSource {
        /// The one whose id is given.
        Selected = selected,
        /// The one that the event tells.
        Inferred = inferred,
    }
}

/// Declares the actions: the text that tells each, whether it is about an object and how the field with the
/// object's id is called, and what fields it has besides.
macro_rules! actions {
    ($($(#[doc = $doc:expr])* $name:ident / $tag:ident = $text:literal $(on $id:ident)? { $($fields:tt)* })*) => {
        $(
            string_enum! {
                #[doc = concat!("The tag of [`", stringify!($name), "`].")]
                pub literal $tag { Is = is: $text, }
            }

            impl From<$name> for Action {
                fn from(action: $name) -> Self {
                    Self::$name(Arc::new(action))
                }
            }
        )*

        model_union! {
            /// What an automation does.
            pub enum Action by "type" {
                $($name($name) = $text,)*
                // By any other text.
                Other(UnknownAction) = "",
            }
        }

        models! {
            $(
                $(#[doc = $doc])*
                #[methods("actions")]
                pub struct $name: Sent in "events.actions" {
                    /// The kind of action.
                    r#type: $tag = $tag::Is,
                    $(
                        /// Whether it is about the object whose id is given (`selected`) or the one that the event
                        /// tells (`inferred`).
                        source: ActionSource = ActionSource::Selected,
                        /// The object's id, where it is given.
                        $id: Option<Uuid> = None,
                    )?
                    $($fields)*
                }
            )*

            /// An action of a kind that is not known here. It has all fields that the server sent, and is sent
            /// back as it came.
            #[methods("actions")]
            pub struct UnknownAction: Received in "events.actions" {
                /// The kind of action.
                r#type: String,
            }
        }
    };
}

actions! {
    /// Does nothing.
    DoNothing / DoNothingTag = "do-nothing" {}

    /// Runs a deployment.
    RunDeployment / RunDeploymentTag = "run-deployment" on deployment_id {
        /// The parameters of the run; those of the deployment where there are none.
        parameters: Option<JsonObject> = None,
        /// The job variables of the run; those of the deployment where there are none.
        job_variables: Option<JsonObject> = None,
        /// How long to wait until the run.
        schedule_after: ScheduleAfter = ScheduleAfter::default(),
    }

    /// Pauses a deployment: its schedules start no more runs.
    PauseDeployment / PauseDeploymentTag = "pause-deployment" on deployment_id {}

    /// Lets a paused deployment go on.
    ResumeDeployment / ResumeDeploymentTag = "resume-deployment" on deployment_id {}

    /// Lets the paused or suspended flow run that the event tells go on.
    ResumeFlowRun / ResumeFlowRunTag = "resume-flow-run" {}

    /// Cancels the flow run that the event tells.
    CancelFlowRun / CancelFlowRunTag = "cancel-flow-run" {}

    /// Deletes the flow run that the event tells.
    DeleteFlowRun / DeleteFlowRunTag = "delete-flow-run" {}

    /// Brings the flow run that the event tells into another state.
    ChangeFlowRunState / ChangeFlowRunStateTag = "change-flow-run-state" {
        /// The state's name; that of its type where there is none.
        name: Option<String> = None,
        /// The state's type.
        state: StateType,
        /// What the state says.
        message: Option<String> = None,
        /// Whether the rules of orchestration are passed over.
        force: bool = false,
    }

    /// Pauses a work queue.
    PauseWorkQueue / PauseWorkQueueTag = "pause-work-queue" on work_queue_id {}

    /// Lets a paused work queue go on.
    ResumeWorkQueue / ResumeWorkQueueTag = "resume-work-queue" on work_queue_id {}

    /// Sends a message by a notification block.
    SendNotification / SendNotificationTag = "send-notification" {
        /// The id of the block.
        block_document_id: Uuid,
        /// The message's subject, a template.
        subject: String = "Prefect automated notification".to_owned(),
        /// The message, a template.
        body: String,
    }

    /// Calls a webhook by a webhook block.
    CallWebhook / CallWebhookTag = "call-webhook" {
        /// The id of the block.
        block_document_id: Uuid,
        /// What is sent, a template.
        payload: String = String::new(),
    }

    /// Switches an automation off.
    PauseAutomation / PauseAutomationTag = "pause-automation" on automation_id {}

    /// Switches an automation on.
    ResumeAutomation / ResumeAutomationTag = "resume-automation" on automation_id {}

    /// Suspends the flow run that the event tells.
    SuspendFlowRun / SuspendFlowRunTag = "suspend-flow-run" {}

    /// Pauses a work pool.
    PauseWorkPool / PauseWorkPoolTag = "pause-work-pool" on work_pool_id {}

    /// Lets a paused work pool go on.
    ResumeWorkPool / ResumeWorkPoolTag = "resume-work-pool" on work_pool_id {}

    /// Declares an incident, in Prefect Cloud.
    DeclareIncident / DeclareIncidentTag = "declare-incident" {}
}
