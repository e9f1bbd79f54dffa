//! Variables: named values that the server stores.

use uuid::Uuid;

use crate::schemas::{DateTime, Field, Json, Mismatch, Type, Value, checked};

/// The maximum length of a variable's name, in characters.
const LONGEST_NAME: usize = 255;

/// The maximum length of its value, in characters of JSON as Python writes it.
const LONGEST_VALUE: usize = 5000;

/// The number of characters that Python's `json.dumps` writes for a value, which is what the server limits: a space
/// follows each comma and colon, and non-ASCII characters are escaped.
fn python_length(json: &str) -> usize {
    let (mut length, mut in_text, mut escaped) = (0, false, false);
    for c in json.chars() {
        match c {
            ',' | ':' if !in_text => length += 2,
            _ if !in_text && c.is_ascii_whitespace() => {}
            _ if c.is_ascii() => length += 1,
            _ => length += 6 * c.len_utf16(),
        }
        if c == '"' && !escaped {
            in_text = !in_text;
        }
        escaped = c == '\\' && !escaped;
    }
    length
}

checked_text! {
    /// The name of an existing variable.
    KnownVariableName by is_short;
    /// The name of a variable: lowercase letters, digits, dashes and underscores.
    VariableName by is_name;
}

fn is_short(name: &str) -> Result<(), String> {
    checked::at_most(LONGEST_NAME, name)
}

fn is_name(name: &str) -> Result<(), String> {
    checked::plain(&['-', '_'], name)?;
    is_short(name)
}

/// The value of a variable. Bindings accept JSON types only, and do not convert others.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct VariableValue(pub Json);

impl From<Json> for VariableValue {
    fn from(json: Json) -> Self {
        Self(json)
    }
}

impl Field for VariableValue {
    const TYPE: Type = Type::Checked(&Type::Json, |value| match value {
        Value::Json(raw) if python_length(raw.get()) > LONGEST_VALUE => Err(format!(
            "Variable value must be less than {LONGEST_VALUE} characters. As JSON, it has {}",
            python_length(raw.get())
        )),
        _ => Ok(()),
    });

    fn to_value(&self) -> Value<'_> {
        self.0.to_value()
    }

    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        Json::from_value(value).map(Self)
    }
}

models! {
    /// A variable: a named value that the server stores.
    pub struct Variable: Received in "objects" {
        /// The variable's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its unique name of at most 255 characters.
        name: KnownVariableName,
        /// Its value: text, a number, a boolean, None, or a list or dict of these.
        value: VariableValue,
        /// Its tags.
        tags: Vec<String> = Vec::new(),
    }
}
