//! A connection that stays open, and requests that were written down before.
//!
//! Clients share the machine's cores with what they measure. This one writes bytes that are ready and
//! reads an answer to its end, and does nothing else.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;

use super::interruption;

/// Longer than any answer takes.
const PATIENCE: Duration = Duration::from_secs(120);

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
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    /// The value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(each, _)| each == name).map(|(_, value)| &**value)
    }

    /// A cookie that is set, as it is sent back: `name=value`.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.headers.iter().filter(|(each, _)| each == "set-cookie");
        let pairs = cookies.filter_map(|(_, cookie)| cookie.split(';').next());
        let mut pairs = pairs.filter(|pair| pair.split('=').next() == Some(name));
        pairs.next().map(str::to_owned)
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

/// A connection that is kept.
pub struct Wire(BufReader<TcpStream>);

impl Wire {
    pub fn to(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Asks, and reads the answer to its end.
    pub fn ask(&mut self, request: &Request) -> Result<Reply> {
        interruption::check()?;
        self.0.get_mut().write_all(&request.0)?;
        let first = self.line()?;
        let status = first.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status = status.with_context(|| format!("{first:?} begins no answer"))?;
        let mut reply = Reply { status, headers: Vec::new(), body: Vec::new() };
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(':') else { break };
            reply.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        reply.body = match (reply.header("content-length"), reply.header("transfer-encoding")) {
            (Some(length), _) => self.bytes(length.parse()?)?,
            (None, Some("chunked")) => self.chunks()?,
            (None, None) if matches!(status, 204 | 304) => Vec::new(),
            _ => bail!("an answer without an end"),
        };
        Ok(reply)
    }

    /// Asks for what has to be there.
    pub fn must(&mut self, request: &Request) -> Result<Reply> {
        let reply = self.ask(request)?;
        ensure!(reply.status == 200, "status {}: {}", reply.status, reply.text());
        Ok(reply)
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        let read = self.0.read_line(&mut line)?;
        ensure!(read > 0, "the connection was closed");
        line.truncate(line.trim_end().len());
        Ok(line)
    }

    fn bytes(&mut self, length: usize) -> Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.0.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    /// RFC 9112 §7.1, of which servers here use neither extensions nor trailers.
    fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let length = usize::from_str_radix(&self.line()?, 16)?;
            body.append(&mut self.bytes(length)?);
            self.line()?;
            if length == 0 {
                return Ok(body);
            }
        }
    }
}

#[cfg(test)]
mod tests {
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
