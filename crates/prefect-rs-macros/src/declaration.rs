//! A declaration, and the PyO3 method that it becomes.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{
    Error, Expr, FnArg, GenericArgument, Ident, ImplItemFn, LitStr, Meta, Pat, PatType, PathArguments,
    Result, ReturnType, Signature, Token, Type, parse_quote,
};

use crate::docstring::{self, Argument};

/// The method's parts, as they are collected from the parameters.
#[derive(Default)]
struct Method {
    /// The entries of the PyO3 `signature`, and the parameters of the function.
    signature: Vec<TokenStream>,
    parameters: Vec<TokenStream>,
    /// The entries of Python's own signature.
    python: Vec<String>,
    arguments: Vec<Argument>,
    /// The statements that check the arguments.
    checks: Vec<TokenStream>,
    /// Where the filters are checked, what to call them, and the fields of theirs.
    filters: Option<FilterList>,
}

struct FilterList {
    pattern: Ident,
    fields: Vec<TokenStream>,
    /// Before which of the checks.
    position: usize,
}

/// Whether a function is a declaration, and not a method for PyO3.
pub(crate) fn is_one(function: &ImplItemFn) -> bool {
    let Some(FnArg::Typed(first)) = function.sig.inputs.first() else { return false };
    matches!(&*first.pat, Pat::Ident(pattern) if pattern.ident == "client")
}

/// A PyO3 method.
pub(crate) struct Expanded {
    pub(crate) name: String,
    pub(crate) docstring: String,
    pub(crate) tokens: TokenStream,
}

/// The PyO3 method, and the one that iterates over what it reads, if there is one.
pub(crate) fn expand(function: &ImplItemFn) -> Result<Vec<Expanded>> {
    let mut parameters = Vec::new();
    for parameter in &function.sig.inputs {
        let FnArg::Typed(parameter) = parameter else {
            return Err(Error::new_spanned(parameter, "a declaration has no self"));
        };
        parameters.push(parameter);
    }
    let Some((client, parameters)) = parameters.split_first() else {
        return Err(Error::new_spanned(&function.sig, "a declaration has a client"));
    };
    let mut method = Method::default();
    for parameter in parameters {
        method.add(parameter)?;
    }
    let mut expanded = vec![method.finish(function, client)?];
    if let Some(iteration) = Iteration::of(function)? {
        expanded.push(iteration.expand(function, client, parameters)?);
    }
    Ok(expanded)
}

/// The attribute `iter`: the method that iterates over what a declared method reads a page of.
struct Iteration {
    /// Its name and, in the core, its arguments.
    name: Ident,
    arguments: Vec<Expr>,
    /// The arguments that it does not have.
    without: Vec<Ident>,
}

impl Iteration {
    fn of(function: &ImplItemFn) -> Result<Option<Self>> {
        let Some(attribute) = function.attrs.iter().find(|attribute| attribute.path().is_ident("iter"))
        else {
            return Ok(None);
        };
        let wrong = || {
            Error::new_spanned(attribute, "expected iter(iter_things(filters, sort), without(an_argument))")
        };
        let mut calls = Vec::new();
        for part in attribute.parse_args_with(Punctuated::<Expr, Token![,]>::parse_terminated)? {
            let Expr::Call(call) = part else { return Err(wrong()) };
            let Expr::Path(path) = *call.func else { return Err(wrong()) };
            let name = path.path.get_ident().cloned().ok_or_else(wrong)?;
            calls.push((name, call.args.into_iter().collect::<Vec<_>>()));
        }
        let mut calls = calls.into_iter();
        let (name, arguments) = calls.next().ok_or_else(wrong)?;
        let mut without = Vec::new();
        for argument in calls.flat_map(|(_, arguments)| arguments) {
            let Expr::Path(path) = argument else { return Err(wrong()) };
            without.push(path.path.get_ident().cloned().ok_or_else(wrong)?);
        }
        Ok(Some(Self { name, arguments, without }))
    }

    fn expand(self, function: &ImplItemFn, client: &PatType, parameters: &[&PatType]) -> Result<Expanded> {
        let Self { name, arguments, without } = self;
        let mut method = Method::default();
        for parameter in parameters {
            let is_left_out = match name_of(&parameter.ty).as_deref() {
                Some("Limit" | "Offset" | "Python") => true,
                Some("Filters" | "KeywordOnly") => false,
                _ => without.contains(ident(parameter)?),
            };
            if !is_left_out {
                method.add(parameter)?;
            }
        }
        if !method.python.iter().any(|entry| entry == "*") {
            method.star();
        }
        method.add(&typed(parse_quote!(fn f(limit: Option<crate::arguments::AtLeast<0>>)))?)?;
        method.add(&typed(parse_quote!(fn f(#[default(1)] prefetch: crate::arguments::AtLeast<0>)))?)?;
        let docstring =
            docstring::of_iteration(&name, &function.sig.ident, &function.attrs, &method.arguments)?;
        let body = quote! {
            let limit = limit.and_then(|limit| usize::try_from(limit).ok());
            let list = client.#name(#(#arguments,)* limit);
            Ok(crate::runtime::Source::pages(list.into_records(), prefetch))
        };
        Ok(method.assemble(&name, docstring, client, &Driver::new("iterate"), &body))
    }
}

/// The only parameter of a function.
fn typed(signature: Signature) -> Result<PatType> {
    match signature.inputs.first() {
        Some(FnArg::Typed(parameter)) => Ok(parameter.clone()),
        _ => Err(Error::new_spanned(signature, "expected a parameter")),
    }
}

impl Method {
    fn add(&mut self, parameter: &PatType) -> Result<()> {
        let (kind, parts) = (name_of(&parameter.ty), &parameter.ty);
        match kind.as_deref() {
            Some("KeywordOnly") => self.star(),
            Some("Python") => {
                let name = ident(parameter)?;
                self.checks.push(quote!(let #name = slf.py();));
            }
            Some("Kwargs") => {
                let name = ident(parameter)?;
                self.signature.push(quote!(**#name));
                self.parameters.push(quote!(#name: Option<&::pyo3::Bound<'py, ::pyo3::types::PyDict>>));
                self.python.push(format!("**{name}"));
                self.arguments.push(Argument { name: name.to_string(), standard: None });
            }
            Some("This") => {
                let name = ident(parameter)?;
                self.checks.push(quote!(let #name = slf.get();));
            }
            Some("Filters") => self.filters(parameter)?,
            Some("Keywords") => self.keywords(parameter)?,
            _ => self.argument(ident(parameter)?, parameter, parts)?,
        }
        Ok(())
    }

    fn star(&mut self) {
        self.signature.push(quote!(*));
        self.python.push("*".to_owned());
    }

    /// One argument, checked by its kind.
    fn argument(&mut self, name: &Ident, parameter: &PatType, kind: &Type) -> Result<()> {
        let text = name.unraw().to_string();
        let default = Default::of(parameter)?;
        let inner = inside_option(kind);
        let told = default.as_ref().map(|default| default.text.clone());
        let standard =
            standard(&text, name_of(inner.unwrap_or(kind)).as_deref(), inner.is_some(), told.as_deref());
        self.arguments.push(Argument { name: text.clone(), standard });
        let is_any = name_of(inner.unwrap_or(kind)).as_deref() == Some("Any");
        match (default, inner) {
            (None, None) => {
                self.parameter(name, &text, None);
                if !is_any {
                    self.checks.push(
                        quote!(let #name = <#kind as crate::arguments::ArgumentKind>::check(#text, #name)?;),
                    );
                }
            }
            (None, Some(kind)) => {
                self.parameter(name, &text, Some("None"));
                let check = match is_any {
                    true => quote!(),
                    false => quote! {
                        .map(|given| <#kind as crate::arguments::ArgumentKind>::check(#text, given)).transpose()?
                    },
                };
                self.checks.push(quote!(let #name = crate::arguments::given(#name) #check;));
            }
            (Some(default), _) if name_of(kind).as_deref() == Some("Limit") && default.text != "None" => {
                // Here, None means something else than the default.
                self.signature.push(quote!(#name = crate::arguments::Distinct(None)));
                self.parameters.push(quote!(#name: crate::arguments::Distinct<'py>));
                self.python.push(format!("{text}={}", default.text));
                self.check_or_default(name, kind, &default, quote!(#name.0.as_ref()));
            }
            (Some(default), _) => {
                self.parameter(name, &text, Some(&default.text));
                if !is_any {
                    self.check_or_default(name, kind, &default, quote!(#name));
                }
            }
        }
        Ok(())
    }

    fn check_or_default(&mut self, name: &Ident, kind: &Type, default: &Default, given: TokenStream) {
        let (text, value) = (name.unraw().to_string(), &default.value);
        self.checks.push(quote! {
            let #name = match #given {
                Some(given) => <#kind as crate::arguments::ArgumentKind>::check(#text, given)?,
                None => #value,
            };
        });
    }

    fn parameter(&mut self, name: &Ident, text: &str, default: Option<&str>) {
        match default {
            None => {
                self.signature.push(quote!(#name));
                self.parameters.push(quote!(#name: &::pyo3::Bound<'py, ::pyo3::PyAny>));
                self.python.push(text.to_owned());
            }
            Some(default) => {
                self.signature.push(quote!(#name = None));
                self.parameters.push(quote!(#name: Option<&::pyo3::Bound<'py, ::pyo3::PyAny>>));
                self.python.push(format!("{text}={default}"));
            }
        }
    }

    /// Filters: an argument for each, and one value of all of them.
    fn filters(&mut self, parameter: &PatType) -> Result<()> {
        let Type::Macro(listed) = &*parameter.ty else {
            return Err(Error::new_spanned(
                &parameter.ty,
                "expected a list, such as Filters![flow, flow_run]",
            ));
        };
        let list = listed.mac.parse_body_with(Punctuated::<Filter, Token![,]>::parse_terminated)?;
        let mut fields = Vec::new();
        for filter in list {
            let Filter::One { name, field } = filter else {
                self.star();
                continue;
            };
            let text = name.to_string();
            // The filter on automations is simply called that.
            let argument = if text == "automations" { name } else { format_ident!("{text}_filter") };
            self.parameter(&argument, &argument.to_string(), Some("None"));
            let model = camel(&field.to_string());
            let standard = format!(
                "{argument} ({model}Filter | Mapping[str, Any] | None): Filter by {}.",
                words(text.trim_end_matches('s'))
            );
            self.arguments.push(Argument { name: argument.to_string(), standard: Some(standard) });
            fields.push(quote!(#field: #argument));
        }
        match &mut self.filters {
            Some(filters) => filters.fields.extend(fields),
            None => {
                let pattern = ident(parameter)?.clone();
                self.filters = Some(FilterList { pattern, fields, position: self.checks.len() });
            }
        }
        Ok(())
    }

    /// Keyword-only arguments of raw requests, which the body of the declaration looks at.
    fn keywords(&mut self, parameter: &PatType) -> Result<()> {
        let Type::Macro(listed) = &*parameter.ty else {
            return Err(Error::new_spanned(
                &parameter.ty,
                "expected a list, such as Keywords![json, headers]",
            ));
        };
        let name = ident(parameter)?;
        self.signature.push(quote!(**#name));
        self.parameters.push(quote!(#name: Option<&::pyo3::Bound<'py, ::pyo3::types::PyDict>>));
        self.python.push("*".to_owned());
        for keyword in listed.mac.parse_body_with(Punctuated::<Ident, Token![,]>::parse_terminated)? {
            let keyword = keyword.to_string();
            let default =
                if matches!(keyword.as_str(), "follow_redirects" | "timeout") { "..." } else { "None" };
            self.python.push(format!("{keyword}={default}"));
            let standard = docstring::of_keyword(&keyword).map(str::to_owned);
            self.arguments.push(Argument { name: keyword, standard });
        }
        Ok(())
    }

    fn finish(self, function: &ImplItemFn, client: &PatType) -> Result<Expanded> {
        let name = &function.sig.ident;
        let docstring = docstring::complete(name, &docstring::text(&function.attrs), &self.arguments)?;
        let body = &function.block;
        let driver = Driver::of(function)?;
        let prepared = match (function.sig.asyncness, driver.is_aside) {
            (Some(_), false) => quote!(Ok(async move { crate::convert::answer::answered(#body) })),
            (Some(_), true) => quote!(Ok(crate::clients::LongWork::new(async move #body))),
            (None, _) => {
                let statements = &body.stmts;
                quote!(#(#statements)*)
            }
        };
        Ok(self.assemble(name, docstring, client, &driver, &prepared))
    }

    fn assemble(
        mut self,
        name: &Ident,
        docstring: String,
        client: &PatType,
        driver: &Driver,
        prepared: &TokenStream,
    ) -> Expanded {
        if let Some(filters) = self.filters.take() {
            let FilterList { pattern, fields, position } = filters;
            let check = quote! {
                let #pattern = crate::arguments::FilterArguments {
                    #(#fields,)*
                    ..::std::default::Default::default()
                }
                .check()?;
            };
            self.checks.insert(position, check);
        }
        let Self { signature, parameters, python, checks, .. } = self;
        let text = name.to_string();
        let python = LitStr::new(
            &format!("({})", [vec!["$self".to_owned()], python].concat().join(", ")),
            name.span(),
        );
        let Driver { function: drive, flag, .. } = driver;
        let flag = flag.iter();
        let tokens = quote! {
            #[pyo3(signature = (#(#signature),*), text_signature = #python)]
            #[allow(clippy::too_many_arguments)]
            fn #name<'py>(
                slf: &::pyo3::Bound<'py, Self>,
                #(#parameters),*
            ) -> ::pyo3::PyResult<::pyo3::Bound<'py, ::pyo3::PyAny>> {
                Self::#drive(slf, #text, #(#flag,)* |#client| {
                    #(#checks)*
                    #prepared
                })
            }
        };
        Expanded { name: text, docstring, tokens }
    }
}

/// The function that makes the call.
struct Driver {
    function: Ident,
    /// Whether the call may be one that takes long.
    is_aside: bool,
    /// The argument that decides whether it is.
    flag: Option<Ident>,
}

impl Driver {
    fn new(function: &str) -> Self {
        Self { function: format_ident!("{function}"), is_aside: false, flag: None }
    }

    fn of(function: &ImplItemFn) -> Result<Self> {
        let signature = &function.sig;
        let kind = match &signature.output {
            ReturnType::Default => None,
            ReturnType::Type(_, kind) => name_of(kind),
        };
        let aside = function.attrs.iter().find(|attribute| attribute.path().is_ident("aside"));
        match (kind.as_deref(), signature.asyncness, aside) {
            (None, Some(_), None) => Ok(Self::new("answer")),
            (None, None, None) => Ok(Self::new("call")),
            (None, _, Some(aside)) if matches!(aside.meta, Meta::Path(_)) => {
                Ok(Self { is_aside: true, ..Self::new("call_aside") })
            }
            (None, _, Some(aside)) => {
                let flag = Some(aside.parse_args()?);
                Ok(Self { is_aside: true, flag, ..Self::new("call_aside_if") })
            }
            (Some("Items"), None, None) => Ok(Self::new("iterate")),
            _ => {
                let message = "expected no return type, or `-> Items` for a method that is not async";
                Err(Error::new_spanned(&signature.output, message))
            }
        }
    }
}

/// One of the filters in a list: its name as an argument and as a field, or the star before keyword-only ones.
enum Filter {
    Star,
    One { name: Ident, field: Ident },
}

impl Parse for Filter {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if input.peek(Token![*]) {
            input.parse::<Token![*]>()?;
            return Ok(Self::Star);
        }
        let name: Ident = input.parse()?;
        let field = if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            input.parse()?
        } else {
            name.clone()
        };
        Ok(Self::One { name, field })
    }
}

/// What an argument is where it is not given, and how Python writes that.
struct Default {
    value: TokenStream,
    text: String,
}

impl Default {
    fn of(parameter: &PatType) -> Result<Option<Self>> {
        if let Some(attribute) = parameter.attrs.iter().find(|attribute| attribute.path().is_ident("default"))
        {
            let parts = attribute.parse_args_with(Punctuated::<Expr, Token![,]>::parse_terminated)?;
            let mut parts = parts.iter();
            let Some(value) = parts.next() else {
                return Err(Error::new_spanned(attribute, "expected a value"));
            };
            let text = match (parts.next(), quote!(#value).to_string().as_str()) {
                (Some(Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. })), _) => text.value(),
                (_, "true") => "True".to_owned(),
                (_, "false") => "False".to_owned(),
                (_, text) => text.to_owned(),
            };
            return Ok(Some(Self { value: quote!(#value), text }));
        }
        Ok(match name_of(&parameter.ty).as_deref() {
            Some("Offset") => Some(Self { value: quote!(0), text: "0".to_owned() }),
            Some("PageNumber") => Some(Self { value: quote!(1), text: "1".to_owned() }),
            Some("Limit") => Some(Self { value: quote!(None), text: "None".to_owned() }),
            _ => None,
        })
    }
}

/// The line of a docstring for what means the same in every method.
fn standard(name: &str, kind: Option<&str>, is_optional: bool, default: Option<&str>) -> Option<String> {
    match (kind?, name.strip_suffix("_id")) {
        ("Id", Some(what)) if !is_optional => Some(format!(
            "{name} (UUID | str | _HasId): The {}'s id, or any object with an `id`.",
            words(what)
        )),
        ("Limit", _) if default == Some("None") => Some(format!(
            "{name} (int | None): Maximum number of results. Defaults to 200, the server's upper limit."
        )),
        ("AtLeast", _) if name == "limit" && is_optional => {
            Some("limit (int | None): Maximum number of results. Defaults to all.".to_owned())
        }
        ("AtLeast", _) if name == "prefetch" => {
            Some("prefetch (int): How many pages to read ahead; from 2 on, several at once.".to_owned())
        }
        ("Offset", _) => {
            let kind = if default == Some("None") { "int | None" } else { "int" };
            Some(format!("{name} ({kind}): Number of results to skip."))
        }
        ("PageNumber", _) => Some(format!("{name} (int): Page number, starting at 1.")),
        _ => None,
    }
}

fn ident(parameter: &PatType) -> Result<&Ident> {
    match &*parameter.pat {
        Pat::Ident(pattern) => Ok(&pattern.ident),
        other => Err(Error::new_spanned(other, "expected a name")),
    }
}

/// The last part of a type's name, without its parameters.
fn name_of(kind: &Type) -> Option<String> {
    match kind {
        Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
        Type::Macro(listed) => listed.mac.path.get_ident().map(Ident::to_string),
        _ => None,
    }
}

/// What an `Option` is of.
fn inside_option(kind: &Type) -> Option<&Type> {
    let Type::Path(path) = kind else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == "Option")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first() {
        Some(GenericArgument::Type(inner)) => Some(inner),
        _ => None,
    }
}

fn words(name: &str) -> String {
    name.replace('_', " ")
}

fn camel(name: &str) -> String {
    name.split('_')
        .map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            format!("{}{rest}", first.to_uppercase())
        })
        .collect()
}
