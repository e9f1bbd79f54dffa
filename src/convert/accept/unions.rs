//! Which member of a union an object is.

use std::cell::Cell;

use pyo3::prelude::*;
use pyo3::types::{PyMapping, PyString};

use crate::errors::problems::{InputError, InputResult};
use prefect_client::schemas::{Member, ModelInfo, Tag, UnionInfo};

/// Limits the recursion through unions, whose members may hold members of the same union, to what a thread's stack can
/// hold.
pub(super) fn nested<T>(look: impl FnOnce() -> InputResult<T>) -> InputResult<T> {
    const MAX_DEPTH: usize = 60;
    thread_local!(static DEPTH: Cell<usize> = const { Cell::new(0) });
    let depth = DEPTH.get();
    if depth >= MAX_DEPTH {
        let message = format!("expected at most {MAX_DEPTH} levels of nesting; does it hold itself?");
        return Err(InputError::without_input("recursion_loop", message));
    }
    DEPTH.set(depth + 1);
    let result = look();
    DEPTH.set(depth);
    result
}

/// Whether a model is a member of a union.
pub(super) fn has_member(union: &UnionInfo, model: &ModelInfo) -> bool {
    union.members.iter().any(|(_, info)| info().name == model.name)
}

/// The member that an object, or a dict of fields, is meant to be.
pub(super) fn choose(
    union: &'static UnionInfo,
    value: &Bound<'_, PyAny>,
) -> PyResult<Option<&'static Member>> {
    match union.tag {
        Tag::Text(name) => by_text(union, name, value),
        Tag::Field => by_field(union, value),
    }
}

fn field<'py>(value: &Bound<'py, PyAny>, name: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
    match value.cast::<PyMapping>() {
        Ok(mapping) => Ok(mapping.get_item(name).ok()),
        Err(_) => value.getattr_opt(name),
    }
}

/// The member whose tag is the text in the field `name`.
fn by_text(
    union: &'static UnionInfo,
    name: &str,
    value: &Bound<'_, PyAny>,
) -> PyResult<Option<&'static Member>> {
    let tag = field(value, name)?.filter(|tag| tag.is_instance_of::<PyString>());
    let tag = tag.map(|tag| tag.str()).transpose()?;
    let tag = tag.as_ref().map(|tag| tag.to_string_lossy());
    let tagged = union.members.iter().find(|(text, _)| tag.as_deref() == Some(*text));
    match (tagged, value.cast::<PyMapping>()) {
        (None, Ok(mapping)) if tag.is_none() && !mapping.contains(name)? => best_match(union, mapping),
        // The member with an empty tag is for unknown tags.
        (None, _) if tag.is_some() => Ok(union.members.iter().find(|(text, _)| text.is_empty())),
        _ => Ok(tagged),
    }
}

/// The first member whose characteristic field is there and not None.
fn by_field(union: &'static UnionInfo, value: &Bound<'_, PyAny>) -> PyResult<Option<&'static Member>> {
    for member in union.members {
        let (name, info) = member;
        let matches = if name.is_empty() {
            // No field is characteristic of this member: an empty dict, or a class of its name.
            let is_empty = value.cast::<PyMapping>().map(|mapping| mapping.is_empty());
            let class = value.get_type().name()?;
            is_empty.unwrap_or(Ok(class.to_string_lossy() == info().name))?
        } else {
            field(value, name)?.is_some_and(|found| !found.is_none())
        };
        if matches {
            return Ok(Some(member));
        }
    }
    Ok(None)
}

/// The member that an untagged dict matches: the only one that declares all of its keys and has no other required
/// fields. Failing that, the one with the most required fields, all of which are there, so that a mistake in another
/// field is reported for that field.
fn best_match(
    union: &'static UnionInfo,
    mapping: &Bound<'_, PyMapping>,
) -> PyResult<Option<&'static Member>> {
    let mut found = None;
    let mut nearest = (0, None);
    for member in union.members {
        let fields = (member.1)().fields;
        let mut declares_all = true;
        for key in mapping.keys()? {
            let key = key.str()?;
            declares_all &= fields.iter().any(|field| key.to_str().is_ok_and(|key| field.is_called(key)));
        }
        let mut required = 0;
        let mut has_required = true;
        for field in fields.iter().filter(|field| field.required) {
            has_required &= mapping.contains(field.name)?;
            required += 1;
        }
        if has_required {
            nearest = match nearest {
                (most, Some(_)) if most > required => nearest,
                (most, Some(_)) if most == required => (most, None),
                _ => (required, Some(member)),
            };
        }
        if declares_all && has_required && found.replace(member).is_some() {
            return Ok(None);
        }
    }
    Ok(found.or(nearest.1))
}
