//! Who may try to get the slots of a limit next.

use std::collections::HashMap;
use std::sync::{Arc, Mutex as StdMutex, Weak};

use crate::locks::lock;
use tokio::sync::{Mutex, OwnedMutexGuard};

/// Whether the limits are those of tags, and their names, sorted.
pub(super) type LimitsKey = (bool, Vec<String>);

/// A queue for each set of limits. If all who wait asked the server on their own, each of its responses would put off the
/// next.
#[derive(Clone, Default)]
pub(in crate::client) struct Turns(Arc<StdMutex<HashMap<LimitsKey, Weak<Mutex<()>>>>>);

impl Turns {
    /// Waits until it is the caller's turn, which lasts until the guard is dropped.
    pub(super) async fn enter(&self, key: LimitsKey) -> OwnedMutexGuard<()> {
        self.queue(key).lock_owned().await
    }

    fn queue(&self, key: LimitsKey) -> Arc<Mutex<()>> {
        let mut queues = lock(&self.0);
        if let Some(queue) = queues.get(&key).and_then(Weak::upgrade) {
            return queue;
        }
        queues.retain(|_, queue| queue.strong_count() > 0);
        let queue = Arc::default();
        queues.insert(key, Arc::downgrade(&queue));
        queue
    }
}
