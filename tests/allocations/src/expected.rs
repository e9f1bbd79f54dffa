//! What is expected, and how near to it a figure has to be.

use crate::counter::Count;

/// How often each asks for memory, and for how many bytes. Where a change costs more and is worth it, or costs less,
/// write here what the failed test has counted.
const EXPECTED: &[(&str, usize, usize)] = &[
    ("read_flow_run", 51, 18_902),
    ("read_flow_runs of 20", 495, 130_436),
    ("create_flow_run", 63, 20_854),
    ("decoding 200 flow runs", 4_506, 550_682),
    ("Python: read_flow_run", 53, 19_526),
    ("Python: read_flow_runs of 20", 478, 119_164),
    ("Python: all attributes of a flow run", 6, 608),
    ("Python: one attribute that was read before", 0, 0),
];

/// Another toolchain, or another Python, may do a little more or less.
const MARGIN_PERCENT: usize = 10;

/// Counts several times over, after some that do not count, and holds the least against what is expected: what is
/// made once, such as a connection, is no part of it.
pub fn check(what: &str, mut count: impl FnMut() -> Count) {
    for _ in 0..3 {
        count();
    }
    let counts: Vec<Count> = (0..5).map(|_| count()).collect();
    let least = |figure: fn(&Count) -> usize| counts.iter().map(figure).min().unwrap();
    let (times, bytes) = (least(|count| count.times), least(|count| count.bytes));
    let row = EXPECTED.iter().find(|row| row.0 == what);
    let &(_, expected_times, expected_bytes) = row.unwrap_or_else(|| panic!("{what}: nothing is expected"));
    let near = |counted: usize, expected| counted.abs_diff(expected) <= expected * MARGIN_PERCENT / 100;
    assert!(
        near(times, expected_times) && near(bytes, expected_bytes),
        "\n{what}: it asked {times} times for memory, for {bytes} bytes\n\
         expected, to within {MARGIN_PERCENT} %: {expected_times} times, {expected_bytes} bytes\n\
         If the change is meant, or is for the better, its line in tests/allocations/src/expected.rs becomes\n    \
         ({what:?}, {times}, {bytes}),\n"
    );
}
