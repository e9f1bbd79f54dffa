//! Block documents.

use std::sync::Arc;

use prefect_rs_macros::methods;
use pyo3::exceptions::PyUserWarning;
use pyo3::prelude::*;

use crate::arguments::{self, ArgumentKind, Id, Limit, Offset, PathPart, PlainText, Sort};
use crate::clients::{BaseClient, Client};
use crate::convert::accept;
use crate::convert::json::write::{self, Secrets};
use crate::errors::problems::{InputError, InputResult};
use prefect_client::schemas::actions::{BlockDocumentCreate, BlockDocumentUpdate};
use prefect_client::schemas::objects::BlockDocument;
use prefect_client::schemas::sorting::BlockDocumentSort;
use prefect_client::schemas::{JsonObject, Model};

#[methods]
impl BaseClient {
    /// Create a block document.
    ///
    /// Args:
    ///     block_document (BlockDocument | BlockDocumentCreate | Mapping[str, Any]): The block document.
    ///     include_secrets (bool): Whether to send pydantic secrets in its data, such as `SecretStr`, in plain text, so
    ///         that the server can store them. Otherwise they are sent as asterisks, and are lost.
    ///
    /// Returns:
    ///     BlockDocument: The block document, with the secrets in its data masked.
    ///
    /// Raises:
    ///     ObjectAlreadyExists: The block type has a document with this name.
    fn create_block_document(
        client: Client,
        block_document: Any,
        #[default(Secrets::Revealed, "True")] include_secrets: SecretsToSend,
    ) {
        let with = |create: BlockDocumentCreate, data| create.data(data);
        let create = to_send("block_document", block_document, include_secrets, with)?;
        Ok(async move { client.create_block_document(&create).await })
    }

    /// Read a block document.
    ///
    /// Args:
    ///     include_secrets (bool): Whether to return secrets in plain text. Otherwise they are masked.
    ///
    /// Returns:
    ///     BlockDocument: The block document.
    ///
    /// Raises:
    ///     ObjectNotFound: The block document does not exist.
    async fn read_block_document(
        client: Client,
        block_document_id: Id,
        #[default(true)] include_secrets: bool,
    ) {
        client.read_block_document(block_document_id, include_secrets).await
    }

    /// Read a block document by its name.
    ///
    /// Args:
    ///     name (str): The block document's name.
    ///     block_type_slug (str): The slug of its block type, such as `secret`.
    ///     include_secrets (bool): Whether to return secrets in plain text. Otherwise they are masked.
    ///
    /// Returns:
    ///     BlockDocument: The block document.
    ///
    /// Raises:
    ///     ObjectNotFound: The block document or the block type does not exist.
    async fn read_block_document_by_name(
        client: Client,
        name: PathPart,
        block_type_slug: PathPart,
        #[default(true)] include_secrets: bool,
    ) {
        client.read_block_document_by_name(&name, &block_type_slug, include_secrets).await
    }

    /// Read a page of the block documents that match all filters.
    ///
    /// Anonymous block documents are left out, unless the `block_document_filter` asks for them. The official client does
    /// not have the filters and `sort`.
    ///
    /// Args:
    ///     block_schema_type (str | None): Deprecated. The server no longer has types of block schemas: the argument has
    ///         no effect, and a `UserWarning` is issued. Use the filters.
    ///     include_secrets (bool): Whether to return secrets in plain text. Otherwise they are masked.
    ///     sort (BlockDocumentSort | str | None): Sort order. Defaults to ascending name.
    ///
    /// Returns:
    ///     list[BlockDocument]: The block documents.
    #[iter(iter_block_documents(filters, sort, include_secrets), without(block_schema_type))]
    fn read_block_documents(
        client: Client,
        py: Python,
        block_schema_type: Option<PlainText>,
        #[default(0, "None")] offset: Offset,
        limit: Limit,
        #[default(true)] include_secrets: bool,
        filters: Filters![*, block_document, block_type, block_schema],
        sort: Option<Sort<BlockDocumentSort>>,
    ) {
        if block_schema_type.is_some() {
            let message = c"block_schema_type has no effect: the server no longer has types of block schemas";
            PyErr::warn(py, &py.get_type::<PyUserWarning>(), message, 1)?;
        }
        Ok(async move { client.read_block_documents(&filters, sort, limit, offset, include_secrets).await })
    }

    /// Read the named block documents of a block type.
    ///
    /// Args:
    ///     block_type_slug (str): The block type's slug, such as `secret`.
    ///     limit (int | None): Maximum number of results. Defaults to all.
    ///     include_secrets (bool): Whether to return secrets in plain text. Otherwise they are masked.
    ///
    /// Returns:
    ///     list[BlockDocument]: The block documents, by name.
    ///
    /// Raises:
    ///     ObjectNotFound: The block type does not exist.
    async fn read_block_documents_by_type(
        client: Client,
        block_type_slug: PathPart,
        #[default(0, "None")] offset: Offset,
        limit: Limit,
        #[default(true)] include_secrets: bool,
    ) {
        let skip = offset.try_into().unwrap_or(usize::MAX);
        let take = limit.and_then(|limit| limit.try_into().ok()).unwrap_or(usize::MAX);
        let all = client.read_block_documents_by_type(&block_type_slug, include_secrets).await?;
        Ok(all.into_iter().skip(skip).take(take).collect::<Vec<_>>())
    }

    /// Count the block documents that match all filters.
    ///
    /// Anonymous block documents are left out, unless the `block_document_filter` asks for them.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     int: The number of block documents.
    async fn count_block_documents(
        client: Client,
        filters: Filters![*, block_document, block_type, block_schema],
    ) {
        client.count_block_documents(&filters).await
    }

    /// Update a block document. Fields that are not set in the update keep their values.
    ///
    /// Args:
    ///     block_document (BlockDocumentUpdate | BlockDocument | Mapping[str, Any]): The fields to change. Secrets that
    ///         are masked, as they were read, keep their values.
    ///     include_secrets (bool): Whether to send pydantic secrets in its data, such as `SecretStr`, in plain text, so
    ///         that the server can store them. Otherwise the stored secrets keep their values. The official client does
    ///         not have this argument.
    ///
    /// Raises:
    ///     ObjectNotFound: The block document does not exist.
    fn update_block_document(
        client: Client,
        block_document_id: Id,
        block_document: Any,
        _: KeywordOnly,
        #[default(Secrets::Revealed, "True")] include_secrets: SecretsToSend,
    ) {
        let with = |update: BlockDocumentUpdate, data| update.data(data);
        let update = to_send("block_document", block_document, include_secrets, with)?;
        Ok(async move { client.update_block_document(block_document_id, &update).await })
    }

    /// Delete a block document.
    ///
    /// Raises:
    ///     ObjectNotFound: The block document does not exist.
    async fn delete_block_document(client: Client, block_document_id: Id) {
        client.delete_block_document(block_document_id).await
    }
}

/// How the secrets in a block document are written.
struct SecretsToSend;

impl ArgumentKind for SecretsToSend {
    type Value = Secrets;

    fn check(name: &str, given: &Bound<'_, PyAny>) -> InputResult<Secrets> {
        Ok(if arguments::field(name, given)? { Secrets::Revealed } else { Secrets::Kept })
    }
}

/// The body of a request that writes a block document, from the request's own model or from a `BlockDocument`. The
/// secrets in its data are written as `secrets` says; a model by itself writes them masked.
fn to_send<M: Model>(
    name: &str,
    value: &Bound<'_, PyAny>,
    secrets: Secrets,
    with: impl FnOnce(M, JsonObject) -> M,
) -> InputResult<Arc<M>> {
    let inner = || -> InputResult<Arc<M>> {
        let given = accept::model_or(M::info(), BlockDocument::info(), value)?;
        let model = arguments::inner_model::<M>(&given)?;
        if !given.getattr("model_fields_set")?.contains("data")? {
            return Ok(model);
        }
        let data = given.getattr("data")?;
        // The input is hidden from errors: it may contain secrets in plain text.
        let json = write::to_json_with(&data, secrets).map_err(|error| error.without_value().at("data"))?;
        let data = JsonObject::try_from(json)
            .map_err(|problem| InputError::without_input("json", problem.to_string()).at("data"))?;
        Ok(Arc::new(with(Arc::unwrap_or_clone(model), data)))
    };
    inner().map_err(|error| error.at(name))
}
