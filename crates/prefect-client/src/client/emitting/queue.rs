//! What waits to be delivered, in order.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use super::Emitted;
use super::books::{BatchLimits, Books};
use crate::locks::lock;

/// A queue, and its books.
pub(super) struct Queue<T> {
    items: Mutex<VecDeque<(usize, T)>>,
    pub(super) books: Arc<Books>,
}

impl<T> Queue<T> {
    pub(super) fn new(books: Books) -> Self {
        Self { items: Mutex::default(), books: Arc::new(books) }
    }

    /// Adds an item of this size, unless there is no room for it.
    pub(super) fn push(&self, size: usize, item: T) -> Emitted {
        // Locked first: the delivery may take the item as soon as the books have it.
        let mut items = lock(&self.items);
        let emitted = self.books.admit(size);
        if emitted == Emitted::Queued {
            items.push_back((size, item));
        }
        emitted
    }

    /// Takes a batch. It has at least one item, however large.
    pub(super) fn take(&self, most: BatchLimits) -> Vec<T> {
        let mut items = lock(&self.items);
        let mut size = 0;
        let fitting = items.iter().take(most.count).take_while(|(each, _)| {
            size += each;
            size <= most.bytes
        });
        let count = fitting.count().max(1).min(items.len());
        self.books.take(count);
        items.drain(..count).map(|(_, item)| item).collect()
    }
}
