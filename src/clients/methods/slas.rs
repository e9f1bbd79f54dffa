//! Service level agreements. Prefect Cloud only.

use prefect_rs_macros::methods;

use crate::arguments::Id;
use crate::clients::{BaseClient, Client};
use prefect_client::schemas::slas::Sla;

#[methods]
impl BaseClient {
    /// Replace the service level agreements of a deployment. Prefect Cloud only.
    ///
    /// Args:
    ///     slas (Iterable[SlaTypes | Mapping[str, Any]]): The agreements. They are not modified.
    ///
    /// Returns:
    ///     SlaMergeResponse: The names of the agreements that were created, kept and removed.
    ///
    /// Raises:
    ///     ObjectNotFound: The deployment does not exist, or the server is not Prefect Cloud.
    async fn apply_slas_for_deployment(client: Client, deployment_id: Id, slas: Vec<Sla>) {
        client.apply_slas_for_deployment(deployment_id, slas).await
    }
}
