//! The `.env` format, as `python-dotenv` and with it the official client understand it.
//!
//! A parser of its own, because the `dotenvy` crate differs where it hurts: it takes the `$word` out of
//! `pa$word`, refuses values that the official client reads (`a b`, `C:\x`, `{"X": "y"}`), knows no
//! environment but that of the process, and shows the line, secrets and all, in its errors, but not which
//! line it is.
//!
//! It differs from `python-dotenv` on purpose in three places: `NAME= # comment` is empty, not the comment;
//! `"\"` is never closed, for its backslash belongs to the quote; and a later `NAME` without `=` takes no
//! value away.

use std::borrow::Cow;
use std::collections::HashMap;

/// What a `.env` file says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Dotenv {
    /// In the order of the file: of two with the same name, the later counts.
    pub(super) assignments: Vec<Assignment>,
    /// The statements that could not be read.
    pub(super) broken: Vec<Broken>,
}

/// One `NAME=value`.
#[derive(Debug, PartialEq)]
pub(super) struct Assignment {
    pub(super) line: usize,
    pub(super) name: String,
    pub(super) value: String,
}

/// A statement that could not be read.
#[derive(Debug, PartialEq)]
pub(super) struct Broken {
    /// The line that it begins on.
    pub(super) line: usize,
    /// Whether it has to do with Prefect at all: the file may serve other programs too.
    pub(super) ours: bool,
}

impl Dotenv {
    /// Reads the whole text. `${NAME}` is replaced by what the file said before, or else by the environment.
    pub(super) fn parse(text: &str, environment: &HashMap<String, String>) -> Self {
        let mut dotenv = Self::default();
        let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text).trim_start();
        // Counted as the text is read: from the start for each line would take its square.
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

    /// The assignment of that name, whatever its capitals.
    pub(super) fn get(&self, name: &str) -> Option<&Assignment> {
        self.assignments.iter().rev().find(|assignment| assignment.name.eq_ignore_ascii_case(name))
    }

    fn lookup(&self, name: &str, environment: &HashMap<String, String>) -> Option<String> {
        let earlier = self.assignments.iter().rev().find(|assignment| assignment.name == name);
        earlier.map(|assignment| &assignment.value).or_else(|| environment.get(name)).cloned()
    }
}

/// A name and its value, quotes and escapes resolved.
type Pair<'a> = (&'a str, Cow<'a, str>);

/// Takes one statement off the text: what follows it, and what it assigns. A comment assigns nothing, and so
/// does a name without `=`. On failure, the place where it got stuck.
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

/// The value after the `=`.
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
    // The comment, if any, is left for the end of the line.
    let (_, after) = start.split_at(value.len());
    Ok((Cow::Borrowed(value), after))
}

/// The value up to the closing quote, which may be on a later line, and what follows it.
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
        // A backslash that begins no escape is itself, and so is what it stands before.
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

/// An unquoted value: a `#` after a blank begins a comment.
fn without_comment(line: &str) -> &str {
    let comment = line.match_indices('#').find(|(at, _)| line.split_at(*at).0.ends_with(is_blank));
    comment.map_or(line, |(at, _)| line.split_at(at).0).trim_end()
}

/// What follows the line break, with at most a comment before it.
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

/// Replaces `${NAME}` and `${NAME:-default}`. A name that is not known, and has no default, becomes nothing.
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

/// The name, the default, and what follows, of a `${` reference.
fn reference(text: &str) -> Option<(&str, &str, &str)> {
    let (inside, after) = text.split_once('}')?;
    match inside.split_once(':') {
        None => Some((inside, "", after)),
        Some((name, default)) => Some((name, default.strip_prefix('-')?, after)),
    }
}
