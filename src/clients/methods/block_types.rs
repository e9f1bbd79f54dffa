//! Block types.

use prefect_rs_macros::methods;

use crate::arguments::{self, Id, Limit, ModelArgument, Offset, PathPart};
use crate::clients::{BaseClient, Client};
use prefect_client::schemas::Model as _;
use prefect_client::schemas::actions::{BlockTypeCreate, BlockTypeUpdate};
use prefect_client::schemas::objects::BlockType;

#[methods]
impl BaseClient {
    /// Create a block type.
    ///
    /// Args:
    ///     block_type (BlockTypeCreate | Mapping[str, Any]): The block type.
    ///
    /// Returns:
    ///     BlockType: The block type.
    ///
    /// Raises:
    ///     ObjectAlreadyExists: A block type with this slug exists.
    async fn create_block_type(client: Client, block_type: ModelArgument<BlockTypeCreate>) {
        client.create_block_type(&block_type).await
    }

    /// Read a block type.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     BlockType: The block type.
    ///
    /// Raises:
    ///     ObjectNotFound: The block type does not exist.
    async fn read_block_type(client: Client, block_type_id: Id) {
        client.read_block_type(block_type_id).await
    }

    /// Read a block type by its slug.
    ///
    /// Args:
    ///     slug (str): The slug, such as `secret`.
    ///
    /// Returns:
    ///     BlockType: The block type.
    ///
    /// Raises:
    ///     ObjectNotFound: The block type does not exist.
    async fn read_block_type_by_slug(client: Client, slug: PathPart) {
        client.read_block_type_by_slug(&slug).await
    }

    /// Read a page of the block types that match all filters.
    ///
    /// The official client's method takes no arguments.
    ///
    /// Returns:
    ///     list[BlockType]: The block types, by name.
    #[iter(iter_block_types(filters))]
    async fn read_block_types(
        client: Client,
        filters: Filters![*, block_type, block_schema],
        limit: Limit,
        offset: Offset,
    ) {
        client.read_block_types(&filters, limit, offset).await
    }

    /// Update a block type. Fields that are not set in the update keep their values.
    ///
    /// Args:
    ///     block_type (BlockTypeUpdate | BlockType | Mapping[str, Any]): The fields to change. Of a `BlockType`, every
    ///         field that can be changed.
    ///
    /// Raises:
    ///     ObjectNotFound: The block type does not exist.
    fn update_block_type(client: Client, block_type_id: Id, block_type: Any) {
        let update = arguments::model_or::<BlockTypeUpdate>("block_type", BlockType::info(), block_type)?;
        Ok(async move { client.update_block_type(block_type_id, &update).await })
    }

    /// Delete a block type, its block schemas and its block documents.
    ///
    /// Raises:
    ///     ObjectNotFound: The block type does not exist.
    ///     ProtectedBlockError: The block type is built into the server and cannot be deleted.
    async fn delete_block_type(client: Client, block_type_id: Id) {
        client.delete_block_type(block_type_id).await
    }

    /// Create or update the block types that are built into the server.
    ///
    /// Not in the official client.
    async fn install_system_block_types(client: Client) {
        client.install_system_block_types().await
    }
}
