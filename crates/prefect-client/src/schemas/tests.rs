//! What the models promise, shown with some of them: they all come from one mechanism.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::sync::Arc;

use uuid::Uuid;

use super::actions::{FlowRunUpdate, StateCreate};
use super::filters::{FlowRunFilter, FlowRunFilterTags};
use super::objects::{Flow, FlowRun, FlowRunPolicy, State, StateType};
use super::responses::{OrchestrationResult, SetStateStatus, StateDecision};
use super::{DateTime, JsonObject, Model as _, Name, StringEnum as _, Type, models, states};

const ID: &str = "01234567-89ab-cdef-0123-456789abcdef";

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

fn flow(json: &str) -> serde_json::Result<Flow> {
    serde_json::from_str(json)
}

fn error(result: serde_json::Result<impl Sized>) -> String {
    match result {
        Ok(_) => panic!("this must not be accepted"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn what_is_absent_takes_its_default_and_is_not_set() {
    let flow = flow(&format!(r#"{{"id":"{ID}","name":"etl"}}"#)).unwrap();
    assert_eq!((flow.name.as_str(), flow.tags.len(), flow.created), ("etl", 0, None));
    assert_eq!(json(&flow), format!(r#"{{"id":"{ID}","name":"etl"}}"#));
}

#[test]
fn labels_that_are_null_are_none() {
    let flow = flow(r#"{"name":"etl","labels":null}"#).unwrap();
    assert_eq!(flow.labels.text(), "{}");
    assert!(error(serde_json::from_str::<FlowRun>(r#"{"flow_id":null}"#)).contains("flow_id"));
}

#[test]
fn unknown_fields_are_kept_and_written_again() {
    let text = r#"{"name":"etl","owner":{"b":1,"a":[1e400,9007199254740993]}}"#;
    let flow = flow(text).unwrap();
    assert_eq!(flow.meta().extra()[0].0, "owner");
    assert_eq!(json(&flow), text);
}

#[test]
fn unknown_members_of_enumerations_stay_what_they_are() {
    let state: State = serde_json::from_str(r#"{"type":"HIBERNATING"}"#).unwrap();
    assert_eq!(state.r#type, StateType::Unknown("HIBERNATING".to_owned()));
    assert_eq!(json(&state), r#"{"type":"HIBERNATING"}"#);
}

#[test]
fn a_required_field_must_be_there_unless_it_may_be_null() {
    assert!(error(flow("{}")).contains("the field `name` is missing"));
    let result: OrchestrationResult =
        serde_json::from_str(r#"{"status":"ABORT","details":{"type":"abort_details","reason":"no"}}"#)
            .unwrap();
    assert!(result.state.is_none());
    assert_eq!(result.status, SetStateStatus::Abort);
    assert!(
        matches!(&result.details, StateDecision::Abort(details) if details.reason.as_deref() == Some("no"))
    );
}

#[test]
fn a_wrong_field_is_named() {
    assert!(error(flow(r#"{"name":"etl","tags":[1]}"#)).starts_with("tags: invalid type: integer `1`"));
    let run = format!(r#"{{"flow_id":"{ID}","empirical_policy":{{"retries":"many"}}}}"#);
    let error = error(serde_json::from_str::<FlowRun>(&run));
    assert!(error.starts_with("empirical_policy: retries: invalid type"), "{error}");
}

#[test]
fn details_of_a_kind_that_is_not_known_are_kept() {
    let text = r#"{"state":null,"status":"DEFER","details":{"type":"defer_details","until":1}}"#;
    let result: OrchestrationResult = serde_json::from_str(text).unwrap();
    assert!(matches!(result.details, StateDecision::Unknown(_)));
    assert_eq!(json(&result), text);
}

#[test]
fn an_update_sends_what_was_set_and_nothing_else() {
    assert_eq!(json(&FlowRunUpdate::default()), "{}");
    assert_eq!(json(&FlowRunUpdate::default().name(None)), r#"{"name":null}"#);
    let policy = FlowRunPolicy::default().retries(3);
    let update = FlowRunUpdate::default().empirical_policy(Arc::new(policy));
    assert_eq!(json(&update), r#"{"empirical_policy":{"retries":3}}"#);
}

#[test]
fn a_filter_sends_the_criteria_that_were_set() {
    let tags = FlowRunFilterTags::default().all_(Some(vec!["a".to_owned()]));
    let filter = FlowRunFilter::default().tags(Some(Arc::new(tags)));
    assert_eq!(json(&filter), r#"{"tags":{"all_":["a"]}}"#);
}

#[test]
fn free_form_json_keeps_its_text() {
    let object = r#"{"z":1180591620717411303424,"a":[0.1,-0.0,1E5],"é":"\ud83d\ude00"}"#;
    let run: FlowRun =
        serde_json::from_str(&format!(r#"{{"flow_id":"{ID}","parameters":{object}}}"#)).unwrap();
    assert_eq!(run.parameters.text(), object);
    assert!(JsonObject::new(&[1]).is_err());
}

#[test]
fn free_form_json_may_be_nested_as_deep_as_it_likes() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let run: FlowRun =
        serde_json::from_str(&format!(r#"{{"flow_id":"{ID}","parameters":{{"deep":{deep}}}}}"#)).unwrap();
    assert_eq!(run.parameters.text().len(), deep.len() + 9);
}

#[test]
fn moments_are_read_with_any_offset_and_to_the_microsecond() {
    let read = |text: &str| text.parse::<DateTime>().unwrap();
    assert_eq!(read("2026-01-01T02:00:00+02:00"), read("2026-01-01T00:00:00Z"));
    assert_eq!(read("2026-01-01T00:00:00"), read("2026-01-01T00:00:00Z"));
    assert_eq!(read("2026-01-01T00:00:00.123456789Z").microseconds() % 1_000_000, 123_456);
    assert!("yesterday".parse::<DateTime>().is_err());
    assert_eq!(read("2026-01-01T00:00:00Z").after(-0.5).unwrap(), read("2025-12-31T23:59:59.5Z"));
    assert!(read("2026-01-01T00:00:00Z").after(f64::NAN).is_none());
}

#[test]
fn a_state_to_create_leaves_the_server_what_is_the_servers() {
    let state = states::failed().message("no".to_owned());
    let create = StateCreate::from(&state);
    assert_eq!(json(&create), r#"{"type":"FAILED","name":"Failed","message":"no","state_details":{}}"#);
    assert!(states::completed().r#type.is_final() && !states::late(None).r#type.is_final());
}

#[test]
fn suspended_runs_leave_their_infrastructure() {
    let state = states::suspended(None, Some("key".to_owned()));
    assert!(state.state_details.pause_reschedule);
    assert_eq!(state.name.as_deref(), Some("Suspended"));
    assert_eq!(states::paused(None, false, None).state_details.pause_timeout, None);
}

#[test]
fn every_model_describes_itself_and_its_fields() {
    for module in ["actions", "filters", "objects", "responses"] {
        for info in models(module) {
            assert_eq!(info.module, module, "{info:?}");
            assert!(!info.doc.trim().is_empty(), "{info:?}");
            assert!(info.fields.len() <= 64, "{info:?} has more fields than a FieldSet holds");
            for (index, field) in info.fields.iter().enumerate() {
                assert!(!info.field_doc(index).is_empty(), "{info:?}.{}", field.name);
            }
            assert_eq!(info.field_doc(info.fields.len()), "", "{info:?}");
        }
    }
}

#[test]
fn a_record_can_be_changed_by_position() {
    use super::{FieldSet, Record, Value};
    let record: Arc<dyn Record> = Arc::new(Flow::default().name("etl".parse::<Name>().unwrap()));
    let info = record.info();
    let name = info.position("name").unwrap();
    assert!(matches!(info.fields[name].ty.bare(), Type::Str));
    let changed =
        record.replace(vec![(name, Value::Str("elt".into()))], FieldSet::default().with(name), Vec::new());
    let changed = changed.unwrap();
    assert!(matches!(changed.get(name), Value::Str(text) if text == "elt"));
    assert!(matches!(record.get(name), Value::Str(text) if text == "etl"));
    assert!(record.replace(vec![(name, Value::Bool(true))], FieldSet::default(), Vec::new()).is_err());
}

#[test]
fn texts_of_enumerations_and_their_members_go_both_ways() {
    for (_, text) in StateType::info().members {
        assert_eq!(StateType::from_text((*text).into()).text(), *text);
    }
    assert_ne!(Uuid::nil(), Flow::default().id);
}

const MODULES: [&str; 11] = [
    "actions",
    "events",
    "events.actions",
    "events.filters",
    "events.schemas.automations",
    "events.schemas.deployment_triggers",
    "events.schemas.events",
    "filters",
    "objects",
    "responses",
    "slas",
];

#[test]
fn a_model_has_the_fields_of_its_base() {
    for info in MODULES.into_iter().flat_map(models) {
        let Some(base) = info.base else { continue };
        let sent = base().fields.iter().enumerate().filter(|(index, _)| !base().server_only.contains(index));
        for (_, field) in sent {
            assert!(
                info.position(field.name).is_some(),
                "{info:?} has no field {}, as {:?} has",
                field.name,
                base()
            );
        }
    }
}

#[test]
fn what_comparison_ignores_stands_at_the_declaration() {
    let ignored = |info: &super::ModelInfo| -> Vec<&str> {
        let set = info.not_compared();
        info.fields
            .iter()
            .enumerate()
            .filter(|(index, _)| set.contains(*index))
            .map(|(_, field)| field.name)
            .collect()
    };
    assert_eq!(ignored(Flow::info()), ["id", "created", "updated"]);
    assert_eq!(ignored(FlowRun::info()), ["estimated_run_time", "estimated_start_time_delta"]);
    assert_eq!(ignored(FlowRunPolicy::info()), [""; 0]);
}

#[test]
fn a_deprecated_field_says_what_to_use_instead() {
    let info = FlowRunPolicy::info();
    let field = &info.fields[info.position("max_retries").unwrap()];
    assert_eq!(field.deprecated(), Some("use retries"));
}
