//! An allocator that counts, for each thread, what the thread asks of it.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// The system's allocator, which counts.
pub struct Counter;

/// How often memory was asked for, and how many bytes in all. What grows counts again, with what it grows by.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    /// How often.
    pub times: usize,
    /// How many bytes.
    pub bytes: usize,
}

thread_local! {
    // A thread's own: what a server does in another one is not counted. Without a destructor, and made without
    // allocating, so that an allocator may use it.
    static COUNT: Cell<Count> = const { Cell::new(Count { times: 0, bytes: 0 }) };
}

fn add(bytes: usize) {
    let Count { times, bytes: before } = COUNT.get();
    COUNT.set(Count { times: times + 1, bytes: before + bytes });
}

// An allocator cannot be written without: the trait is unsafe. Each call is passed on as it came, so what the caller
// promises and what it is promised are the system allocator's.
#[allow(unsafe_code)]
unsafe impl GlobalAlloc for Counter {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        add(size.saturating_sub(layout.size()));
        unsafe { System.realloc(memory, layout, size) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        unsafe { System.dealloc(memory, layout) }
    }
}

/// What this thread asks for in the meantime.
pub fn counted<T>(work: impl FnOnce() -> T) -> Count {
    let before = COUNT.get();
    let made = work();
    let after = COUNT.get();
    drop(made);
    Count { times: after.times - before.times, bytes: after.bytes - before.bytes }
}
