//! Repeats and times an exercise like the workers in Python.

use std::time::Instant;

use rustix::time::{ClockId, clock_gettime};
use serde::Serialize;

use crate::Error;

/// The time of some calls, in seconds.
#[derive(Clone, Copy, Serialize)]
pub(crate) struct Timing {
    wall: f64,
    cpu: f64,
    calls: usize,
    /// The longest block of an event loop. Always `None`, as there is no event loop.
    hold: Option<f64>,
}

/// Repeats an exercise until it takes about `seconds`. The exercise gets the number of repetitions and returns the
/// number of calls.
pub(crate) fn timed(
    seconds: f64,
    mut exercise: impl FnMut(usize) -> Result<usize, Error>,
) -> Result<Timing, Error> {
    let mut times = 1;
    loop {
        let timing = once(times, &mut exercise)?;
        if timing.wall >= seconds / 4.0 {
            let enough = (times as f64 * seconds / timing.wall).round() as usize;
            return once(enough.max(1), &mut exercise);
        }
        times *= 2;
    }
}

fn once(times: usize, exercise: &mut impl FnMut(usize) -> Result<usize, Error>) -> Result<Timing, Error> {
    let (began, cpu) = (Instant::now(), cpu_seconds());
    let calls = exercise(times)?;
    Ok(Timing { wall: began.elapsed().as_secs_f64(), cpu: cpu_seconds() - cpu, calls, hold: None })
}

/// The CPU time of all threads of this process.
fn cpu_seconds() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}
