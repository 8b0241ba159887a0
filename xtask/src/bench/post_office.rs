//! A mail server (RFC 5321) that takes everything and keeps the codes.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Result, bail};

/// How long a code may take to arrive.
const PATIENCE: Duration = Duration::from_secs(60);

/// The code that was last sent to each address.
#[derive(Default)]
struct Codes {
    by_recipient: Mutex<HashMap<String, String>>,
    arrived: Condvar,
}

/// Takes mail until the process ends.
#[derive(Clone)]
pub struct PostOffice {
    pub address: SocketAddr,
    codes: Arc<Codes>,
}

impl PostOffice {
    pub fn open() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let office = Self { address: listener.local_addr()?, codes: Arc::default() };
        let codes = Arc::clone(&office.codes);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let codes = Arc::clone(&codes);
                // A sender that hangs up in the middle has sent nothing.
                thread::spawn(move || drop(serve(stream, &codes)));
            }
        });
        Ok(office)
    }

    /// The code to this address, as soon as it is there: once.
    pub fn code(&self, recipient: &str) -> Result<String> {
        let codes = self.codes.by_recipient.lock().unwrap_or_else(PoisonError::into_inner);
        let waits = |codes: &mut HashMap<String, String>| !codes.contains_key(recipient);
        let waited = self.codes.arrived.wait_timeout_while(codes, PATIENCE, waits);
        let (mut codes, _) = waited.unwrap_or_else(PoisonError::into_inner);
        match codes.remove(recipient) {
            Some(code) => Ok(code),
            None => bail!("no code for {recipient} was mailed"),
        }
    }
}

fn serve(mut stream: TcpStream, codes: &Codes) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut lines = BufReader::new(stream.try_clone()?);
    let (mut line, mut recipient) = (String::new(), String::new());
    stream.write_all(b"220 post office\r\n")?;
    loop {
        line.clear();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let command: String = line.chars().take(4).collect::<String>().to_ascii_uppercase();
        match command.as_str() {
            "DATA" => {
                stream.write_all(b"354 go on\r\n")?;
                if let Some(code) = code_in(&mut lines)? {
                    let mut codes_known =
                        codes.by_recipient.lock().unwrap_or_else(PoisonError::into_inner);
                    codes_known.insert(recipient.clone(), code);
                    codes.arrived.notify_all();
                }
            }
            "RCPT" => {
                let address = line.split(['<', '>']).nth(1);
                recipient = address.unwrap_or_default().to_owned();
            }
            "QUIT" => return stream.write_all(b"221 goodbye\r\n"),
            _ => {}
        }
        stream.write_all(b"250 taken\r\n")?;
    }
}

/// Reads a letter to its end, and finds the line that is a code and nothing else.
fn code_in(lines: &mut impl BufRead) -> std::io::Result<Option<String>> {
    let (mut code, mut line) = (None, String::new());
    loop {
        line.clear();
        let read = lines.read_line(&mut line)?;
        let text = line.trim();
        if read == 0 || line.trim_end() == "." {
            return Ok(code);
        }
        if code.is_none() && is_code(text) {
            code = Some(text.to_owned());
        }
    }
}

/// Six numbers: `3-9-12-16-22-18`.
fn is_code(text: &str) -> bool {
    text.split('-').count() == 6 && text.split('-').all(|number| number.parse::<u8>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_kept_for_its_recipient_and_given_once() {
        let office = PostOffice::open().unwrap();
        let mut stream = TcpStream::connect(office.address).unwrap();
        let mut lines = BufReader::new(stream.try_clone().unwrap());
        let mut say = |text: &str, expected: &str| {
            stream.write_all(text.as_bytes()).unwrap();
            let mut line = String::new();
            lines.read_line(&mut line).unwrap();
            assert!(line.starts_with(expected), "{text} is answered {line}");
        };
        say("", "220");
        say("EHLO here\r\n", "250");
        say("MAIL FROM:<a@example.org>\r\n", "250");
        say("RCPT TO:<b@example.org>\r\n", "250");
        say("DATA\r\n", "354");
        say("Subject: 1-2\r\n\r\n    3-9-12-16-22-18\r\n\r\n    1 . 2\r\n.\r\n", "250");
        say("QUIT\r\n", "221");
        assert_eq!(office.code("b@example.org").unwrap(), "3-9-12-16-22-18");
        assert!(office.codes.by_recipient.lock().unwrap().is_empty());
    }
}
