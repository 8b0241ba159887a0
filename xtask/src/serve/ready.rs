//! Asks a server whether it is ready.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(2);

/// Whether `GET /readyz` answers 200 at `address`.
pub fn answers(address: SocketAddr) -> bool {
    ask(address).is_ok_and(|answer| is_success(&answer))
}

fn ask(address: SocketAddr) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect_timeout(&address, LIMIT)?;
    stream.set_read_timeout(Some(LIMIT))?;
    let request = format!("GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    // In one piece: whoever answers after the first may have closed before the last.
    stream.write_all(request.as_bytes())?;
    // The status line is all that matters: `HTTP/1.1 200`.
    let mut answer = vec![0; 12];
    stream.read_exact(&mut answer)?;
    Ok(answer)
}

fn is_success(answer: &[u8]) -> bool {
    answer.starts_with(b"HTTP/1.") && answer.ends_with(b" 200")
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    fn server_that_says(answer: &'static str) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            stream.write_all(answer.as_bytes()).unwrap();
            let _ = stream.read(&mut [0; 256]);
        });
        address
    }

    #[test]
    fn only_200_is_ready() {
        assert!(answers(server_that_says("HTTP/1.1 200 OK\r\n\r\n")));
        assert!(!answers(server_that_says("HTTP/1.1 503 Service Unavailable\r\n\r\n")));
        assert!(!answers(server_that_says("no")));
    }

    #[test]
    fn nobody_there_is_not_ready() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        drop(listener);
        assert!(!answers(address));
    }
}
