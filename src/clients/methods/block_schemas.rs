//! Block schemas.

use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::arguments::{self, FilterArguments};
use crate::clients::Client;
use crate::convert::answer::Answer;
use prefect_client::schemas::actions::BlockSchemaCreate;

#[pymethods]
impl Client {
    /// Create a block schema, or find the one of that block type, version and content.
    ///
    /// Args:
    ///     block_schema (BlockSchemaCreate | Mapping[str, Any]): The block schema.
    ///
    /// Returns:
    ///     BlockSchema: The block schema, with its checksum.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such block type.
    ///     ValidationError: The argument is wrong; nothing was sent. Or the server refused it.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn create_block_schema<'py>(
        slf: &Bound<'py, Self>,
        block_schema: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_block_schema", |client| {
            let create = arguments::model::<BlockSchemaCreate>("block_schema", block_schema)?;
            Ok(async move { client.create_block_schema(&create).await })
        })
    }

    /// Read a block schema. The official client has no such method.
    ///
    /// Args:
    ///     block_schema_id (UUID | str | _HasId): The block schema's id.
    ///
    /// Returns:
    ///     BlockSchema: The block schema.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such block schema.
    ///     ValidationError: The id is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_block_schema<'py>(
        slf: &Bound<'py, Self>,
        block_schema_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_block_schema", |client| {
            let id = arguments::id("block_schema_id", block_schema_id)?;
            Ok(async move { client.read_block_schema(id).await })
        })
    }

    /// Read the block schema with this checksum.
    ///
    /// Args:
    ///     checksum (str): The checksum, `sha256:` and what follows.
    ///     version (str | None): The version; the latest that was created where None.
    ///
    /// Returns:
    ///     BlockSchema: The block schema.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such block schema.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (checksum, version=None))]
    fn read_block_schema_by_checksum<'py>(
        slf: &Bound<'py, Self>,
        checksum: &Bound<'py, PyAny>,
        version: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_block_schema_by_checksum", |client| {
            let checksum = arguments::part("checksum", checksum)?;
            let version = version.filter(|version| !version.is_none());
            let version = version.map(|version| arguments::text("version", version)).transpose()?;
            Ok(async move { client.read_block_schema_by_checksum(&checksum, version.as_deref()).await })
        })
    }

    /// Read a page of the block schemas that match the filter. (The official client's takes none of these
    /// arguments.)
    ///
    /// Args:
    ///     block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Which block schemas.
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///     offset (int): How many to skip.
    ///
    /// Returns:
    ///     list[BlockSchema]: The block schemas, the latest first.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, block_schema_filter=None, limit=None, offset=None),
           text_signature = "($self, *, block_schema_filter=None, limit=None, offset=0)")]
    fn read_block_schemas<'py>(
        slf: &Bound<'py, Self>,
        block_schema_filter: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
        offset: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_block_schemas", |client| {
            let filters = FilterArguments { block_schema: block_schema_filter, ..FilterArguments::default() };
            let filters = filters.check()?;
            let limit = arguments::limit(limit)?;
            let offset = arguments::offset(offset)?;
            Ok(async move { client.read_block_schemas(&filters, limit, offset).await })
        })
    }

    /// Read the block schema of a block type that was created last.
    ///
    /// Args:
    ///     block_type_id (UUID | str | _HasId): The block type's id.
    ///
    /// Returns:
    ///     BlockSchema | None: The block schema; None if the block type has none, or there is no such block type.
    ///
    /// Raises:
    ///     ValidationError: The id is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn get_most_recent_block_schema_for_block_type<'py>(
        slf: &Bound<'py, Self>,
        block_type_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "get_most_recent_block_schema_for_block_type", |client| {
            let id = arguments::id("block_type_id", block_type_id)?;
            Ok(async move {
                let found = client.get_most_recent_block_schema_for_block_type(id).await?;
                Ok(found.map_or(Answer::None, Answer::from))
            })
        })
    }

    /// Delete a block schema, and its block documents with it. The official client has no such method.
    ///
    /// Args:
    ///     block_schema_id (UUID | str | _HasId): The block schema's id.
    ///
    /// Returns:
    ///     None: The block schema is gone.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such block schema.
    ///     ValidationError: The id is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_block_schema<'py>(
        slf: &Bound<'py, Self>,
        block_schema_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_block_schema", |client| {
            let id = arguments::id("block_schema_id", block_schema_id)?;
            Ok(async move { client.delete_block_schema(id).await })
        })
    }

    /// Read all that blocks can be capable of. The official client has no such method.
    ///
    /// Returns:
    ///     list[str]: The capabilities that the server's block schemas name, such as `read-path`.
    ///
    /// Raises:
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_block_capabilities<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_block_capabilities", |client| {
            Ok(async move {
                let capabilities = client.read_block_capabilities().await?;
                Ok(Answer::finish(move |py| Ok(PyList::new(py, capabilities)?.into_any())))
            })
        })
    }
}
