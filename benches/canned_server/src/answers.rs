//! The recorded responses, and the requests that they belong to.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::rc::Rc;

use crate::request::Request;

/// All responses of a directory.
///
/// `index.txt` has a line for each: method, path, status and file. A `*` in the path matches any segment. The
/// first line that matches a request applies.
pub struct Answers {
    routes: Vec<Route>,
}

struct Route {
    method: String,
    path: Vec<String>,
    answer: Answer,
}

struct Answer {
    status: String,
    body: Vec<u8>,
    /// The end of each item of a JSON array, to truncate it to smaller pages.
    item_ends: Vec<usize>,
    /// Responses by their number of items, created on first use.
    responses: HashMap<usize, Rc<[u8]>>,
}

impl Answers {
    /// Reads `directory/index.txt` and the files listed there.
    pub fn load(directory: &Path) -> Result<Self, String> {
        let read = |name: &str| {
            let path = directory.join(name);
            fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))
        };
        let index = String::from_utf8(read("index.txt")?).map_err(|error| format!("index.txt: {error}"))?;
        let routes = index
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| {
                let fields: Vec<_> = line.split_whitespace().collect();
                let [method, path, status, file] = fields.as_slice() else {
                    return Err(format!("index.txt: not `METHOD PATH STATUS FILE`: {line}"));
                };
                Ok(Route {
                    method: (*method).to_owned(),
                    path: path.split('/').map(str::to_owned).collect(),
                    answer: Answer::new(status, read(file)?),
                })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { routes })
    }

    /// The complete response to a request, with head and body in one buffer.
    pub fn find(&mut self, request: &Request<'_>) -> Rc<[u8]> {
        self.routes.iter_mut().find(|route| route.fits(request)).map_or_else(
            || Rc::from(response("404", b"{\"detail\":\"Not Found\"}")),
            |route| route.answer.response(|| request.limit()),
        )
    }
}

impl Route {
    fn fits(&self, request: &Request<'_>) -> bool {
        let fits = |pattern: &str, part: &str| pattern == "*" || pattern == part;
        let mut parts = request.path.split('/');
        fits(&self.method, request.method)
            && self.path.iter().all(|pattern| parts.next().is_some_and(|part| fits(pattern, part)))
            && parts.next().is_none()
    }
}

impl Answer {
    fn new(status: &str, body: Vec<u8>) -> Self {
        let item_ends = item_ends(&body);
        Self { status: status.to_owned(), body, item_ends, responses: HashMap::new() }
    }

    /// The response with the first `limit` items of an array, or the complete response if the body is not an
    /// array. In that case `limit` is not called, so a request with 1 MB of parameters is not searched for it.
    fn response(&mut self, limit: impl FnOnce() -> Option<usize>) -> Rc<[u8]> {
        let all = self.item_ends.len();
        let items = if all == 0 { 0 } else { limit().map_or(all, |limit| limit.min(all)) };
        let Self { status, body, item_ends, responses } = self;
        let response = responses.entry(items).or_insert_with(|| {
            if items == item_ends.len() {
                return Rc::from(response(status, body));
            }
            let end = items.checked_sub(1).and_then(|last| item_ends.get(last)).copied();
            let mut page = body.get(..end.unwrap_or(1)).unwrap_or_default().to_vec();
            page.push(b']');
            Rc::from(response(status, &page))
        });
        Rc::clone(response)
    }
}

/// Creates a response with the same headers as those of a Prefect server.
fn response(status: &str, body: &[u8]) -> Vec<u8> {
    let reason = match status {
        "200" => "OK",
        "201" => "Created",
        "404" => "Not Found",
        "422" => "Unprocessable Entity",
        _ => "",
    };
    let mut response = format!(
        "HTTP/1.1 {status} {reason}\r\n\
         date: Tue, 24 Nov 2026 05:04:29 GMT\r\n\
         server: uvicorn\r\n\
         content-length: {}\r\n\
         content-type: application/json\r\n\
         vary: Origin\r\n\r\n",
        body.len()
    )
    .into_bytes();
    response.extend_from_slice(body);
    response
}

/// The end of each item of a JSON array. Empty if the body is not an array.
fn item_ends(json: &[u8]) -> Vec<usize> {
    let mut ends = Vec::new();
    if json.first() != Some(&b'[') || json == b"[]" {
        return ends;
    }
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (at, &byte) in json.iter().enumerate() {
        if in_string {
            in_string = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'[' | b'{' => depth += 1,
            b',' if depth == 1 => ends.push(at),
            b']' | b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    ends.push(at);
                }
            }
            _ => {}
        }
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body_of(answer: &mut Answer, limit: Option<usize>) -> String {
        let response = String::from_utf8(answer.response(|| limit).to_vec()).unwrap();
        let (head, body) = response.split_once("\r\n\r\n").unwrap();
        assert!(head.contains(&format!("content-length: {}", body.len())));
        body.to_owned()
    }

    #[test]
    fn a_page_is_cut_between_items() {
        let page = r#"[{"a":"],[\"\\"},[1,{"b":2}],"c,d",4]"#;
        let mut answer = Answer::new("200", page.into());
        assert_eq!(body_of(&mut answer, None), page);
        assert_eq!(body_of(&mut answer, Some(200)), page);
        assert_eq!(body_of(&mut answer, Some(3)), r#"[{"a":"],[\"\\"},[1,{"b":2}],"c,d"]"#);
        assert_eq!(body_of(&mut answer, Some(1)), r#"[{"a":"],[\"\\"}]"#);
        assert_eq!(body_of(&mut answer, Some(0)), "[]");
    }

    #[test]
    fn what_is_no_array_is_sent_whole() {
        for body in ["{\"limit\":[1,2]}", "true", "", "[]"] {
            assert_eq!(body_of(&mut Answer::new("200", body.into()), Some(1)), body);
        }
    }

    #[test]
    fn the_recorded_answers_load() {
        let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../canned");
        let mut answers = Answers::load(&directory).unwrap();
        let mut status = |head: &str| {
            let received = format!("{head} HTTP/1.1\r\n\r\n");
            let answer = answers.find(&Request::parse(received.as_bytes()).unwrap());
            String::from_utf8_lossy(&answer).split(' ').nth(1).unwrap().to_owned()
        };
        assert_eq!(status("GET /api/flow_runs/1ea5b973"), "200");
        assert_eq!(status("POST /api/flow_runs/filter"), "200");
        assert_eq!(status("GET /api/csrf-token?client=1"), "422");
        assert_eq!(status("GET /api/nowhere/at/all"), "404");
    }
}
