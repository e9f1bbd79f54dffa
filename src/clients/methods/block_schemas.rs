//! Block schemas.

use prefect_rs_macros::methods;
use pyo3::types::PyList;

use crate::arguments::{Id, Limit, ModelArgument, Offset, PathPart, PlainText};
use crate::clients::{BaseClient, Client};
use crate::convert::answer::Answer;
use prefect_client::schemas::actions::BlockSchemaCreate;

#[methods]
impl BaseClient {
    /// Create a block schema, or return the existing one with the same block type, version and fields.
    ///
    /// Args:
    ///     block_schema (BlockSchemaCreate | Mapping[str, Any]): The block schema.
    ///
    /// Returns:
    ///     BlockSchema: The block schema, with its checksum.
    ///
    /// Raises:
    ///     ObjectNotFound: The block type does not exist.
    async fn create_block_schema(client: Client, block_schema: ModelArgument<BlockSchemaCreate>) {
        client.create_block_schema(&block_schema).await
    }

    /// Read a block schema.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     BlockSchema: The block schema.
    ///
    /// Raises:
    ///     ObjectNotFound: The block schema does not exist.
    async fn read_block_schema(client: Client, block_schema_id: Id) {
        client.read_block_schema(block_schema_id).await
    }

    /// Read a block schema by its checksum.
    ///
    /// Args:
    ///     checksum (str): The checksum, in the form `sha256:...`.
    ///     version (str | None): The version. Defaults to the one that was created last.
    ///
    /// Returns:
    ///     BlockSchema: The block schema.
    ///
    /// Raises:
    ///     ObjectNotFound: The block schema does not exist.
    async fn read_block_schema_by_checksum(client: Client, checksum: PathPart, version: Option<PlainText>) {
        client.read_block_schema_by_checksum(&checksum, version.as_deref()).await
    }

    /// Read a page of the block schemas that match the filter.
    ///
    /// The official client's method takes no arguments.
    ///
    /// Returns:
    ///     list[BlockSchema]: The block schemas, the newest first.
    #[iter(iter_block_schemas(filters))]
    async fn read_block_schemas(
        client: Client,
        filters: Filters![*, block_schema],
        limit: Limit,
        offset: Offset,
    ) {
        client.read_block_schemas(&filters, limit, offset).await
    }

    /// Read the newest block schema of a block type.
    ///
    /// Returns:
    ///     BlockSchema | None: The block schema, or None if the block type has none or does not exist.
    async fn get_most_recent_block_schema_for_block_type(client: Client, block_type_id: Id) {
        let found = client.get_most_recent_block_schema_for_block_type(block_type_id).await?;
        Ok(found.map_or(Answer::None, Answer::from))
    }

    /// Delete a block schema and its block documents.
    ///
    /// Not in the official client.
    ///
    /// Raises:
    ///     ObjectNotFound: The block schema does not exist.
    async fn delete_block_schema(client: Client, block_schema_id: Id) {
        client.delete_block_schema(block_schema_id).await
    }

    /// Read the capabilities that the server's block schemas declare.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     list[str]: The capabilities, such as `read-path`.
    async fn read_block_capabilities(client: Client) {
        let capabilities = client.read_block_capabilities().await?;
        Ok(Answer::finish(move |py| Ok(PyList::new(py, capabilities)?.into_any())))
    }
}
