//! The `.env` format as parsed by `python-dotenv`, which the official client uses.
//!
//! The `dotenvy` crate does not suffice: it expands `$word` in `pa$word`, rejects values that the official client accepts
//! (`a b`, `C:\x`, `{"X": "y"}`), uses only the environment of the process, and its errors contain the line with its
//! secrets but not the line number.
//!
//! There are three deliberate differences from `python-dotenv`: `NAME= # comment` is empty instead of the comment; `"\"`
//! is unterminated, as the backslash escapes the quote; and a later `NAME` without `=` does not remove the value.

use std::borrow::Cow;
use std::collections::HashMap;

/// A parsed `.env` file.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Dotenv {
    /// In the order of the file. The last one of a name counts.
    pub(super) assignments: Vec<Assignment>,
    /// Statements that could not be parsed.
    pub(super) broken: Vec<Broken>,
}

/// One `NAME=value`.
#[derive(Debug, PartialEq)]
pub(super) struct Assignment {
    pub(super) line: usize,
    pub(super) name: String,
    pub(super) value: String,
}

/// A statement that could not be parsed.
#[derive(Debug, PartialEq)]
pub(super) struct Broken {
    /// The line on which it starts.
    pub(super) line: usize,
    /// Whether it mentions Prefect. The file may be for other programs as well.
    pub(super) ours: bool,
}

impl Dotenv {
    /// Parses a file. `${NAME}` is replaced by an earlier value in the file or by the environment.
    pub(super) fn parse(text: &str, environment: &HashMap<String, String>) -> Self {
        let mut dotenv = Self::default();
        let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text).trim_start();
        // Lines are counted incrementally: counting from the start each time would be quadratic.
        let (mut line, mut counted) = (1, 0);
        while !rest.is_empty() {
            let offset = text.len() - rest.len();
            let passed = text.as_bytes().get(counted..offset).unwrap_or_default();
            line += passed.iter().filter(|byte| **byte == b'\n').count();
            counted = offset;
            let after = match statement(rest) {
                Ok((after, assignment)) => {
                    if let Some((name, raw)) = assignment {
                        let value = expand(&raw, |name| dotenv.lookup(name, environment));
                        dotenv.assignments.push(Assignment { line, name: name.to_owned(), value });
                    }
                    after
                }
                Err(stuck) => {
                    let (_, after) = split_line(stuck);
                    let (skipped, _) = rest.split_at(rest.len() - after.len());
                    let ours = skipped.to_ascii_uppercase().contains("PREFECT_");
                    dotenv.broken.push(Broken { line, ours });
                    after
                }
            };
            rest = after.trim_start();
        }
        dotenv
    }

    /// The assignment of a name, case-insensitively.
    pub(super) fn get(&self, name: &str) -> Option<&Assignment> {
        self.assignments.iter().rev().find(|assignment| assignment.name.eq_ignore_ascii_case(name))
    }

    fn lookup(&self, name: &str, environment: &HashMap<String, String>) -> Option<String> {
        let earlier = self.assignments.iter().rev().find(|assignment| assignment.name == name);
        earlier.map(|assignment| &assignment.value).or_else(|| environment.get(name)).cloned()
    }
}

/// A name and its unquoted, unescaped value.
type Pair<'a> = (&'a str, Cow<'a, str>);

/// Parses one statement. Returns the rest of the text and the assignment, or `None` for a comment or a name without `=`.
/// On failure, returns the text from the error on.
fn statement(text: &str) -> Result<(&str, Option<Pair<'_>>), &str> {
    let text = match text.strip_prefix("export") {
        Some(after) if after.starts_with(is_blank) => after.trim_start_matches(is_blank),
        _ => text,
    };
    if text.starts_with('#') {
        return Ok((end_of_line(text)?, None));
    }
    let (name, after) = name(text)?;
    let after = after.trim_start_matches(is_blank);
    let Some(after) = after.strip_prefix('=') else { return Ok((end_of_line(after)?, None)) };
    let (value, after) = value(after)?;
    Ok((end_of_line(after)?, Some((name, value))))
}

fn name(text: &str) -> Result<(&str, &str), &str> {
    let (name, after) = match text.strip_prefix('\'') {
        Some(quoted) => quoted.split_once('\'').ok_or(text)?,
        None => {
            let end = text.find(|c: char| c == '=' || c == '#' || c.is_whitespace());
            text.split_at(end.unwrap_or(text.len()))
        }
    };
    if name.is_empty() { Err(text) } else { Ok((name, after)) }
}

/// Parses the value after the `=`.
fn value(text: &str) -> Result<(Cow<'_, str>, &str), &str> {
    let start = text.trim_start_matches(is_blank);
    if start.len() < text.len() && start.starts_with('#') {
        // `NAME= # comment`: empty. But `NAME=#1` is a value.
        return Ok((Cow::Borrowed(""), start));
    }
    if let Some(quoted) = start.strip_prefix('\'') {
        return quoted_value(quoted, '\'', single_quote_escape);
    }
    if let Some(quoted) = start.strip_prefix('"') {
        return quoted_value(quoted, '"', double_quote_escape);
    }
    let (line, _) = split_line(start);
    let value = without_comment(line);
    // The comment, if any, is handled at the end of the line.
    let (_, after) = start.split_at(value.len());
    Ok((Cow::Borrowed(value), after))
}

/// Parses a quoted value, which may span several lines.
fn quoted_value(
    text: &str,
    quote: char,
    escape: fn(char) -> Option<char>,
) -> Result<(Cow<'_, str>, &str), &str> {
    let mut value = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == quote {
            return Ok((Cow::Owned(value), chars.as_str()));
        }
        if c != '\\' {
            value.push(c);
            continue;
        }
        // A backslash that does not start an escape is literal.
        let next = chars.next().ok_or(text)?;
        match escape(next) {
            Some(meant) => value.push(meant),
            None => value.extend([c, next]),
        }
    }
    Err(text)
}

fn single_quote_escape(c: char) -> Option<char> {
    matches!(c, '\\' | '\'').then_some(c)
}

fn double_quote_escape(c: char) -> Option<char> {
    Some(match c {
        '\\' | '\'' | '"' => c,
        'a' => '\u{7}',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\u{b}',
        _ => return None,
    })
}

/// An unquoted value without its comment, which starts with a `#` after a blank.
fn without_comment(line: &str) -> &str {
    let comment = line.match_indices('#').find(|(at, _)| line.split_at(*at).0.ends_with(is_blank));
    comment.map_or(line, |(at, _)| line.split_at(at).0).trim_end()
}

/// The text after the line break, which only a comment may precede.
fn end_of_line(text: &str) -> Result<&str, &str> {
    let (line, after) = split_line(text);
    let line = line.trim_start_matches(is_blank);
    if line.is_empty() || line.starts_with('#') { Ok(after) } else { Err(text) }
}

fn split_line(text: &str) -> (&str, &str) {
    text.split_at(line_end(text))
}

fn line_end(text: &str) -> usize {
    text.find(['\r', '\n']).unwrap_or(text.len())
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\r' | '\n')
}

/// Expands `${NAME}` and `${NAME:-default}`. An unknown name without a default becomes empty.
fn expand(raw: &str, lookup: impl Fn(&str) -> Option<String>) -> String {
    let mut expanded = String::new();
    let mut rest = raw;
    while let Some((before, from)) = rest.split_once("${") {
        expanded.push_str(before);
        match reference(from) {
            Some((name, default, after)) => {
                expanded.push_str(&lookup(name).unwrap_or_else(|| default.to_owned()));
                rest = after;
            }
            None => {
                expanded.push_str("${");
                rest = from;
            }
        }
    }
    expanded + rest
}

/// The name, the default and the rest of the text of a `${` reference.
fn reference(text: &str) -> Option<(&str, &str, &str)> {
    let (inside, after) = text.split_once('}')?;
    match inside.split_once(':') {
        None => Some((inside, "", after)),
        Some((name, default)) => Some((name, default.strip_prefix('-')?, after)),
    }
}
