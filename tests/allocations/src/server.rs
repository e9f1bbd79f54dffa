//! A server in a thread of its own, which answers with what `benches/record.py` recorded.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};

use serde_json::value::RawValue;

/// The answer to a question for one flow run.
const FLOW_RUN: &str = include_str!("../../../benches/canned/flow_run.json");
/// The answer to one for a page of 200.
pub const FLOW_RUNS: &str = include_str!("../../../benches/canned/flow_runs_200.json");

/// How many runs a page has: as many as come in one piece. In how many a longer page comes, and with that what the
/// client does to put it together, is different each time.
const PAGE: usize = 20;

/// Starts the server and gives the URL of its API. It ends with the process.
pub fn start() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/api", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for connection in listener.incoming() {
            let connection = connection.unwrap();
            std::thread::spawn(move || serve(connection));
        }
    });
    url
}

/// Answers, in one write each, until the client hangs up.
fn serve(connection: TcpStream) -> Option<()> {
    let runs: Vec<&RawValue> = serde_json::from_str(FLOW_RUNS).unwrap();
    let page = serde_json::to_string(&runs[..PAGE]).unwrap();
    connection.set_nodelay(true).unwrap();
    let mut reader = BufReader::new(connection.try_clone().unwrap());
    let mut writer = connection;
    loop {
        let head = read_head(&mut reader)?;
        let lower = head.to_ascii_lowercase();
        let length = lower.split("content-length: ").nth(1).and_then(|rest| rest.split("\r\n").next());
        let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
        reader.read_exact(&mut body).ok()?;
        let (status, answer) = match head.split(' ').nth(1)? {
            // It has no such tokens.
            path if path.contains("/csrf-token") => ("404 Not Found", "{}"),
            path if path.ends_with("/version") => ("200 OK", r#""3.9.1""#),
            path if path.ends_with("/filter") => ("200 OK", page.as_str()),
            _ => ("200 OK", FLOW_RUN),
        };
        let length = answer.len();
        let head = format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}");
        let answer = format!("{head}\r\n\r\n{answer}");
        writer.write_all(answer.as_bytes()).ok()?;
    }
}

/// The first line of a request and its headers, as they came.
fn read_head(reader: &mut impl BufRead) -> Option<String> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    Some(head)
}
