//! The events that the client sends by itself, as the official client does: that an artifact was created or updated.
//! (What else happens on a server, the server has events for.)

use std::collections::{BTreeSet, HashMap};
use std::future::Future;
use std::sync::{Arc, Mutex, TryLockError};
use std::time::Duration;

use serde::Serialize;
use uuid::Uuid;

use super::Client;
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::JsonObject;
use crate::schemas::actions::ArtifactUpdate;
use crate::schemas::events::{Event, RelatedResource, Resource, whole};
use crate::schemas::objects::Artifact;
use crate::settings::EventLimits;

/// How long a call is held up at most by its event, tries and all: the artifact is there already.
const PATIENCE: Duration = Duration::from_secs(5);

/// How much of that may go into finding out what the run has to do with.
const PATIENCE_FOR_RELATED: Duration = Duration::from_secs(2);

/// The variable in which a worker or runner names the flow run that a process was started for.
const FLOW_RUN: &str = "PREFECT__FLOW_RUN_ID";

/// How many runs are remembered, with what they have to do with.
const REMEMBERED: usize = 100;

/// The run that an artifact belongs to.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
struct Run {
    flow_run: Option<Uuid>,
    task_run: Option<Uuid>,
}

/// What the runs of earlier artifacts have to do with. Shared by the clones of a client.
#[derive(Clone, Default)]
pub(super) struct KnownRuns(Arc<Mutex<HashMap<Run, Vec<Arc<RelatedResource>>>>>);

#[derive(Serialize)]
struct Created<'a> {
    key: Option<&'a str>,
    r#type: Option<&'a str>,
    description: Option<&'a str>,
}

impl Client {
    /// Tells the server that an artifact was created.
    pub(super) async fn emit_artifact_created(&self, artifact: &Artifact) {
        let payload = JsonObject::new(&Created {
            key: artifact.key.as_deref(),
            r#type: artifact.r#type.as_deref(),
            description: artifact.description.as_deref(),
        });
        let name = artifact.key.as_deref().filter(|key| !key.is_empty());
        let run = async { Run::of(artifact) };
        self.emit("prefect.artifact.created", artifact.id, name, payload, run).await;
    }

    /// Tells the server that an artifact was updated, and with what.
    pub(super) async fn emit_artifact_updated(&self, id: Uuid, update: &ArtifactUpdate) {
        // The update does not name the run.
        let run = async {
            self.read_artifact(id).await.map_or_else(|_| Run::of_process(), |artifact| Run::of(&artifact))
        };
        self.emit("prefect.artifact.updated", id, None, JsonObject::new(update), run).await;
    }

    /// Sends an event. The call that it belongs to has succeeded, so a failure is not raised but logged.
    async fn emit(
        &self,
        name: &str,
        artifact: Uuid,
        key: Option<&str>,
        payload: serde_json::Result<JsonObject>,
        run: impl Future<Output = Run>,
    ) {
        let resource = format!("prefect.artifact.{artifact}");
        let send = async {
            let payload = payload.map_err(|error| Error::new(ErrorKind::Invalid, error.to_string()))?;
            let labels = [("prefect.resource.id", Some(resource.as_str())), ("prefect.resource.name", key)];
            let about: Resource =
                labels.into_iter().filter_map(|(label, text)| Some((label, text?.to_owned()))).collect();
            let event = Event::default().event(name).resource(Arc::new(about)).payload(payload);
            let event = event.related(self.related_to(run).await);
            self.check_size(&event)?;
            self.create_events(&[Arc::new(event)]).await
        };
        // Boxed: most calls have no such event, and its future is as large as several calls'.
        let problem = match tokio::time::timeout(PATIENCE, Box::pin(send)).await {
            Ok(Ok(())) => return,
            Ok(Err(error)) => error.to_string(),
            Err(_) => format!("the server did not answer within {} s", PATIENCE.as_secs()),
        };
        self.warn(&format!(
            "the event {name} of {resource} could not be sent, so automations that wait for it are not triggered: \
             {problem}"
        ));
    }

    fn check_size(&self, event: &Event) -> Result<()> {
        let size = serde_json::to_vec(&whole(event)).map_or(0, |json| json.len());
        let most = self.max_event_bytes;
        if u64::try_from(size).is_ok_and(|size| size <= most) {
            return Ok(());
        }
        let message = format!("Event is too large to emit ({size} bytes, and at most {most} are allowed)");
        Err(Error::new(ErrorKind::Invalid, message))
    }

    /// What a run has to do with: itself, its flow, deployment, work queue and pool, and the tags of these.
    async fn related_to(&self, run: impl Future<Output = Run>) -> Vec<Arc<RelatedResource>> {
        let mut known = Run::default();
        let read = async {
            known = run.await;
            if let Some(related) = self.known_runs.get(&known) {
                return related;
            }
            let (related, is_complete) = self.read_related(known).await;
            if is_complete {
                self.known_runs.remember(known, &related);
            }
            related
        };
        match tokio::time::timeout(PATIENCE_FOR_RELATED, read).await {
            Ok(related) => related,
            Err(_) => known.ids().collect(),
        }
    }

    /// The same, read from the server, and whether all of it could be read. What could not is related by its id alone.
    async fn read_related(&self, run: Run) -> (Vec<Arc<RelatedResource>>, bool) {
        let mut tags = BTreeSet::new();
        let task_run = if_given(run.task_run, |id| self.read_task_run(id)).await;
        let id = run.flow_run.or_else(|| task_run.as_ref()?.flow_run_id);
        let flow_run = if_given(id, |id| self.read_flow_run(id)).await;
        let mut is_complete =
            task_run.is_some() == run.task_run.is_some() && flow_run.is_some() == id.is_some();
        let mut related = Vec::new();
        let mut add = |kind: &str, id: Option<Uuid>, name: Option<&str>| {
            related.extend(id.map(|id| resource(kind, &id.to_string(), name)));
        };
        add("flow-run", id, flow_run.as_ref().map(|run| run.name.as_str()));
        add("task-run", run.task_run, task_run.as_ref().map(|run| run.name.as_str()));
        tags.extend(task_run.iter().flat_map(|run| run.tags.clone()));
        if let Some(run) = flow_run {
            let flow = self.read_flow(run.flow_id).await.ok();
            let deployment = if_given(run.deployment_id, |id| self.read_deployment(id)).await;
            is_complete &= flow.is_some() && deployment.is_some() == run.deployment_id.is_some();
            add("flow", Some(run.flow_id), flow.as_ref().map(|flow| flow.name.as_str()));
            add(
                "deployment",
                run.deployment_id,
                deployment.as_ref().map(|deployment| deployment.name.as_str()),
            );
            add("work-queue", run.work_queue_id, run.work_queue_name.as_deref());
            add("work-pool", run.work_pool_id, run.work_pool_name.as_deref());
            tags.extend(run.tags.clone());
            tags.extend(flow.iter().flat_map(|flow| flow.tags.clone()));
            tags.extend(deployment.iter().flat_map(|deployment| deployment.tags.clone()));
        }
        related.extend(tags.iter().map(|tag| resource("tag", tag, None)));
        related.truncate(EventLimits::current().related_resources as usize);
        (related, is_complete)
    }
}

/// What is read by an id, if there is one and it can be.
async fn if_given<T, F: Future<Output = Result<T>>>(
    id: Option<Uuid>,
    read: impl FnOnce(Uuid) -> F,
) -> Option<T> {
    read(id?).await.ok()
}

impl Run {
    fn of(artifact: &Artifact) -> Self {
        match (artifact.flow_run_id, artifact.task_run_id) {
            (None, None) => Self::of_process(),
            (flow_run, task_run) => Self { flow_run, task_run },
        }
    }

    /// The flow run that this process was started for, if it was.
    fn of_process() -> Self {
        let id = std::env::var(FLOW_RUN).ok();
        Self { flow_run: id.and_then(|id| id.trim().parse().ok()), task_run: None }
    }

    /// The run as related resources, as far as its ids say.
    fn ids(self) -> impl Iterator<Item = Arc<RelatedResource>> {
        let kinds = [("flow-run", self.flow_run), ("task-run", self.task_run)];
        kinds.into_iter().filter_map(|(kind, id)| Some(resource(kind, &id?.to_string(), None)))
    }
}

impl KnownRuns {
    fn get(&self, run: &Run) -> Option<Vec<Arc<RelatedResource>>> {
        // Not waited for: in a forked child, a thread of the parent may hold it for ever.
        self.0.try_lock().ok()?.get(run).cloned()
    }

    fn remember(&self, run: Run, related: &[Arc<RelatedResource>]) {
        let mut known = match self.0.try_lock() {
            Ok(known) => known,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return,
        };
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(run, related.to_vec());
    }
}

fn resource(kind: &str, id: &str, name: Option<&str>) -> Arc<RelatedResource> {
    let labels = [
        ("prefect.resource.id", Some(format!("prefect.{kind}.{id}"))),
        ("prefect.resource.role", Some(kind.to_owned())),
        ("prefect.resource.name", name.map(str::to_owned)),
    ];
    Arc::new(labels.into_iter().filter_map(|(label, text)| Some((label, text?))).collect())
}
