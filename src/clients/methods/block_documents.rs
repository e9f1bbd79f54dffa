//! Block documents.

use std::sync::Arc;

use pyo3::exceptions::PyUserWarning;
use pyo3::prelude::*;

use crate::arguments::{self, FilterArguments};
use crate::clients::Client;
use crate::convert::json::write::{self, Secrets};
use crate::convert::models;
use crate::errors::problems::{Checked, Fault};
use prefect_client::schemas::actions::{BlockDocumentCreate, BlockDocumentUpdate};
use prefect_client::schemas::objects::BlockDocument;
use prefect_client::schemas::sorting::BlockDocumentSort;
use prefect_client::schemas::{JsonObject, Model};

#[pymethods]
impl Client {
    /// Create a block document.
    ///
    /// Args:
    ///     block_document (BlockDocument | BlockDocumentCreate | Mapping[str, Any]): The block document.
    ///     include_secrets (bool): Whether pydantic's secrets in its data (`SecretStr` and the like) are sent as
    ///         they are, to be kept by the server. False sends asterisks in their place, and the secrets are lost.
    ///
    /// Returns:
    ///     BlockDocument: The block document, what is secret in its data masked.
    ///
    /// Raises:
    ///     ObjectAlreadyExists: The block type has a document with that name.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (block_document, include_secrets=None),
           text_signature = "($self, block_document, include_secrets=True)")]
    fn create_block_document<'py>(
        slf: &Bound<'py, Self>,
        block_document: &Bound<'py, PyAny>,
        include_secrets: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_block_document", |client| {
            let secrets = secrets(include_secrets)?;
            let with = |create: BlockDocumentCreate, data| create.data(data);
            let create = to_send("block_document", block_document, secrets, with)?;
            Ok(async move { client.create_block_document(&create).await })
        })
    }

    /// Read a block document.
    ///
    /// Args:
    ///     block_document_id (UUID | str | _HasId): The block document's id.
    ///     include_secrets (bool): Whether what is secret in its data comes as it is; False has it masked.
    ///
    /// Returns:
    ///     BlockDocument: The block document.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such block document.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (block_document_id, include_secrets=None),
           text_signature = "($self, block_document_id, include_secrets=True)")]
    fn read_block_document<'py>(
        slf: &Bound<'py, Self>,
        block_document_id: &Bound<'py, PyAny>,
        include_secrets: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_block_document", |client| {
            let id = arguments::id("block_document_id", block_document_id)?;
            let secrets = arguments::flag("include_secrets", include_secrets, true)?;
            Ok(async move { client.read_block_document(id, secrets).await })
        })
    }

    /// Read the block document of this name.
    ///
    /// Args:
    ///     name (str): The block document's name.
    ///     block_type_slug (str): The slug of its block type, such as `secret`.
    ///     include_secrets (bool): Whether what is secret in its data comes as it is; False has it masked.
    ///
    /// Returns:
    ///     BlockDocument: The block document.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such block document, or no such block type.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (name, block_type_slug, include_secrets=None),
           text_signature = "($self, name, block_type_slug, include_secrets=True)")]
    fn read_block_document_by_name<'py>(
        slf: &Bound<'py, Self>,
        name: &Bound<'py, PyAny>,
        block_type_slug: &Bound<'py, PyAny>,
        include_secrets: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_block_document_by_name", |client| {
            let name = arguments::part("name", name)?;
            let slug = arguments::part("block_type_slug", block_type_slug)?;
            let secrets = arguments::flag("include_secrets", include_secrets, true)?;
            Ok(async move { client.read_block_document_by_name(&name, &slug, secrets).await })
        })
    }

    /// Read a page of the block documents that match the filters. Those that are anonymous are left out, unless
    /// the filter on block documents asks for them.
    ///
    /// Args:
    ///     block_schema_type (str | None): Does nothing: the server knows no types of block schemas any more, and
    ///         Python's `warnings` tell so. Use the filters.
    ///     offset (int | None): How many to skip.
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///     include_secrets (bool): Whether what is secret in their data comes as it is; False has it masked.
    ///     block_document_filter (BlockDocumentFilter | Mapping[str, Any] | None): Which block documents. (The official
    ///         client has none of the arguments from here on.)
    ///     block_type_filter (BlockTypeFilter | Mapping[str, Any] | None): Documents of such block types.
    ///     block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Documents of such block schemas.
    ///     sort (BlockDocumentSort | str | None): The order; by name where None.
    ///
    /// Returns:
    ///     list[BlockDocument]: The block documents.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (block_schema_type=None, offset=None, limit=None, include_secrets=None, *,
                        block_document_filter=None, block_type_filter=None, block_schema_filter=None, sort=None),
           text_signature = "($self, block_schema_type=None, offset=None, limit=None, include_secrets=True, *, \
                             block_document_filter=None, block_type_filter=None, block_schema_filter=None, \
                             sort=None)")]
    #[expect(clippy::too_many_arguments, reason = "they are the method's")]
    fn read_block_documents<'py>(
        slf: &Bound<'py, Self>,
        block_schema_type: Option<&Bound<'py, PyAny>>,
        offset: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
        include_secrets: Option<&Bound<'py, PyAny>>,
        block_document_filter: Option<&Bound<'py, PyAny>>,
        block_type_filter: Option<&Bound<'py, PyAny>>,
        block_schema_filter: Option<&Bound<'py, PyAny>>,
        sort: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_block_documents", |client| {
            if let Some(given) = block_schema_type.filter(|given| !given.is_none()) {
                arguments::text("block_schema_type", given)?;
                let message = c"block_schema_type does nothing: the server knows no types of block schemas";
                PyErr::warn(slf.py(), &slf.py().get_type::<PyUserWarning>(), message, 1)?;
            }
            let filters = FilterArguments {
                block_type: block_type_filter,
                block_schema: block_schema_filter,
                block_document: block_document_filter,
                ..FilterArguments::default()
            };
            let filters = filters.check()?;
            let sort = arguments::sort::<BlockDocumentSort>(sort)?;
            let limit = arguments::limit(limit)?;
            let offset = arguments::offset(offset)?;
            let secrets = arguments::flag("include_secrets", include_secrets, true)?;
            Ok(async move { client.read_block_documents(&filters, sort, limit, offset, secrets).await })
        })
    }

    /// Read the block documents of a block type that have a name.
    ///
    /// Args:
    ///     block_type_slug (str): The block type's slug, such as `secret`.
    ///     offset (int | None): How many to skip. The server gives all of them: this and the limit are applied
    ///         here. (The official client's have no effect.)
    ///     limit (int | None): At most how many; all where None.
    ///     include_secrets (bool): Whether what is secret in their data comes as it is; False has it masked.
    ///
    /// Returns:
    ///     list[BlockDocument]: The block documents, by name.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such block type.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (block_type_slug, offset=None, limit=None, include_secrets=None),
           text_signature = "($self, block_type_slug, offset=None, limit=None, include_secrets=True)")]
    fn read_block_documents_by_type<'py>(
        slf: &Bound<'py, Self>,
        block_type_slug: &Bound<'py, PyAny>,
        offset: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
        include_secrets: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_block_documents_by_type", |client| {
            let slug = arguments::part("block_type_slug", block_type_slug)?;
            let skip = arguments::offset(offset)?.try_into().unwrap_or(usize::MAX);
            let take = arguments::limit(limit)?.and_then(|limit| limit.try_into().ok()).unwrap_or(usize::MAX);
            let secrets = arguments::flag("include_secrets", include_secrets, true)?;
            Ok(async move {
                let all = client.read_block_documents_by_type(&slug, secrets).await?;
                Ok(all.into_iter().skip(skip).take(take).collect::<Vec<_>>())
            })
        })
    }

    /// Count the block documents that match the filters. Those that are anonymous do not count, unless the filter
    /// on block documents asks for them. The official client has no such method.
    ///
    /// Args:
    ///     block_document_filter (BlockDocumentFilter | Mapping[str, Any] | None): Which block documents.
    ///     block_type_filter (BlockTypeFilter | Mapping[str, Any] | None): Documents of such block types.
    ///     block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Documents of such block schemas.
    ///
    /// Returns:
    ///     int: How many there are.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, block_document_filter=None, block_type_filter=None, block_schema_filter=None))]
    fn count_block_documents<'py>(
        slf: &Bound<'py, Self>,
        block_document_filter: Option<&Bound<'py, PyAny>>,
        block_type_filter: Option<&Bound<'py, PyAny>>,
        block_schema_filter: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "count_block_documents", |client| {
            let filters = FilterArguments {
                block_type: block_type_filter,
                block_schema: block_schema_filter,
                block_document: block_document_filter,
                ..FilterArguments::default()
            };
            let filters = filters.check()?;
            Ok(async move { client.count_block_documents(&filters).await })
        })
    }

    /// Change a block document. What is not set in the update stays as it is.
    ///
    /// Args:
    ///     block_document_id (UUID | str | _HasId): The block document's id.
    ///     block_document (BlockDocumentUpdate | BlockDocument | Mapping[str, Any]): What is to be different. A
    ///         secret that came masked, and is given masked, stays as it is.
    ///     include_secrets (bool): Whether pydantic's secrets in its data (`SecretStr` and the like) are sent as
    ///         they are, to be kept by the server. False has the secrets that the server keeps stay as they are.
    ///         (The official client has no such argument.)
    ///
    /// Returns:
    ///     None: The block document is changed.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such block document.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (block_document_id, block_document, *, include_secrets=None),
           text_signature = "($self, block_document_id, block_document, *, include_secrets=True)")]
    fn update_block_document<'py>(
        slf: &Bound<'py, Self>,
        block_document_id: &Bound<'py, PyAny>,
        block_document: &Bound<'py, PyAny>,
        include_secrets: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "update_block_document", |client| {
            let id = arguments::id("block_document_id", block_document_id)?;
            let secrets = secrets(include_secrets)?;
            let with = |update: BlockDocumentUpdate, data| update.data(data);
            let update = to_send("block_document", block_document, secrets, with)?;
            Ok(async move { client.update_block_document(id, &update).await })
        })
    }

    /// Delete a block document.
    ///
    /// Args:
    ///     block_document_id (UUID | str | _HasId): The block document's id.
    ///
    /// Returns:
    ///     None: The block document is gone.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such block document.
    ///     ValidationError: The id is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_block_document<'py>(
        slf: &Bound<'py, Self>,
        block_document_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_block_document", |client| {
            let id = arguments::id("block_document_id", block_document_id)?;
            Ok(async move { client.delete_block_document(id).await })
        })
    }
}

/// How the secrets of what is sent are written.
fn secrets(include_secrets: Option<&Bound<'_, PyAny>>) -> Checked<Secrets> {
    let told = arguments::flag("include_secrets", include_secrets, true)?;
    Ok(if told { Secrets::Told } else { Secrets::Kept })
}

/// What is to be sent of a block document, given as a model of its own or as the `BlockDocument`, with the secrets
/// in its data as wanted. (A model by itself writes them masked.)
fn to_send<M: Model>(
    name: &str,
    value: &Bound<'_, PyAny>,
    secrets: Secrets,
    with: impl FnOnce(M, JsonObject) -> M,
) -> Checked<Arc<M>> {
    let inner = || -> Checked<Arc<M>> {
        let given = models::accept_or(M::info(), BlockDocument::info(), value)?;
        let model = arguments::inner_model::<M>(&given)?;
        if !given.getattr("model_fields_set")?.contains("data")? {
            return Ok(model);
        }
        let data = given.getattr("data")?;
        // No problem shows what it is about: that may be a secret by now.
        let json = write::to_json_with(&data, secrets).map_err(|fault| fault.hidden().at("data"))?;
        let data = JsonObject::try_from(json)
            .map_err(|problem| Fault::without_input("json", problem.to_string()).at("data"))?;
        Ok(Arc::new(with(Arc::unwrap_or_clone(model), data)))
    };
    inner().map_err(|fault| fault.at(name))
}
