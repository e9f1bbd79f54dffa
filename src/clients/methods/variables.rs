//! Variables.

use prefect_rs_macros::methods;

use crate::arguments::{Id, Limit, ModelArgument, Offset, PathPart, Sort};
use crate::clients::{BaseClient, Client};
use prefect_client::schemas::actions::{VariableCreate, VariableUpdate};
use prefect_client::schemas::sorting::VariableSort;

#[methods]
impl BaseClient {
    /// Create a variable.
    ///
    /// Args:
    ///     variable (VariableCreate | Mapping[str, Any]): The variable.
    ///
    /// Returns:
    ///     Variable: The variable.
    ///
    /// Raises:
    ///     ObjectAlreadyExists: A variable with this name exists.
    async fn create_variable(client: Client, variable: ModelArgument<VariableCreate>) {
        client.create_variable(&variable).await
    }

    /// Read a variable by its id.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     Variable: The variable.
    ///
    /// Raises:
    ///     ObjectNotFound: The variable does not exist.
    async fn read_variable(client: Client, variable_id: Id) {
        client.read_variable(variable_id).await
    }

    /// Read a variable by its name.
    ///
    /// Args:
    ///     name (str): The variable's name.
    ///
    /// Returns:
    ///     Variable | None: The variable, or None if it does not exist.
    async fn read_variable_by_name(client: Client, name: PathPart) {
        client.read_variable_by_name(&name).await
    }

    /// Read a page of the variables that match the filter.
    ///
    /// The official client has only the `limit`.
    ///
    /// Args:
    ///     sort (VariableSort | str | None): Sort order. Defaults to ascending name.
    ///
    /// Returns:
    ///     list[Variable]: The variables.
    #[iter(iter_variables(filters, sort))]
    async fn read_variables(
        client: Client,
        limit: Limit,
        filters: Filters![*, variable],
        sort: Option<Sort<VariableSort>>,
        offset: Offset,
    ) {
        client.read_variables(&filters, sort, limit, offset).await
    }

    /// Count the variables that match the filter.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     int: The number of variables.
    async fn count_variables(client: Client, filters: Filters![*, variable]) {
        client.count_variables(&filters).await
    }

    /// Update a variable, identified by the name in the update. Fields that are not set keep their values.
    ///
    /// Args:
    ///     variable (VariableUpdate | Mapping[str, Any]): The variable's name, and the fields to change.
    ///
    /// Raises:
    ///     ObjectNotFound: The variable does not exist.
    async fn update_variable(client: Client, variable: ModelArgument<VariableUpdate>) {
        client.update_variable(&variable).await
    }

    /// Update a variable, identified by its id. Fields that are not set in the update keep their values.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     variable (VariableUpdate | Mapping[str, Any]): The fields to change, which may include the name.
    ///
    /// Raises:
    ///     ObjectNotFound: The variable does not exist.
    async fn update_variable_by_id(client: Client, variable_id: Id, variable: ModelArgument<VariableUpdate>) {
        client.update_variable_by_id(variable_id, &variable).await
    }

    /// Delete a variable by its name.
    ///
    /// Args:
    ///     name (str): The variable's name.
    ///
    /// Raises:
    ///     ObjectNotFound: The variable does not exist.
    async fn delete_variable_by_name(client: Client, name: PathPart) {
        client.delete_variable_by_name(&name).await
    }

    /// Delete a variable by its id.
    ///
    /// Not in the official client.
    ///
    /// Raises:
    ///     ObjectNotFound: The variable does not exist.
    async fn delete_variable_by_id(client: Client, variable_id: Id) {
        client.delete_variable_by_id(variable_id).await
    }
}
