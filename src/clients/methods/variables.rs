//! Variables.

use pyo3::prelude::*;

use crate::arguments::{self, FilterArguments};
use crate::clients::Client;
use prefect_client::schemas::actions::{VariableCreate, VariableUpdate};

#[pymethods]
impl Client {
    /// Create a variable.
    ///
    /// Args:
    ///     variable (VariableCreate | Mapping[str, Any]): The variable.
    ///
    /// Returns:
    ///     Variable: The variable.
    ///
    /// Raises:
    ///     ObjectAlreadyExists: There is a variable with that name.
    ///     ValidationError: The variable is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn create_variable<'py>(
        slf: &Bound<'py, Self>,
        variable: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_variable", |client| {
            let create = arguments::model::<VariableCreate>("variable", variable)?;
            Ok(async move { client.create_variable(&create).await })
        })
    }

    /// Read a variable by its id. The official client has no such method.
    ///
    /// Args:
    ///     variable_id (UUID | str | _HasId): The variable's id.
    ///
    /// Returns:
    ///     Variable: The variable.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such variable.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_variable<'py>(
        slf: &Bound<'py, Self>,
        variable_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_variable", |client| {
            let id = arguments::id("variable_id", variable_id)?;
            Ok(async move { client.read_variable(id).await })
        })
    }

    /// Read a variable by its name.
    ///
    /// Args:
    ///     name (str): The variable's name.
    ///
    /// Returns:
    ///     Variable | None: The variable; None where there is none with that name.
    ///
    /// Raises:
    ///     ValidationError: The name is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_variable_by_name<'py>(
        slf: &Bound<'py, Self>,
        name: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_variable_by_name", |client| {
            let name = arguments::part("name", name)?;
            Ok(async move { client.read_variable_by_name(&name).await })
        })
    }

    /// Read a page of the variables that match the filter.
    ///
    /// Args:
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///     variable_filter (VariableFilter | Mapping[str, Any] | None): Which variables. The official client takes only
    ///         the limit.
    ///     sort (VariableSort | str | None): The order; by name where None.
    ///     offset (int): How many to skip.
    ///
    /// Returns:
    ///     list[Variable]: The variables.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (limit=None, *, variable_filter=None, sort=None, offset=None),
           text_signature = "($self, limit=None, *, variable_filter=None, sort=None, offset=0)")]
    fn read_variables<'py>(
        slf: &Bound<'py, Self>,
        limit: Option<&Bound<'py, PyAny>>,
        variable_filter: Option<&Bound<'py, PyAny>>,
        sort: Option<&Bound<'py, PyAny>>,
        offset: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_variables", |client| {
            let filters =
                FilterArguments { variable: variable_filter, ..FilterArguments::default() }.check()?;
            let sort = arguments::sort(sort)?;
            let limit = arguments::limit(limit)?;
            let offset = arguments::offset(offset)?;
            Ok(async move { client.read_variables(&filters, sort, limit, offset).await })
        })
    }

    /// Count the variables that match the filter. The official client has no such method.
    ///
    /// Args:
    ///     variable_filter (VariableFilter | Mapping[str, Any] | None): Which variables.
    ///
    /// Returns:
    ///     int: How many there are.
    ///
    /// Raises:
    ///     ValidationError: The filter is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, variable_filter=None))]
    fn count_variables<'py>(
        slf: &Bound<'py, Self>,
        variable_filter: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "count_variables", |client| {
            let filters =
                FilterArguments { variable: variable_filter, ..FilterArguments::default() }.check()?;
            Ok(async move { client.count_variables(&filters).await })
        })
    }

    /// Change a variable, which is found by the name in the update. What is not set there stays as it is.
    ///
    /// Args:
    ///     variable (VariableUpdate | Mapping[str, Any]): The variable's name, and what is to be different.
    ///
    /// Returns:
    ///     None: The variable is changed.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no variable with that name.
    ///     ValidationError: The update is none, or has no name; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn update_variable<'py>(
        slf: &Bound<'py, Self>,
        variable: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "update_variable", |client| {
            let update = arguments::model::<VariableUpdate>("variable", variable)?;
            Ok(async move { client.update_variable(&update).await })
        })
    }

    /// Change a variable, which is found by its id: its name may change, too. What is not set in the update stays as it
    /// is. The official client has no such method.
    ///
    /// Args:
    ///     variable_id (UUID | str | _HasId): The variable's id.
    ///     variable (VariableUpdate | Mapping[str, Any]): What is to be different.
    ///
    /// Returns:
    ///     None: The variable is changed.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such variable.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn update_variable_by_id<'py>(
        slf: &Bound<'py, Self>,
        variable_id: &Bound<'py, PyAny>,
        variable: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "update_variable_by_id", |client| {
            let id = arguments::id("variable_id", variable_id)?;
            let update = arguments::model::<VariableUpdate>("variable", variable)?;
            Ok(async move { client.update_variable_by_id(id, &update).await })
        })
    }

    /// Delete a variable by its name.
    ///
    /// Args:
    ///     name (str): The variable's name.
    ///
    /// Returns:
    ///     None: The variable is gone.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no variable with that name.
    ///     ValidationError: The name is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_variable_by_name<'py>(
        slf: &Bound<'py, Self>,
        name: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_variable_by_name", |client| {
            let name = arguments::part("name", name)?;
            Ok(async move { client.delete_variable_by_name(&name).await })
        })
    }

    /// Delete a variable by its id. The official client has no such method.
    ///
    /// Args:
    ///     variable_id (UUID | str | _HasId): The variable's id.
    ///
    /// Returns:
    ///     None: The variable is gone.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such variable.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_variable_by_id<'py>(
        slf: &Bound<'py, Self>,
        variable_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_variable_by_id", |client| {
            let id = arguments::id("variable_id", variable_id)?;
            Ok(async move { client.delete_variable_by_id(id).await })
        })
    }
}
