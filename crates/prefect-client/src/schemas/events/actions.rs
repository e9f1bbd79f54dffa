//! The actions of automations.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::objects::StateType;
use crate::schemas::{JsonObject, ScheduleAfter};

string_enum! {
    /// How an action selects its object.
    pub literal ActionSource {
        /// By the given id.
        Selected = selected,
        /// From the event.
        Inferred = inferred,
    }
}

/// Declares actions: the tag of each, the name of the field with its object's id if it has one, and its other fields.
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
            /// An action of an automation.
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
                    /// The type of the action.
                    r#type: $tag = $tag::Is,
                    $(
                        /// Whether the object is the one with the given id (`selected`) or the one of the event
                        /// (`inferred`).
                        source: ActionSource = ActionSource::Selected,
                        /// The object's id, if it is selected.
                        $id: Option<Uuid> = None,
                    )?
                    $($fields)*
                }
            )*

            /// An action of an unknown type. It keeps all fields that the server sent, and is sent back unchanged.
            #[methods("actions")]
            pub struct UnknownAction: Received in "events.actions" {
                /// The type of the action.
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
        /// The parameters of the run. Defaults to those of the deployment.
        parameters: Option<JsonObject> = None,
        /// The job variables of the run. Defaults to those of the deployment.
        job_variables: Option<JsonObject> = None,
        /// The delay before the run.
        schedule_after: ScheduleAfter = ScheduleAfter::default(),
    }

    /// Pauses a deployment: its schedules create no more runs.
    PauseDeployment / PauseDeploymentTag = "pause-deployment" on deployment_id {}

    /// Resumes a paused deployment.
    ResumeDeployment / ResumeDeploymentTag = "resume-deployment" on deployment_id {}

    /// Resumes the paused or suspended flow run of the event.
    ResumeFlowRun / ResumeFlowRunTag = "resume-flow-run" {}

    /// Cancels the flow run of the event.
    CancelFlowRun / CancelFlowRunTag = "cancel-flow-run" {}

    /// Deletes the flow run of the event.
    DeleteFlowRun / DeleteFlowRunTag = "delete-flow-run" {}

    /// Changes the state of the flow run of the event.
    ChangeFlowRunState / ChangeFlowRunStateTag = "change-flow-run-state" {
        /// The state's name. Defaults to the name of its type.
        name: Option<String> = None,
        /// The state's type.
        state: StateType,
        /// The state's message.
        message: Option<String> = None,
        /// Whether to bypass orchestration rules.
        force: bool = false,
    }

    /// Pauses a work queue.
    PauseWorkQueue / PauseWorkQueueTag = "pause-work-queue" on work_queue_id {}

    /// Resumes a paused work queue.
    ResumeWorkQueue / ResumeWorkQueueTag = "resume-work-queue" on work_queue_id {}

    /// Sends a message through a notification block.
    SendNotification / SendNotificationTag = "send-notification" {
        /// The id of the block.
        block_document_id: Uuid,
        /// The template of the message's subject.
        subject: String = "Prefect automated notification".to_owned(),
        /// The template of the message.
        body: String,
    }

    /// Calls a webhook through a webhook block.
    CallWebhook / CallWebhookTag = "call-webhook" {
        /// The id of the block.
        block_document_id: Uuid,
        /// The template of the payload.
        payload: String = String::new(),
    }

    /// Disables an automation.
    PauseAutomation / PauseAutomationTag = "pause-automation" on automation_id {}

    /// Enables an automation.
    ResumeAutomation / ResumeAutomationTag = "resume-automation" on automation_id {}

    /// Suspends the flow run of the event.
    SuspendFlowRun / SuspendFlowRunTag = "suspend-flow-run" {}

    /// Pauses a work pool.
    PauseWorkPool / PauseWorkPoolTag = "pause-work-pool" on work_pool_id {}

    /// Resumes a paused work pool.
    ResumeWorkPool / ResumeWorkPoolTag = "resume-work-pool" on work_pool_id {}

    /// Declares an incident. Prefect Cloud only.
    DeclareIncident / DeclareIncidentTag = "declare-incident" {}
}
