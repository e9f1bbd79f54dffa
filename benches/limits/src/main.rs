//! The exchanges of the benchmarks in plain Rust, which show how fast a client without Python would be.
//!
//! This program is a worker like `harness/worker.py`, with the same arguments: the contender, the API URL and the id of
//! a flow run. It writes its versions, responds to each request, a line of JSON, with another line, and exits at the
//! end of its input.

mod exchange;
mod exercises;
mod stopwatch;

use std::collections::HashMap;
use std::io::{BufRead, Write};

use serde::{Deserialize, Serialize};

use exercises::Contender;
use stopwatch::Timing;

/// Any error.
type Error = Box<dyn std::error::Error + Send + Sync>;

/// A request to the worker.
#[derive(Deserialize)]
struct Request {
    exercise: String,
    seconds: f64,
}

/// A response of the worker.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Answer<'a> {
    Versions(HashMap<&'a str, &'a str>),
    Timing(Timing),
    Failed(String),
}

fn main() -> Result<(), Error> {
    let [name, api_url, run_id]: [String; 3] = std::env::args()
        .skip(1)
        .collect::<Vec<_>>()
        .try_into()
        .map_err(|_| "usage: limits rust_reqwest|rust_hyper API_URL RUN_ID")?;
    let contender = match Contender::new(&name, &api_url, &run_id) {
        Ok(contender) => contender,
        Err(error) => return say(&Answer::Failed(error.to_string())),
    };
    say(&Answer::Versions(versions(name.trim_start_matches("rust_"))?))?;
    for line in std::io::stdin().lock().lines() {
        let request: Request = serde_json::from_str(&line?)?;
        let timing = contender.run(&request.exercise, request.seconds);
        say(&timing.map_or_else(|error| Answer::Failed(error.to_string()), Answer::Timing))?;
    }
    Ok(())
}

/// The version of the HTTP library, from the lock file.
fn versions(library: &str) -> Result<HashMap<&str, &str>, Error> {
    let locked =
        include_str!("../../../Cargo.lock").split_once(&format!("name = \"{library}\"\nversion = \""));
    let version = locked.and_then(|(_, rest)| rest.split('"').next());
    Ok(HashMap::from([(library, version.ok_or("it is not in Cargo.lock")?)]))
}

fn say(answer: &Answer) -> Result<(), Error> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer(&mut out, answer)?;
    writeln!(out)?;
    Ok(out.flush()?)
}
