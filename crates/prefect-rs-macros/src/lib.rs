//! The `methods` attribute, which turns the declarations in `src/clients/methods` into Python methods.
//!
//! Almost every client method does the same: check its arguments, then await one call of the core. A declaration says
//! only what differs:
//!
//! ```ignore
//! #[methods]
//! impl BaseClient {
//!     /// Read a flow run.
//!     ///
//!     /// Returns:
//!     ///     FlowRun: The flow run.
//!     ///
//!     /// Raises:
//!     ///     ObjectNotFound: The flow run does not exist.
//!     async fn read_flow_run(client: Client, flow_run_id: Id) {
//!         client.read_flow_run(flow_run_id).await
//!     }
//! }
//! ```
//!
//! The first parameter is the core's client. Each of the others is an argument of the Python method. Its type is an
//! `arguments::ArgumentKind`, which checks the argument; in the body, the name is bound to the checked value.
//!
//! | parameter | Python | value in the body |
//! |---|---|---|
//! | `name: K` | `name` | `K::Value` |
//! | `name: Option<K>` | `name=None` | `Option<K::Value>` |
//! | `#[default(false)] name: K` | `name=False`; None is the same | `K::Value` |
//! | `#[default(Day, "'day'")] name: K` | `name='day'`: the default as Python writes it | `K::Value` |
//! | `#[default(Some(10), "10")] name: Limit` | `name=10`, where None is the server's limit | `Option<i64>` |
//! | `name: Offset`, `name: PageNumber` | `name=0`, `name=1` | `i64` |
//! | `name: Any` | `name` | `&Bound<PyAny>`, unchecked; with a default, an `Option` of it |
//! | `filters: Filters![flow, log]` | `flow_filter=None, log_filter=None` | the checked filters |
//! | `_: KeywordOnly` | `*` | |
//! | `kwargs: Kwargs` | `**kwargs` | `Option<&Bound<PyDict>>` |
//! | `keywords: Keywords![json, auth]` | `*, json=None, auth=None` | `Option<&Bound<PyDict>>`, for raw requests |
//! | `py: Python` | | the `Python` token |
//! | `this: This` | | the binding's client |
//!
//! `Filters![artifact = artifact_collection]` gives the filter of another name as `artifact_filter`, `Filters![*, flow]`
//! makes `flow_filter` keyword-only, and `_: Filters![flow]` adds further filters to those before it.
//!
//! The body of an `async fn` is the future of the call. The body of a plain `fn` runs when the method is called, to
//! prepare the call, and gives that future as `Ok(async move { ... })`.
//!
//! With `#[aside]`, the call is one that takes long: see `BaseClient::call_aside`. The body of a plain `fn` then gives a
//! `LongWork`. With `#[aside(wait)]`, it is one if the argument `wait` is true.
//!
//! A method with `-> Items` returns an iterator. Its body gives the source of the items: `Ok(Source::of(...))`. The async
//! client returns an async iterator. Such a method is not a coroutine function: see `iterates` in `src/clients/functions.rs`.
//! In the docstring, its type is `ItemIterator[T]`; the stubs of the async client have `AsyncItemIterator[T]`.
//!
//! `#[iter(iter_flow_runs(filters, sort))]` at a method that reads a page makes a second one, which iterates over the whole
//! list: the core's method of this name is called with these arguments and the limit. It has the arguments of the first but
//! the limit and the offset, and those in `without(...)`.
//!
//! The docstring must describe every argument, in the form of Google's style guide, with its Python type. Ids, filters,
//! `limit`, `offset`, `page` and the keywords of raw requests mean the same everywhere: where a docstring leaves them out,
//! they are filled in. A docstring without `Returns:` says that the method returns None.
//!
//! The docstrings of a block are not compiled into its methods: they become the constant `DOCSTRINGS`, compressed. See
//! `src/clients/docstrings.rs`.
//!
//! Functions whose first parameter is not called `client` are plain PyO3 methods.

mod declaration;
mod docstring;

use proc_macro::TokenStream;
use proc_macro2::Literal;
use quote::quote;
use syn::{Error, ImplItem, ItemImpl, parse_macro_input};

use declaration::Expanded;

/// Turns an `impl` block of declarations into `#[pymethods]`. See the crate's documentation.
#[proc_macro_attribute]
pub fn methods(_: TokenStream, block: TokenStream) -> TokenStream {
    let block = parse_macro_input!(block as ItemImpl);
    let class = &block.self_ty;
    let (mut items, mut documented, mut errors) = (Vec::new(), Vec::new(), Vec::new());
    for item in &block.items {
        match item {
            ImplItem::Fn(function) if declaration::is_one(function) => match declaration::expand(function) {
                Ok(methods) => {
                    for Expanded { name, docstring, tokens } in methods {
                        items.push(tokens);
                        documented.push((name, docstring));
                    }
                }
                Err(error) => errors.push(error.to_compile_error()),
            },
            other => items.push(quote!(#other)),
        }
    }
    let packed = match docstring::packed(&documented) {
        Ok(packed) => Literal::byte_string(&packed),
        Err(error) => return Error::new_spanned(class, error).to_compile_error().into(),
    };
    quote! {
        #(#errors)*

        #[::pyo3::pymethods]
        impl #class { #(#items)* }

        /// The docstrings of these methods, compressed.
        pub(super) const DOCSTRINGS: &[u8] = #packed;
    }
    .into()
}
