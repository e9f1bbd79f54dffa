//! Docstrings: those arguments filled in that mean the same in every method.

use std::collections::HashMap;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Error, Expr, ExprLit, Lit, Meta, Result};

/// How wide a line of a docstring may be, without the indentation that it has in a stub.
const WIDTH: usize = 112;

/// What an argument means, for a docstring that does not say.
pub(crate) struct Argument {
    pub(crate) name: String,
    /// The line for the docstring, for what means the same everywhere.
    pub(crate) standard: Option<String>,
}

/// The text of a declaration's doc comment.
pub(crate) fn text(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(line), .. }) => Some(line.value()),
            _ => None,
        },
        _ => None,
    });
    let lines = lines.map(|line| line.strip_prefix(' ').map(str::to_owned).unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// The docstring with a description of every argument, in their order.
pub(crate) fn complete(function: &syn::Ident, text: &str, arguments: &[Argument]) -> Result<TokenStream> {
    let mut described = described(text);
    let mut lines = Vec::new();
    for argument in arguments {
        match (described.remove(argument.name.as_str()), &argument.standard) {
            (Some(entry), _) => lines.push(entry),
            (None, Some(line)) => lines.push(wrapped(line)),
            (None, None) => {
                let message = format!("the docstring does not describe `{}`", argument.name);
                return Err(Error::new(function.span(), message));
            }
        }
    }
    if let Some(name) = described.keys().next() {
        return Err(Error::new(
            function.span(),
            format!("the docstring describes `{name}`, which is no argument"),
        ));
    }
    let text = with_arguments(text, &lines);
    Ok(quote!(#[doc = #text]))
}

/// The entries of the section `Args:`, by argument.
fn described(text: &str) -> HashMap<&str, String> {
    let mut entries: HashMap<&str, String> = HashMap::new();
    let mut last = None;
    for line in section(text) {
        if let Some(entry) = line.strip_prefix("    ").filter(|entry| !entry.starts_with(' ')) {
            let name = entry.split([' ', ':']).next().unwrap_or_default().trim_start_matches('*');
            entries.insert(name, line.to_owned());
            last = Some(name);
        } else if let Some(entry) = last.and_then(|name| entries.get_mut(name)) {
            entry.push('\n');
            entry.push_str(line);
        }
    }
    entries
}

/// The lines of the section `Args:`.
fn section(text: &str) -> impl Iterator<Item = &str> {
    text.lines().skip_while(|line| *line != "Args:").skip(1).take_while(|line| line.starts_with("    "))
}

/// The docstring with this section `Args:`, before the first of the other sections.
fn with_arguments(text: &str, entries: &[String]) -> String {
    let mut lines: Vec<&str> = Vec::new();
    let mut in_section = false;
    for line in text.lines() {
        if line == "Args:" {
            in_section = true;
        } else if in_section && (line.starts_with("    ") || line.is_empty()) {
            // A blank line ends the section; it goes with it.
            in_section = !line.is_empty();
        } else {
            lines.push(line);
        }
    }
    if entries.is_empty() {
        return lines.join("\n");
    }
    let section = format!("Args:\n{}\n", entries.join("\n"));
    let at = lines.iter().position(|line| matches!(*line, "Returns:" | "Raises:")).unwrap_or(lines.len());
    lines.insert(at, &section);
    lines.join("\n")
}

/// An entry on lines that are not too long.
fn wrapped(entry: &str) -> String {
    let mut text = String::from("    ");
    let mut width = text.len();
    for (index, word) in entry.split(' ').enumerate() {
        if width + word.len() + 1 > WIDTH {
            text.push_str("\n        ");
            width = 8;
        } else if index > 0 {
            text.push(' ');
            width += 1;
        }
        text.push_str(word);
        width += word.len();
    }
    text
}

/// The line of a docstring for a keyword of raw requests.
pub(crate) fn of_keyword(name: &str) -> Option<&'static str> {
    Some(match name {
        "params" => {
            "params (Mapping[str, Any] | None): Query parameters, added to those in the URL. A list gives one parameter \
             for each item."
        }
        "json" => "json (Any): The body, encoded as JSON.",
        "content" => "content (str | bytes | None): The body as it is.",
        "data" => {
            "data (Mapping[str, Any] | str | bytes | None): The body: a form, or text or bytes as they are."
        }
        "headers" => "headers (Mapping[str, str] | None): Headers, overriding those of the client.",
        "auth" => {
            "auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`. Defaults to the client's \
             credentials."
        }
        "follow_redirects" => {
            "follow_redirects (bool): Whether to follow redirects. Defaults to the client's setting."
        }
        "timeout" => {
            "timeout (float | Any): Timeout in seconds of each step, None for no timeout, or any form that \
             `httpx_settings` takes. Defaults to the client's setting."
        }
        _ => return None,
    })
}
