//! Saved searches.

use pyo3::prelude::*;

use crate::arguments;
use crate::clients::Client;
use prefect_client::schemas::actions::SavedSearchCreate;

#[pymethods]
impl Client {
    /// Save a search under a name. Where there is one of that name, it gets these filters and keeps its id. The official
    /// client has no such method.
    ///
    /// Args:
    ///     saved_search (SavedSearchCreate | Mapping[str, Any]): The search.
    ///
    /// Returns:
    ///     SavedSearch: The search.
    ///
    /// Raises:
    ///     ValidationError: The search is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn create_saved_search<'py>(
        slf: &Bound<'py, Self>,
        saved_search: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_saved_search", |client| {
            let create = arguments::model::<SavedSearchCreate>("saved_search", saved_search)?;
            Ok(async move { client.create_saved_search(&create).await })
        })
    }

    /// Read a saved search. The official client has no such method.
    ///
    /// Args:
    ///     saved_search_id (UUID | str | _HasId): The search's id.
    ///
    /// Returns:
    ///     SavedSearch: The search.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such search.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_saved_search<'py>(
        slf: &Bound<'py, Self>,
        saved_search_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_saved_search", |client| {
            let id = arguments::id("saved_search_id", saved_search_id)?;
            Ok(async move { client.read_saved_search(id).await })
        })
    }

    /// Read a page of the saved searches. The official client has no such method.
    ///
    /// Args:
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///     offset (int): How many to skip.
    ///
    /// Returns:
    ///     list[SavedSearch]: The searches, by name.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (limit=None, offset=None), text_signature = "($self, limit=None, offset=0)")]
    fn read_saved_searches<'py>(
        slf: &Bound<'py, Self>,
        limit: Option<&Bound<'py, PyAny>>,
        offset: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_saved_searches", |client| {
            let limit = arguments::limit(limit)?;
            let offset = arguments::offset(offset)?;
            Ok(async move { client.read_saved_searches(limit, offset).await })
        })
    }

    /// Delete a saved search. The official client has no such method.
    ///
    /// Args:
    ///     saved_search_id (UUID | str | _HasId): The search's id.
    ///
    /// Returns:
    ///     None: The search is gone.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such search.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_saved_search<'py>(
        slf: &Bound<'py, Self>,
        saved_search_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_saved_search", |client| {
            let id = arguments::id("saved_search_id", saved_search_id)?;
            Ok(async move { client.delete_saved_search(id).await })
        })
    }
}
