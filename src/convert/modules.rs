//! The modules of models and enumerations: what the core calls them, and where they are in Python.

/// The core's names, which are those of the official client without its package.
const MODULES: [&str; 13] = [
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
    "schedules",
    "slas",
    "sorting",
];

/// The Python module with the core's module `module`.
pub(super) fn python_name(module: &str) -> String {
    match module {
        "slas" => "prefect_rs._experimental.sla.objects".to_owned(),
        _ if module.starts_with("events.") => format!("prefect_rs.{module}"),
        _ => format!("prefect_rs.client.schemas.{module}"),
    }
}

/// The package whose `_methods` hold the Python methods of a module's models.
pub(super) fn methods_package(module: &str) -> &'static str {
    if module.starts_with("events.") { "prefect_rs.events" } else { "prefect_rs.client.schemas" }
}

/// The core's name of a Python module; empty for any other module.
pub(super) fn core_name(python_module: &str) -> &'static str {
    MODULES.into_iter().find(|module| python_name(module) == python_module).unwrap_or_default()
}
