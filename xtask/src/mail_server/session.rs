//! One connection to the mail server: what RFC 5321 has a client say on loopback, and no more.

use std::io::{self, BufRead, BufReader, Write as _};
use std::net::{Shutdown, TcpStream};
use std::thread;
use std::time::Duration;

use super::{Manner, Post};

/// How long a client may say nothing.
const PATIENCE: Duration = Duration::from_secs(120);

pub struct Session<'a> {
    post: &'a Post,
    says: TcpStream,
    hears: BufReader<TcpStream>,
    /// Whether somebody was named from whom a mail comes.
    sender: bool,
    recipients: Vec<String>,
}

impl<'a> Session<'a> {
    pub fn new(stream: TcpStream, post: &'a Post) -> io::Result<Self> {
        // It answers line by line: none of them waits for what comes next.
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let hears = BufReader::new(stream.try_clone()?);
        Ok(Self { post, says: stream, hears, sender: false, recipients: Vec::new() })
    }

    /// Serves until one of the two hangs up.
    pub fn serve(mut self) -> io::Result<()> {
        if self.post.manner() == Manner::HangUp {
            return self.hang_up();
        }
        self.say("220 here")?;
        loop {
            let line = self.line()?;
            let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
            match (verb.as_str(), self.post.manner()) {
                (_, Manner::HangUp) => return self.hang_up(),
                ("EHLO" | "HELO" | "NOOP", _) => self.say("250 here")?,
                ("RSET", _) => {
                    self.begin(false);
                    self.say("250 forgotten")?;
                }
                ("MAIL", Manner::RefuseForNow) => self.refuse("451 not now")?,
                ("MAIL", Manner::Refuse) => self.refuse("554 never")?,
                ("MAIL", _) => {
                    self.begin(true);
                    self.say("250 go on")?;
                }
                ("RCPT", _) if !self.sender => self.say("503 from whom")?,
                ("DATA", _) if self.recipients.is_empty() => self.say("503 to whom")?,
                ("RCPT", _) => {
                    self.recipients.extend(address_in(&line));
                    self.say("250 go on")?;
                }
                ("DATA", _) if !self.take_mail()? => return self.hang_up(),
                ("DATA", _) => {}
                ("QUIT", _) => return self.say("221 until later"),
                _ => self.say("500 not known")?,
            }
        }
    }

    fn begin(&mut self, sender: bool) {
        self.sender = sender;
        self.recipients.clear();
    }

    /// Takes a mail; false where this is how far it goes.
    fn take_mail(&mut self) -> io::Result<bool> {
        self.say("354 go on")?;
        let mut mail = String::new();
        loop {
            let line = self.line()?;
            if self.post.manner() == Manner::BreakWithin {
                return Ok(false);
            }
            if line == "." {
                break;
            }
            mail.push_str(&line);
            mail.push('\n');
        }
        for recipient in std::mem::take(&mut self.recipients) {
            self.post.take(&recipient, &mail);
        }
        if self.post.manner() == Manner::BreakAfter {
            return Ok(false);
        }
        self.say("250 taken")?;
        Ok(true)
    }

    fn refuse(&mut self, words: &str) -> io::Result<()> {
        self.post.refuse();
        self.say(words)
    }

    fn hang_up(self) -> io::Result<()> {
        self.post.refuse();
        self.says.shutdown(Shutdown::Both)
    }

    fn say(&mut self, words: &str) -> io::Result<()> {
        if let Manner::Slow(pause) = self.post.manner() {
            thread::sleep(pause);
        }
        write!(self.says, "{words}\r\n")
    }

    /// The next line, without its end.
    fn line(&mut self) -> io::Result<String> {
        let mut line = Vec::new();
        if self.hears.read_until(b'\n', &mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned())
    }
}

fn address_in(line: &str) -> Option<String> {
    let (_, rest) = line.split_once('<')?;
    Some(rest.split_once('>')?.0.to_owned())
}
