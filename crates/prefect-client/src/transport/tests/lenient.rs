//! Responses that violate rules and are accepted.

use super::*;

const TEXT: &str = "{\"name\": \"é\"}";

async fn answer(reply: Reply) -> Result<Response> {
    let server = Server::always(reply).await;
    let retries = Retries { max: 3, jitter: 0.0, ..Retries::default() };
    let answer = transport(&server.url(""), Options { retries, ..options() }).send(&get("/x")).await;
    assert_eq!(server.requests().len(), 1, "sent again");
    answer
}

fn encoded(encoding: &str, body: impl AsRef<[u8]>) -> Reply {
    Reply::new("200 OK", &format!("content-encoding: {encoding}\r\n"), body)
}

#[tokio::test]
async fn folded_header_lines_are_joined() {
    for (line, expected) in [
        ("x-a: default-src x;\r\n  img-src y\r\n", "default-src x; img-src y"),
        ("x-a: a\r\n\tb\r\n c\r\n", "a b c"),
        ("x-a:\r\n a\r\n", "a"),
        ("x-a: a\r\n x-b: c\r\n", "a x-b: c"),
    ] {
        let response = answer(Reply::new("200 OK", line, "7")).await.unwrap();
        let value = response.headers()["x-a"].to_str().unwrap();
        assert_eq!(value.split_whitespace().collect::<Vec<_>>().join(" "), expected);
        assert_eq!(response.body(), b"7");
    }
}

#[tokio::test]
async fn lines_may_end_with_lf() {
    let raw = "HTTP/1.1 200 OK\nx-a: a\n b\ncontent-length: 1\n\n7";
    let response = answer(Reply::raw(raw)).await.unwrap();
    assert_eq!((response.headers()["x-a"].as_bytes(), response.body()), (&b"a b"[..], &b"7"[..]));
}

#[tokio::test]
async fn a_decoded_response_has_no_encoding_headers() {
    // An empty zlib stream, and `7` as a stored block.
    for (encoding, body, expected) in
        [("DEFLATE", &b"x\x9c\x03\0\0\0\0\x01"[..], ""), ("deflate, identity", b"\x01\x01\0\xfe\xff7", "7")]
    {
        let response = answer(encoded(encoding, body)).await.unwrap();
        assert_eq!(response.body(), expected.as_bytes());
        assert!(!response.headers().contains_key("content-encoding"));
        assert!(!response.headers().contains_key("content-length"));
    }
}

#[tokio::test]
async fn an_unrequested_encoding_is_reported() {
    let error = failed(answer(encoded("Br", [0x0b, 0x02, 0x80, 0xff])).await, ErrorKind::Decode);
    for part in ["is encoded with br, which was not requested", "ignores Accept-Encoding: gzip"] {
        assert!(error.to_string().contains(part), "{error}");
    }
    assert_eq!(error.response().unwrap().body(), &[0x0b, 0x02, 0x80, 0xff][..]);
    // With an error status, that status is the error.
    let reply = Reply::new("404 Not Found", "content-encoding: br\r\n", [0x0b, 0x02, 0x80, 0xff]);
    let response = answer(reply).await.unwrap();
    assert_eq!(response.status(), 404);
    assert!(response.error_for_status().unwrap_err().to_string().contains("(a body encoded with br)"));
}

#[tokio::test]
async fn json_may_have_any_unicode_encoding() {
    let utf16 = |write: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(write).collect::<Vec<_>>();
    for body in [
        TEXT.as_bytes().to_vec(),
        format!("\u{feff}{TEXT}").into_bytes(),
        utf16(u16::to_le_bytes),
        [b"\xff\xfe".to_vec(), utf16(u16::to_le_bytes)].concat(),
        [b"\xfe\xff".to_vec(), utf16(u16::to_be_bytes)].concat(),
        TEXT.chars().flat_map(|one| u32::from(one).to_le_bytes()).collect(),
    ] {
        let value: serde_json::Value = answer(Reply::new("200 OK", "", &body)).await.unwrap().json().unwrap();
        assert_eq!(value["name"], "é", "{body:?}");
    }
    let latin = Reply::new("200 OK", "content-type: application/json; charset=ISO-8859-1\r\n", b"\"\xe9\"");
    assert_eq!(answer(latin).await.unwrap().json::<String>().unwrap(), "é");
}

#[tokio::test]
async fn text_keeps_its_byte_order_mark() {
    let response = answer(Reply::new("200 OK", "", "\u{feff}a")).await.unwrap();
    assert_eq!(response.text().unwrap(), "\u{feff}a");
}
