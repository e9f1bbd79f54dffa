//! Full-text search, which servers do not apply to the stream of logs.

use std::iter::Peekable;
use std::str::Chars;

/// A parsed query. Texts match in any case, anywhere.
#[derive(Default, Debug, PartialEq)]
pub(super) struct Search {
    /// At least one of these, if there are any.
    any: Vec<String>,
    none: Vec<String>,
    all: Vec<String>,
}

impl Search {
    /// Parses a query as servers do: words or quoted phrases, of which any may match. One after `-` or `!` must not match,
    /// one after `+` must.
    pub(super) fn parse(query: &str) -> Self {
        let mut search = Self::default();
        let mut left = query.chars().peekable();
        while let Some(&first) = left.peek() {
            if first.is_whitespace() {
                left.next();
                continue;
            }
            let prefix = matches!(first, '-' | '!' | '+').then_some(first);
            if prefix.is_some() {
                left.next();
                if left.peek().is_none_or(|next| next.is_whitespace()) {
                    continue;
                }
            }
            let text = if left.next_if_eq(&'"').is_some() { phrase(&mut left) } else { word(&mut left) };
            if text.trim().is_empty() {
                continue;
            }
            let list = match prefix {
                Some('+') => &mut search.all,
                Some(_) => &mut search.none,
                None => &mut search.any,
            };
            list.push(text.to_lowercase());
        }
        search
    }

    /// Whether a log matches.
    pub(super) fn matches(&self, message: &str, name: &str) -> bool {
        let text = format!("{message} {name}").to_lowercase();
        let has = |word: &String| text.contains(word.as_str());
        (self.any.is_empty() || self.any.iter().any(has))
            && !self.none.iter().any(has)
            && self.all.iter().all(has)
    }
}

fn word(left: &mut Peekable<Chars<'_>>) -> String {
    let mut word = String::new();
    while let Some(next) = left.next_if(|next| !next.is_whitespace() && *next != '"') {
        word.push(next);
    }
    word
}

/// The text up to the closing quote, which may be missing. `\"` and `\\` stand for the second character.
fn phrase(left: &mut Peekable<Chars<'_>>) -> String {
    let mut phrase = String::new();
    while let Some(next) = left.next() {
        match next {
            '"' => break,
            '\\' => match left.next() {
                Some(escaped @ ('"' | '\\')) => phrase.push(escaped),
                other => {
                    phrase.push('\\');
                    phrase.extend(other);
                }
            },
            other => phrase.push(other),
        }
    }
    phrase
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_phrases_and_prefixes() {
        let search = Search::parse(r#"  Error "connection  lost" -debug !trace +api - + "" "a \"b\" \\ \c"#);
        let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(search.any, texts(&["error", "connection  lost", r#"a "b" \ \c"#]));
        assert_eq!(search.none, texts(&["debug", "trace"]));
        assert_eq!(search.all, texts(&["api"]));
        assert_eq!(Search::parse("   "), Search::default());
    }

    #[test]
    fn a_log_matches_in_its_message_or_name() {
        for (query, matches) in [
            ("", true),
            ("lost", true),
            ("other LOST", true),
            ("other", false),
            ("prefect.flow_runs", true),
            ("lost -connection", false),
            ("-other", true),
            ("+lost +other", false),
            ("\"connection lost\"", true),
        ] {
            assert_eq!(
                Search::parse(query).matches("Connection lost", "prefect.flow_runs"),
                matches,
                "{query}"
            );
        }
    }
}
