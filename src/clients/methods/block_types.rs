//! Block types.

use pyo3::prelude::*;

use crate::arguments::{self, FilterArguments};
use crate::clients::Client;
use prefect_client::schemas::Model;
use prefect_client::schemas::actions::{BlockTypeCreate, BlockTypeUpdate};
use prefect_client::schemas::objects::BlockType;

#[pymethods]
impl Client {
    /// Create a block type.
    ///
    /// Args:
    ///     block_type (BlockTypeCreate | Mapping[str, Any]): The block type.
    ///
    /// Returns:
    ///     BlockType: The block type.
    ///
    /// Raises:
    ///     ObjectAlreadyExists: There is a block type with that slug.
    ///     ValidationError: The argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn create_block_type<'py>(
        slf: &Bound<'py, Self>,
        block_type: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_block_type", |client| {
            let create = arguments::model::<BlockTypeCreate>("block_type", block_type)?;
            Ok(async move { client.create_block_type(&create).await })
        })
    }

    /// Read a block type. The official client has no such method.
    ///
    /// Args:
    ///     block_type_id (UUID | str | _HasId): The block type's id.
    ///
    /// Returns:
    ///     BlockType: The block type.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such block type.
    ///     ValidationError: The id is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_block_type<'py>(
        slf: &Bound<'py, Self>,
        block_type_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_block_type", |client| {
            let id = arguments::id("block_type_id", block_type_id)?;
            Ok(async move { client.read_block_type(id).await })
        })
    }

    /// Read the block type with this slug.
    ///
    /// Args:
    ///     slug (str): Its name as URLs have it, such as `secret`.
    ///
    /// Returns:
    ///     BlockType: The block type.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such block type.
    ///     ValidationError: The slug is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_block_type_by_slug<'py>(
        slf: &Bound<'py, Self>,
        slug: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_block_type_by_slug", |client| {
            let slug = arguments::part("slug", slug)?;
            Ok(async move { client.read_block_type_by_slug(&slug).await })
        })
    }

    /// Read a page of the block types that match the filters. (The official client's takes none of these
    /// arguments.)
    ///
    /// Args:
    ///     block_type_filter (BlockTypeFilter | Mapping[str, Any] | None): Which block types.
    ///     block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Block types that have such block
    ///         schemas.
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///     offset (int): How many to skip.
    ///
    /// Returns:
    ///     list[BlockType]: The block types, by name.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, block_type_filter=None, block_schema_filter=None, limit=None, offset=None),
           text_signature = "($self, *, block_type_filter=None, block_schema_filter=None, limit=None, offset=0)")]
    fn read_block_types<'py>(
        slf: &Bound<'py, Self>,
        block_type_filter: Option<&Bound<'py, PyAny>>,
        block_schema_filter: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
        offset: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_block_types", |client| {
            let filters = FilterArguments {
                block_type: block_type_filter,
                block_schema: block_schema_filter,
                ..FilterArguments::default()
            };
            let filters = filters.check()?;
            let limit = arguments::limit(limit)?;
            let offset = arguments::offset(offset)?;
            Ok(async move { client.read_block_types(&filters, limit, offset).await })
        })
    }

    /// Change a block type. What is not set in the update stays as it is.
    ///
    /// Args:
    ///     block_type_id (UUID | str | _HasId): The block type's id.
    ///     block_type (BlockTypeUpdate | BlockType | Mapping[str, Any]): What is to be different; of a `BlockType`,
    ///         all that can be changed.
    ///
    /// Returns:
    ///     None: The block type is changed.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such block type.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn update_block_type<'py>(
        slf: &Bound<'py, Self>,
        block_type_id: &Bound<'py, PyAny>,
        block_type: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "update_block_type", |client| {
            let id = arguments::id("block_type_id", block_type_id)?;
            let update = arguments::model_or::<BlockTypeUpdate>("block_type", BlockType::info(), block_type)?;
            Ok(async move { client.update_block_type(id, &update).await })
        })
    }

    /// Delete a block type, and its block schemas and documents with it.
    ///
    /// Args:
    ///     block_type_id (UUID | str | _HasId): The block type's id.
    ///
    /// Returns:
    ///     None: The block type is gone.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such block type.
    ///     ProtectedBlockError: The block type comes with the server and cannot be deleted.
    ///     ValidationError: The id is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_block_type<'py>(
        slf: &Bound<'py, Self>,
        block_type_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_block_type", |client| {
            let id = arguments::id("block_type_id", block_type_id)?;
            Ok(async move { client.delete_block_type(id).await })
        })
    }

    /// Have the server create the block types that come with it, where they are missing, and bring them up to
    /// date. The official client has no such method.
    ///
    /// Returns:
    ///     None: They are there.
    ///
    /// Raises:
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn install_system_block_types<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "install_system_block_types", |client| {
            Ok(async move { client.install_system_block_types().await })
        })
    }
}
