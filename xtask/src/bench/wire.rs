//! A connection that stays open, and requests that were written down before.
//!
//! Clients share the machine's cores with what they measure. This one writes bytes that are ready and
//! reads an answer to its end, and does nothing else.

use std::io::{Read as _, Write as _};
use std::mem;
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, ensure};
use httparse::{EMPTY_HEADER, Response, Status, parse_chunk_size};
use serde_json::Value;

use super::interruption;

/// Longer than any answer takes.
const PATIENCE: Duration = Duration::from_secs(120);

/// How much is read at once, in bytes.
const ROOM: usize = 64 * 1024;
const MOST_HEADERS: usize = 48;
const LENGTH: &str = "content-length";
const ENCODING: &str = "transfer-encoding";
/// The length of what ends a line.
const LINE_END: usize = 2;

/// The bytes of a request.
pub struct Request(Vec<u8>);

impl Request {
    /// Reads `path`, as somebody who takes `host` for the site's address.
    pub fn get(host: SocketAddr, path: &str, headers: &[(&str, &str)]) -> Self {
        Self::new("GET", host, path, headers, "")
    }

    /// Calls a server function, as a page of `host` with these cookies.
    pub fn call(host: SocketAddr, function: &str, cookies: &str, arguments: &Value) -> Self {
        let (origin, body) = (format!("http://{host}"), arguments.to_string());
        let length = body.len().to_string();
        let headers = [
            ("origin", &*origin),
            ("cookie", cookies),
            ("content-type", "application/json"),
            ("content-length", &*length),
        ];
        Self::new("POST", host, &format!("/api/{function}"), &headers, &body)
    }

    fn new(
        method: &str,
        host: SocketAddr,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Self {
        let headers: String =
            headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        Self(format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\n{headers}\r\n{body}").into())
    }
}

/// What came back.
pub struct Reply {
    pub status: u16,
    /// Everything before the body.
    head: Vec<u8>,
    pub body: Vec<u8>,
}

impl Reply {
    /// The values of a header, by its name in whatever case.
    fn headers(&self, name: &str) -> Vec<String> {
        let mut headers = [EMPTY_HEADER; MOST_HEADERS];
        let mut response = Response::new(&mut headers);
        // It was read before.
        let _ = response.parse(&self.head);
        let named = response.headers.iter().filter(|each| each.name.eq_ignore_ascii_case(name));
        named.map(|header| String::from_utf8_lossy(header.value).into_owned()).collect()
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers(name).into_iter().next()
    }

    /// A cookie that is set, as it is sent back: `name=value`.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.headers("set-cookie");
        let mut pairs = cookies.iter().filter_map(|cookie| cookie.split(';').next());
        pairs.find(|pair| pair.split('=').next() == Some(name)).map(str::to_owned)
    }

    /// The body, for messages.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body of an answer that has to be JSON.
    pub fn json(&self) -> Result<Value> {
        serde_json::from_slice(&self.body).with_context(|| format!("no JSON: {}", self.text()))
    }
}

/// What an answer says about its end.
enum End {
    After(usize),
    Chunks,
}

/// A connection that is kept.
pub struct Wire {
    stream: TcpStream,
    /// What was read and is part of no answer yet.
    read: Vec<u8>,
    room: Vec<u8>,
}

impl Wire {
    pub fn to(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self { stream, read: Vec::new(), room: vec![0; ROOM] })
    }

    /// Asks, and reads the answer to its end.
    pub fn ask(&mut self, request: &Request) -> Result<Reply> {
        interruption::check()?;
        self.stream.write_all(&request.0)?;
        let (status, end, head) = loop {
            if let Some((status, end, length)) = begun(&self.read)? {
                break (status, end, self.take(length)?);
            }
            self.read_more()?;
        };
        let body = match end {
            End::After(length) => self.take(length)?,
            End::Chunks => self.chunks()?,
        };
        Ok(Reply { status, head, body })
    }

    /// Asks for what has to be there.
    pub fn must(&mut self, request: &Request) -> Result<Reply> {
        let reply = self.ask(request)?;
        ensure!(reply.status == 200, "status {}: {}", reply.status, reply.text());
        Ok(reply)
    }

    fn read_more(&mut self) -> Result<()> {
        let read = self.stream.read(&mut self.room)?;
        ensure!(read > 0, "the connection was closed");
        self.read.extend(self.room.get(..read).unwrap_or_default());
        Ok(())
    }

    fn take(&mut self, length: usize) -> Result<Vec<u8>> {
        while self.read.len() < length {
            self.read_more()?;
        }
        let rest = self.read.split_off(length);
        Ok(mem::replace(&mut self.read, rest))
    }

    /// RFC 9112 §7.1, of which servers here use no trailers.
    fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let Status::Complete((start, length)) =
                parse_chunk_size(&self.read).map_err(|_| anyhow!("a chunk without a length"))?
            else {
                self.read_more()?;
                continue;
            };
            let length = usize::try_from(length)?;
            self.take(start)?;
            body.append(&mut self.take(length)?);
            self.take(LINE_END)?;
            if length == 0 {
                return Ok(body);
            }
        }
    }
}

/// The status, the end, and the length of the head of an answer that begins with these bytes;
/// nothing where some of it is still to come.
fn begun(bytes: &[u8]) -> Result<Option<(u16, End, usize)>> {
    let mut headers = [EMPTY_HEADER; MOST_HEADERS];
    let mut response = Response::new(&mut headers);
    let Status::Complete(length) = response.parse(bytes)? else { return Ok(None) };
    let status = response.code.unwrap_or_default();
    for header in &*response.headers {
        // Most are told apart by their lengths.
        if header.name.len() == LENGTH.len() && header.name.eq_ignore_ascii_case(LENGTH) {
            let after = std::str::from_utf8(header.value)?.parse()?;
            return Ok(Some((status, End::After(after), length)));
        }
        if header.name.len() == ENCODING.len() && header.name.eq_ignore_ascii_case(ENCODING) {
            ensure!(header.value == b"chunked", "an encoding that is not spoken here");
            return Ok(Some((status, End::Chunks, length)));
        }
    }
    ensure!(matches!(status, 204 | 304), "an answer without an end");
    Ok(Some((status, End::After(0), length)))
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader};
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    /// A server that answers each request on one connection with the next of these.
    fn server(answers: &'static [&'static str]) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || {
            let (stream, _) = listener.accept().unwrap();
            let mut stream = BufReader::new(stream);
            for answer in answers {
                let mut line = String::new();
                while line != "\r\n" {
                    line.clear();
                    stream.read_line(&mut line).unwrap();
                }
                stream.get_mut().write_all(answer.as_bytes()).unwrap();
            }
        });
        address
    }

    #[test]
    fn answers_on_one_connection_are_told_apart() {
        let address = server(&[
            "HTTP/1.1 200 OK\r\ncontent-length: 3\r\nSet-Cookie: a=1; Path=/\r\n\r\none",
            "HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\n2\r\ntw\r\n1\r\no\r\n0\r\n\r\n",
            "HTTP/1.1 204 Nothing\r\n\r\n",
        ]);
        let mut wire = Wire::to(address).unwrap();
        let request = Request::get(address, "/", &[]);
        let one = wire.must(&request).unwrap();
        assert_eq!((one.status, one.text().as_str()), (200, "one"));
        assert_eq!(one.cookie("a").as_deref(), Some("a=1"));
        assert_eq!(one.cookie("b"), None);
        let two = wire.ask(&request).unwrap();
        assert_eq!((two.status, two.text().as_str()), (503, "two"));
        assert_eq!(wire.ask(&request).unwrap().status, 204);
        assert!(wire.ask(&request).is_err());
    }

    #[test]
    fn what_has_to_be_there_is_an_error_where_it_is_not() {
        let address = server(&["HTTP/1.1 404 Not Found\r\ncontent-length: 4\r\n\r\ngone"]);
        let mut wire = Wire::to(address).unwrap();
        let error = wire.must(&Request::get(address, "/", &[])).err().unwrap();
        assert_eq!(error.to_string(), "status 404: gone");
    }
}
