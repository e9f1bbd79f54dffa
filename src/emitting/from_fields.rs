//! The event of the arguments of `emit_event`.

use std::sync::Arc;

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

use crate::arguments;
use crate::convert::json::write;
use crate::errors::problems::InputResult;
use uuid::Uuid;

use prefect_client::schemas::events::{Event, RelatedResource, Resource};
use prefect_client::schemas::{DateTime, JsonObject};
use prefect_client::settings::EventLimits;

/// The event with these fields, validated.
pub(super) fn event(fields: &Bound<'_, PyDict>) -> InputResult<Arc<Event>> {
    if let Some(event) = plain(fields)? {
        return Ok(Arc::new(event));
    }
    // As the official client, which always gives it.
    let occurred = intern!(fields.py(), "occurred");
    if !fields.contains(occurred)? {
        fields.set_item(occurred, DateTime::now().to_string())?;
    }
    arguments::inner_model(fields)
}

/// The same, in a fraction of the time, if the fields have the usual types and are valid. Otherwise None: the model's own
/// validation accepts more, and says what is wrong.
fn plain(fields: &Bound<'_, PyDict>) -> InputResult<Option<Event>> {
    let py = fields.py();
    let mut left = fields.len();
    let mut take = |name| -> PyResult<Option<Bound<'_, PyAny>>> {
        let value = fields.get_item(name)?;
        left -= usize::from(value.is_some());
        Ok(value)
    };
    let limits = EventLimits::current();
    let Some(name) = take(intern!(py, "event"))?.as_ref().and_then(text) else { return Ok(None) };
    let resource = take(intern!(py, "resource"))?;
    let Some(resource) = resource.as_ref().and_then(|it| labels(it, limits, &["prefect.resource.id"])) else {
        return Ok(None);
    };
    let mut event =
        Event::default().event(name).resource(Arc::new(resource.into_iter().collect::<Resource>()));
    event = match take(intern!(py, "occurred"))? {
        Some(occurred) => event.occurred(arguments::field::<DateTime>("occurred", &occurred)?),
        None => event.occurred(DateTime::now()),
    };
    if let Some(related) = take(intern!(py, "related"))? {
        let Some(related) = all_related(&related, limits)? else { return Ok(None) };
        event = event.related(related);
    }
    if let Some(payload) = take(intern!(py, "payload"))? {
        if !payload.is_exact_instance_of::<PyDict>() {
            return Ok(None);
        }
        let Ok(payload) = write::to_json(&payload) else { return Ok(None) };
        let Ok(payload) = JsonObject::try_from(payload) else { return Ok(None) };
        event = event.payload(payload);
    }
    if let Some(id) = take(intern!(py, "id"))? {
        event = event.id(arguments::field::<Uuid>("id", &id)?);
    }
    if let Some(follows) = take(intern!(py, "follows"))? {
        event = event.follows(Some(arguments::field::<Uuid>("follows", &follows)?));
    }
    Ok((left == 0).then_some(event))
}

fn text(value: &Bound<'_, PyAny>) -> Option<String> {
    let text = value.cast_exact::<PyString>().ok()?;
    text.to_cow().ok().map(|text| text.into_owned())
}

/// The labels of a resource, if they are texts, and the needed ones are there and not empty.
fn labels(value: &Bound<'_, PyAny>, limits: EventLimits, needed: &[&str]) -> Option<Vec<(String, String)>> {
    let given = value.cast_exact::<PyDict>().ok()?;
    if given.len() > limits.labels_per_resource as usize {
        return None;
    }
    let labels: Vec<(String, String)> = given
        .items()
        .iter()
        .map(|entry| {
            let (name, value) = entry.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>().ok()?;
            Some((text(&name)?, text(&value)?))
        })
        .collect::<Option<_>>()?;
    let has = |needed: &&str| labels.iter().any(|(name, value)| name == needed && !value.is_empty());
    needed.iter().all(has).then_some(labels)
}

fn all_related(value: &Bound<'_, PyAny>, limits: EventLimits) -> PyResult<Option<Vec<Arc<RelatedResource>>>> {
    let Ok(list) = value.cast_exact::<PyList>() else { return Ok(None) };
    if list.len() > limits.related_resources as usize {
        return Ok(None);
    }
    let needed = ["prefect.resource.id", "prefect.resource.role"];
    let all = list.iter().map(|each| {
        let labels = labels(&each, limits, &needed)?;
        Some(Arc::new(labels.into_iter().collect::<RelatedResource>()))
    });
    Ok(all.collect())
}
