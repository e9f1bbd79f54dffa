//! The fields of a model, one level deep: what dumps and JSON are made from.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use super::classes;
use super::instance::{Model, Snapshot, entries_of};
use super::json::read;
use super::values::to_python;
use prefect_client::schemas::{FieldInfo, FieldSet, ModelInfo, Record, Type, Value};

/// Which fields are left out.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct DumpOptions {
    pub(super) exclude_unset: bool,
    pub(super) exclude_defaults: bool,
    pub(super) exclude_none: bool,
}

/// The value of a root model, which stands for the model in dumps and JSON.
pub(super) fn root<'py>(model: &Bound<'py, Model>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let is_root = model.get().info()?.root().is_some();
    is_root.then(|| model.get().peek(model.py(), 0)).transpose()
}

/// The fields that are not left out, with their values as they are.
pub(super) fn shallow<'py>(model: &Bound<'py, Model>, options: DumpOptions) -> PyResult<Bound<'py, PyDict>> {
    let py = model.py();
    let dict = PyDict::new(py);
    let mut fields = Fields::of(model, options)?;
    while let Some(Entry { name, held, .. }) = fields.next()? {
        match held {
            Held::Object(object) => dict.set_item(name, object)?,
            Held::Value(ty, value) => dict.set_item(name, to_python(py, ty, value)?)?,
        }
    }
    Ok(dict)
}

/// A walk over the fields of a model that are not left out, declared or not.
///
/// It is no iterator, as the values are borrowed from it. It sees what the model held when the walk began.
pub(super) struct Fields<'py> {
    py: Python<'py>,
    snapshot: Snapshot,
    info: &'static ModelInfo,
    names: &'py [Py<PyString>],
    extra: Vec<(Bound<'py, PyAny>, Bound<'py, PyAny>)>,
    options: DumpOptions,
    /// The fields that are left out, whatever their values.
    left_out: FieldSet,
    /// With the default of each field, if fields that equal theirs are left out.
    defaults: Option<Arc<dyn Record>>,
    prefers_values: bool,
    /// The number of fields that are over, those left out included.
    over: usize,
}

/// A field, on the way.
pub(super) struct Entry<'a, 'py> {
    pub(super) name: &'a Bound<'py, PyAny>,
    /// The name again, if the field is declared.
    pub(super) declared: Option<&'static str>,
    pub(super) held: Held<'a, 'py>,
}

/// The value of a field.
pub(super) enum Held<'a, 'py> {
    /// The object that the model keeps.
    Object(Bound<'py, PyAny>),
    /// The value in the record, and its type.
    Value(&'static Type, Value<'a>),
}

impl Entry<'_, '_> {
    /// Whether a blank dict has the field already.
    pub(super) fn is_blank(&self) -> bool {
        let is_none = match &self.held {
            Held::Object(object) => object.is_none(),
            Held::Value(_, value) => matches!(value, Value::Null),
        };
        is_none && self.declared.is_some()
    }
}

impl<'py> Fields<'py> {
    pub(super) fn of(model: &Bound<'py, Model>, options: DumpOptions) -> PyResult<Self> {
        let py = model.py();
        Self::new(py, model.get().snapshot(py)?, options)
    }

    pub(super) fn of_record(
        py: Python<'py>,
        record: Arc<dyn Record>,
        options: DumpOptions,
    ) -> PyResult<Self> {
        Self::new(py, Snapshot::of_record(record), options)
    }

    fn new(py: Python<'py>, snapshot: Snapshot, options: DumpOptions) -> PyResult<Self> {
        let info = snapshot.record.info();
        let extra = match &snapshot.extra {
            Some(extra) => entries_of(extra.bind(py)).collect::<PyResult<_>>()?,
            None => {
                let extra = snapshot.record.meta().extra().iter();
                let objects = extra.map(|(name, json)| {
                    Ok((PyString::new(py, name).into_any(), read::valid(py, json.text())?))
                });
                objects.collect::<PyResult<_>>()?
            }
        };
        let mut left_out = snapshot.missing;
        info.server_only.iter().for_each(|index| left_out = left_out.with(*index));
        if options.exclude_unset {
            let unset = (0..info.fields.len()).filter(|index| !snapshot.set.contains(*index));
            left_out = unset.fold(left_out, FieldSet::with);
        }
        Ok(Self {
            py,
            left_out,
            names: classes::names(py, info)?,
            extra,
            defaults: options.exclude_defaults.then(|| info.create()),
            options,
            prefers_values: false,
            over: 0,
            info,
            snapshot,
        })
    }

    /// Yields the value in the record also where there is an object, if that cannot differ.
    pub(super) fn preferring_values(mut self) -> Self {
        self.prefers_values = true;
        self
    }

    /// A dict for the fields. If it is a blank one, in which every field is None, those that are None can be left out.
    pub(super) fn dict(&self) -> PyResult<(Bound<'py, PyDict>, bool)> {
        let has_all = self.options == DumpOptions::default() && self.snapshot.missing == FieldSet::default();
        let dict = if has_all { classes::blank_dump(self.py, self.info)? } else { PyDict::new(self.py) };
        Ok((dict, has_all))
    }

    /// Whether the walk has not begun.
    pub(super) fn is_at_start(&self) -> bool {
        self.over == 0
    }

    /// The name of the last field.
    pub(super) fn last_name(&self) -> String {
        let last = self.over.saturating_sub(1);
        match self.info.fields.get(last) {
            Some(field) => field.name.to_owned(),
            None => self
                .extra
                .get(last - self.info.fields.len())
                .map_or_else(String::new, |(name, _)| name.to_string()),
        }
    }

    /// The next field.
    pub(super) fn next(&mut self) -> PyResult<Option<Entry<'_, 'py>>> {
        let declared = self.info.fields.len();
        let depends = self.options.exclude_none || self.options.exclude_defaults;
        while let Some(field) = self.info.fields.get(self.over) {
            let index = self.over;
            self.over += 1;
            if !self.left_out.contains(index) && (!depends || self.is_selected(index, field)?) {
                let Some(name) = self.names.get(index) else { break };
                let (name, declared) = (name.bind(self.py).as_any(), Some(field.name));
                return Ok(Some(Entry { name, declared, held: self.held(index, field) }));
            }
        }
        loop {
            let index = self.over - declared;
            let Some((_, value)) = self.extra.get(index) else { return Ok(None) };
            self.over += 1;
            if !(self.options.exclude_none && value.is_none()) {
                let extra = self.extra.get(index);
                return Ok(extra.map(|(name, value)| Entry {
                    name,
                    declared: None,
                    held: Held::Object(value.clone()),
                }));
            }
        }
    }

    fn held(&self, index: usize, field: &'static FieldInfo) -> Held<'_, 'py> {
        let Some(object) = self.snapshot.cell(index) else {
            return Held::Value(&field.ty, self.snapshot.record.get(index));
        };
        let value = if self.prefers_values { self.snapshot.value(index, field) } else { None };
        match value {
            Some(value) => Held::Value(&field.ty, value),
            None => Held::Object(object.bind(self.py).clone()),
        }
    }

    /// Whether the value of a field is not one of those that are left out.
    fn is_selected(&self, index: usize, field: &'static FieldInfo) -> PyResult<bool> {
        let object = match self.held(index, field) {
            Held::Object(object) => object,
            Held::Value(ty, value) => to_python(self.py, ty, value)?,
        };
        if self.options.exclude_none && object.is_none() {
            return Ok(false);
        }
        match &self.defaults {
            Some(defaults) if !field.required => {
                Ok(!object.eq(to_python(self.py, &field.ty, defaults.get(index))?)?)
            }
            _ => Ok(true),
        }
    }
}
