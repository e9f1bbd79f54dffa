//! Docstrings: those arguments filled in that mean the same in every method.

use std::collections::HashMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use syn::{Attribute, Error, Expr, ExprLit, Lit, Meta, Result};

/// The width of a docstring, without the indentation that it has in a stub.
const WIDTH: usize = 112;

/// What an argument means, for a docstring that does not say.
pub(crate) struct Argument {
    pub(crate) name: String,
    /// The line for the docstring, for what means the same everywhere.
    pub(crate) standard: Option<String>,
}

/// The docstrings of methods, compressed: each method's name and its docstring, each followed by a null character.
///
/// They are half of the text in the extension module, and rarely read.
pub(crate) fn packed(documented: &[(String, String)]) -> std::io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    for (name, text) in documented {
        write!(encoder, "{name}\0{text}\0")?;
    }
    encoder.finish()
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
pub(crate) fn complete(function: &syn::Ident, text: &str, arguments: &[Argument]) -> Result<String> {
    let mut described = described(text);
    let lines = entries(function, &mut described, arguments)?;
    if let Some(name) = described.keys().next() {
        return Err(Error::new(
            function.span(),
            format!("the docstring describes `{name}`, which is not an argument"),
        ));
    }
    Ok(with_arguments(text, &lines))
}

/// The docstring of a method that iterates over what another one reads a page of.
pub(crate) fn of_iteration(
    function: &syn::Ident,
    read: &syn::Ident,
    attributes: &[Attribute],
    arguments: &[Argument],
) -> Result<String> {
    let text = text(attributes);
    let mut described = described(&text);
    described.remove("limit");
    let lines = entries(function, &mut described, arguments)?;
    let wrong = || Error::new(read.span(), "expected a docstring that begins with `Read a page of`");
    let summary = text.lines().take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    let what = summary.strip_prefix("Read a page of ").ok_or_else(wrong)?;
    let what = what.split_once(". ").map_or(what.trim_end_matches('.'), |(what, _)| what);
    let mut parts = vec![
        format!("Iterate over {what}."),
        format!(
            "As `{read}`, but all of them. Pages are read in the background, and what exists throughout is returned\n\
             exactly once. Not in the official client."
        ),
    ];
    for part in text.split("\n\n") {
        if let Some(returned) = part.strip_prefix("Returns:\n    list[") {
            let returned =
                returned.split_once(". ").map_or(returned.to_owned(), |(first, _)| format!("{first}."));
            parts.push(format!("Returns:\n    ItemIterator[{returned}"));
        } else if part.starts_with("Raises:\n") {
            parts.push(part.to_owned());
        }
    }
    Ok(with_arguments(&parts.join("\n\n"), &lines))
}

/// The entries for these arguments: those that are described, or what they mean everywhere.
fn entries(
    function: &syn::Ident,
    described: &mut HashMap<&str, String>,
    arguments: &[Argument],
) -> Result<Vec<String>> {
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
    Ok(lines)
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

/// The docstring with these entries as its section `Args:`.
fn with_arguments(text: &str, entries: &[String]) -> String {
    // Paragraphs and sections, which blank lines separate.
    let mut parts: Vec<_> = text.split("\n\n").filter(|part| !part.starts_with("Args:\n")).collect();
    let section = format!("Args:\n{}", entries.join("\n"));
    if !entries.is_empty() {
        let is_section = |part: &&str| part.starts_with("Returns:\n") || part.starts_with("Raises:\n");
        let at = parts.iter().position(is_section).unwrap_or(parts.len());
        parts.insert(at, &section);
    }
    parts.join("\n\n")
}

/// An entry, wrapped.
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

#[cfg(test)]
mod tests {
    use proc_macro2::Span;
    use syn::Ident;

    use super::*;

    fn argument(name: &str, standard: Option<&str>) -> Argument {
        Argument { name: name.to_owned(), standard: standard.map(str::to_owned) }
    }

    fn completed(text: &str, arguments: &[Argument]) -> Result<String> {
        let function = Ident::new("f", Span::call_site());
        complete(&function, text, arguments)
    }

    #[test]
    fn arguments_are_filled_in_in_their_order() -> Result<()> {
        let text = "Do it.\n\nArgs:\n    b (int): B,\n        in two lines.\n\nReturns:\n    int: C.";
        let arguments = [argument("a", Some("a (int): A.")), argument("b", Some("b (int): Unused."))];
        let expected = "Do it.\n\nArgs:\n    a (int): A.\n    b (int): B,\n        in two lines.\n\nReturns:\n    int: C.";
        assert_eq!(completed(text, &arguments)?, expected);
        Ok(())
    }

    #[test]
    fn a_section_is_added_if_there_is_none() -> Result<()> {
        let arguments = [argument("a", Some("a (int): A."))];
        assert_eq!(completed("Do it.", &arguments)?, "Do it.\n\nArgs:\n    a (int): A.");
        assert_eq!(
            completed("Do it.\n\nRaises:\n    E: B.", &arguments)?,
            "Do it.\n\nArgs:\n    a (int): A.\n\nRaises:\n    E: B."
        );
        assert_eq!(completed("Do it.", &[])?, "Do it.");
        Ok(())
    }

    #[test]
    fn every_argument_is_described_and_nothing_else() {
        let missing = completed("Do it.", &[argument("a", None)]).map_err(|error| error.to_string());
        assert_eq!(missing, Err("the docstring does not describe `a`".to_owned()));
        let unknown = completed("Do it.\n\nArgs:\n    a (int): A.", &[]).map_err(|error| error.to_string());
        assert_eq!(unknown, Err("the docstring describes `a`, which is not an argument".to_owned()));
    }

    #[test]
    fn long_lines_are_wrapped() {
        let entry = format!("a (int): {}", "word ".repeat(40).trim_end());
        let lines: Vec<_> = wrapped(&entry).lines().map(str::to_owned).collect();
        assert!(lines.iter().all(|line| line.len() <= WIDTH));
        assert_eq!(lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" "), entry);
    }
}
