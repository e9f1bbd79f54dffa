//! Counts what goes on although nobody waits for it: requests that may yet grant slots, and releases.

use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};

/// The process that the count belongs to. A forked child starts anew.
static PROCESS: AtomicU32 = AtomicU32::new(0);
static COUNT: AtomicUsize = AtomicUsize::new(0);

/// The process that is about to end.
static ENDING: AtomicU32 = AtomicU32::new(0);

/// Says that this process is about to end: slots that are granted from now on are released.
pub fn end_slots() {
    ENDING.store(std::process::id(), Ordering::SeqCst);
}

pub(super) fn is_ending() -> bool {
    ENDING.load(Ordering::SeqCst) == std::process::id()
}

/// The number of requests for slots and of releases that are not finished in this process. If it ended before, slots could
/// stay occupied.
pub fn unfinished_slots() -> usize {
    if PROCESS.load(Ordering::SeqCst) == std::process::id() { COUNT.load(Ordering::SeqCst) } else { 0 }
}

/// Counted until it is dropped.
pub(super) struct Unfinished(());

impl Unfinished {
    pub(super) fn begin() -> Self {
        let process = std::process::id();
        if PROCESS.swap(process, Ordering::SeqCst) != process {
            COUNT.store(0, Ordering::SeqCst);
        }
        COUNT.fetch_add(1, Ordering::SeqCst);
        Self(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        COUNT.fetch_sub(1, Ordering::SeqCst);
    }
}
