//! What a binding keeps for a model or an enum.

use std::any::Any;
use std::sync::OnceLock;

/// A place in the declaration of a model or an enum for what a binding keeps for it, such as the class in its language.
pub struct Attached(OnceLock<Box<dyn Any + Send + Sync>>);

impl Attached {
    pub(in crate::schemas) const fn nothing() -> Self {
        Self(OnceLock::new())
    }

    /// What is attached, if it has this type.
    pub fn get<T: Any>(&self) -> Option<&T> {
        self.0.get()?.downcast_ref()
    }

    /// Attaches something. If something is attached already, that stays.
    pub fn set(&self, what: impl Any + Send + Sync) {
        let _ = self.0.set(Box::new(what));
    }
}
