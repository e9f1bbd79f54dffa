//! Events that the client emits itself, as the official client does, when it creates or updates an artifact. The server
//! emits all other events.

use std::collections::{BTreeSet, HashMap};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, TryLockError};
use std::time::Duration;

use serde::Serialize;
use uuid::Uuid;

use super::Client;
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::JsonObject;
use crate::schemas::actions::ArtifactUpdate;
use crate::schemas::events::{Event, RelatedResource, Resource};
use crate::schemas::objects::Artifact;
use crate::settings::EventLimits;

/// Timeout for emitting an event, including retries. The call waits for it although the artifact already exists.
const EMIT_TIMEOUT: Duration = Duration::from_secs(5);

/// The part of that timeout for reading the run's related resources.
const RELATED_TIMEOUT: Duration = Duration::from_secs(2);

/// The environment variable in which a worker or runner passes the flow run id to the process of a run.
const FLOW_RUN_VARIABLE: &str = "PREFECT__FLOW_RUN_ID";

/// Maximum number of runs whose related resources are cached.
const CACHE_SIZE: usize = 100;

/// The run of an artifact.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct ArtifactRun {
    pub(super) flow_run: Option<Uuid>,
    pub(super) task_run: Option<Uuid>,
}

/// The run of an artifact, which may have to be read first.
pub(super) type ComingRun<'a> = Pin<Box<dyn Future<Output = ArtifactRun> + Send + 'a>>;

/// Cached related resources of runs. Shared by the clones of a client.
#[derive(Clone, Default)]
pub(super) struct KnownRuns(Arc<Mutex<HashMap<ArtifactRun, Vec<Arc<RelatedResource>>>>>);

#[derive(Serialize)]
struct ArtifactSummary<'a> {
    key: Option<&'a str>,
    r#type: Option<&'a str>,
    description: Option<&'a str>,
}

impl Client {
    /// Emits the event that an artifact was created.
    pub(super) async fn emit_artifact_created(&self, artifact: &Artifact) {
        let payload = JsonObject::new(&ArtifactSummary {
            key: artifact.key.as_deref(),
            r#type: artifact.r#type.as_deref(),
            description: artifact.description.as_deref(),
        });
        let name = artifact.key.as_deref().filter(|key| !key.is_empty());
        let run = Box::pin(async { self.run_of(artifact) });
        self.emit_artifact_event("prefect.artifact.created", artifact.id, name, payload, run).await;
    }

    /// Emits the event that an artifact was updated.
    pub(super) async fn emit_artifact_updated(&self, id: Uuid, update: &ArtifactUpdate) {
        // The update does not contain the run.
        let run = Box::pin(async move {
            self.read_artifact(id)
                .await
                .map_or_else(|_| self.current_run(), |artifact| self.run_of(&artifact))
        });
        self.emit_artifact_event("prefect.artifact.updated", id, None, JsonObject::new(update), run).await;
    }

    /// Emits an event. A failure is logged and not returned, as the call itself has succeeded.
    async fn emit_artifact_event(
        &self,
        name: &str,
        artifact: Uuid,
        key: Option<&str>,
        payload: serde_json::Result<JsonObject>,
        run: ComingRun<'_>,
    ) {
        let resource = format!("prefect.artifact.{artifact}");
        let send = async {
            let payload = payload.map_err(|error| Error::new(ErrorKind::Invalid, error.to_string()))?;
            let labels = [("prefect.resource.id", Some(resource.as_str())), ("prefect.resource.name", key)];
            let about: Resource =
                labels.into_iter().filter_map(|(label, text)| Some((label, text?.to_owned()))).collect();
            let event = Event::default().event(name).resource(Arc::new(about)).payload(payload);
            let event = event.related(self.related_to(run).await);
            self.check_event(&event)?;
            self.create_events(&[Arc::new(event)]).await
        };
        // Boxed: the future is large, and most calls emit no event.
        let problem = match tokio::time::timeout(EMIT_TIMEOUT, Box::pin(send)).await {
            Ok(Ok(())) => return,
            Ok(Err(error)) => error.to_string(),
            Err(_) => format!("no attempt succeeded within {} s", EMIT_TIMEOUT.as_secs()),
        };
        self.warn(&format!(
            "the event {name} of {resource} could not be emitted, so automations that wait for it are not triggered: \
             {problem}"
        ));
    }

    fn run_of(&self, artifact: &Artifact) -> ArtifactRun {
        match (artifact.flow_run_id, artifact.task_run_id) {
            (None, None) => self.current_run(),
            (flow_run, task_run) => ArtifactRun { flow_run, task_run },
        }
    }

    /// The run that the call is made in.
    pub(super) fn current_run(&self) -> ArtifactRun {
        if self.parts.current_run == ArtifactRun::default() {
            ArtifactRun::of_process()
        } else {
            self.parts.current_run
        }
    }

    /// The related resources of a run: the run itself, its flow, deployment, work queue and pool, and their tags.
    pub(super) async fn related_to(&self, run: ComingRun<'_>) -> Vec<Arc<RelatedResource>> {
        let mut known = ArtifactRun::default();
        let read = async {
            known = run.await;
            if let Some(related) = self.parts.known_runs.get(&known) {
                return related;
            }
            let (related, is_complete) = self.read_related(known).await;
            if is_complete {
                self.parts.known_runs.insert(known, &related);
            }
            related
        };
        match tokio::time::timeout(RELATED_TIMEOUT, read).await {
            Ok(related) => related,
            Err(_) => known.ids().collect(),
        }
    }

    /// Reads the related resources from the server. The second value is false if some could not be read; those have only
    /// their id.
    async fn read_related(&self, run: ArtifactRun) -> (Vec<Arc<RelatedResource>>, bool) {
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

/// Reads by an id. `None` without an id or on failure.
async fn if_given<T, F: Future<Output = Result<T>>>(
    id: Option<Uuid>,
    read: impl FnOnce(Uuid) -> F,
) -> Option<T> {
    read(id?).await.ok()
}

/// The id of the flow run that a worker or runner has started this process for.
pub fn run_of_process() -> Option<Uuid> {
    std::env::var(FLOW_RUN_VARIABLE).ok()?.trim().parse().ok()
}

impl ArtifactRun {
    /// The flow run of this process, if it is one of a run.
    fn of_process() -> Self {
        Self { flow_run: run_of_process(), task_run: None }
    }

    /// The run as related resources with only their ids.
    fn ids(self) -> impl Iterator<Item = Arc<RelatedResource>> {
        let kinds = [("flow-run", self.flow_run), ("task-run", self.task_run)];
        kinds.into_iter().filter_map(|(kind, id)| Some(resource(kind, &id?.to_string(), None)))
    }
}

impl KnownRuns {
    fn get(&self, run: &ArtifactRun) -> Option<Vec<Arc<RelatedResource>>> {
        // Never wait for the lock: in a forked child, a thread of the parent may hold it forever.
        self.0.try_lock().ok()?.get(run).cloned()
    }

    fn insert(&self, run: ArtifactRun, related: &[Arc<RelatedResource>]) {
        let mut known = match self.0.try_lock() {
            Ok(known) => known,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return,
        };
        if known.len() >= CACHE_SIZE {
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
