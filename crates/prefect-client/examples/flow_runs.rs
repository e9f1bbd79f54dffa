//! Lists the latest flow runs of the server in the settings, with the messages of their states.
//!
//! `PREFECT_API_URL=http://127.0.0.1:4200/api cargo run --example flow_runs`

use prefect_client::client::Client;
use prefect_client::error::Result;
use prefect_client::schemas::filters::Filters;
use prefect_client::schemas::sorting::FlowRunSort;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let client = Client::from_settings()?;
    let sort = Some(FlowRunSort::StartTimeDesc);
    for run in client.read_flow_runs(&Filters::default(), sort, Some(20), 0).await? {
        let state = run.state.as_ref();
        let message = state.and_then(|state| state.message.as_deref()).unwrap_or_default();
        println!("{}  {}  {message}", run.name, run.state_name.as_deref().unwrap_or("no state"));
    }
    Ok(())
}
