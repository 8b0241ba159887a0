//! A real mail server on loopback that misbehaves when told to.

mod session;

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::Result;

use self::session::Session;

/// How it treats whoever brings mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// It takes every mail.
    Take,
    /// It greets, and refuses every sender for now (RFC 5321 §4.2.1, a transient failure).
    RefuseForNow,
    /// It refuses every sender for good.
    Refuse,
    /// It waits so long before each line that it says.
    Slow(Duration),
    /// It hangs up as soon as somebody connects.
    HangUp,
    /// It hangs up in the middle of a mail.
    BreakWithin,
    /// It takes a mail, and hangs up before it says so.
    BreakAfter,
}

/// The server, as long as it is not dropped.
pub struct MailServer {
    address: SocketAddr,
    post: Arc<Post>,
}

/// What it has been brought, and how it behaves.
struct Post {
    manner: Mutex<Manner>,
    letters: Mutex<Letters>,
    arrived: Condvar,
    refused: AtomicU64,
    closed: AtomicBool,
}

/// Letters that were taken.
#[derive(Clone, Debug, Default)]
struct Letters {
    /// The codes by recipient, as often as they came, the oldest first.
    codes: BTreeMap<String, Vec<String>>,
    /// How many letters without a code.
    notices: u64,
}

/// What a mail server counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mailed {
    /// Codes, each once.
    pub codes: u64,
    /// How often a code came that had come before.
    pub again: u64,
    /// Letters without a code.
    pub notices: u64,
    /// How often it refused a mail, or hung up.
    pub refused: u64,
}

impl MailServer {
    /// Begins to listen.
    pub fn start() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let post = Arc::new(Post {
            manner: Mutex::new(Manner::Take),
            letters: Mutex::default(),
            arrived: Condvar::new(),
            refused: AtomicU64::new(0),
            closed: AtomicBool::new(false),
        });
        let open = Arc::clone(&post);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if open.closed.load(Ordering::Relaxed) {
                    return;
                }
                let post = Arc::clone(&open);
                // A peer that goes away in the middle is the peer's business.
                thread::spawn(move || Session::new(stream, &post).and_then(Session::serve));
            }
        });
        Ok(Self { address, post })
    }

    /// Where it listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// How it behaves from now on, also to who is connected.
    pub fn behave(&self, manner: Manner) {
        *lock(&self.post.manner) = manner;
    }

    /// The latest code that was sent to an address and is none of those that are known; waits for it,
    /// but not for longer than `limit`.
    pub fn code_to(&self, address: &str, known: &[String], limit: Duration) -> Option<String> {
        let newest = |letters: &Letters| {
            let codes = letters.codes.get(address)?;
            codes.iter().rev().find(|code| !known.contains(code)).cloned()
        };
        newest(&self.letters_once(limit, |letters| newest(letters).is_some()))
    }

    /// The latest code that was sent to an address, as [`Self::code_to`] waits for it. It is given
    /// once, and forgotten: [`Self::mailed`] knows nothing of it.
    pub fn take_code(&self, address: &str, limit: Duration) -> Option<String> {
        let has_come = |letters: &Letters| letters.codes.contains_key(address);
        let codes = self.letters_once(limit, has_come).codes.remove(address)?;
        codes.into_iter().last()
    }

    /// The letters, as soon as they are `enough`, or when the time is up.
    fn letters_once(
        &self,
        limit: Duration,
        enough: impl Fn(&Letters) -> bool,
    ) -> MutexGuard<'_, Letters> {
        let letters = lock(&self.post.letters);
        let waited = self.post.arrived.wait_timeout_while(letters, limit, |it| !enough(it));
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    /// What has come so far.
    pub fn mailed(&self) -> Mailed {
        let letters = lock(&self.post.letters);
        let mut mailed = Mailed {
            codes: 0,
            again: 0,
            notices: letters.notices,
            refused: self.post.refused.load(Ordering::Relaxed),
        };
        for codes in letters.codes.values() {
            let mut different = codes.clone();
            different.sort();
            different.dedup();
            mailed.codes += different.len() as u64;
            mailed.again += (codes.len() - different.len()) as u64;
        }
        mailed
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.post.closed.store(true, Ordering::Relaxed);
        // Whoever waits for the next one hears of it.
        let _ = std::net::TcpStream::connect(self.address);
    }
}

impl Post {
    fn manner(&self) -> Manner {
        *lock(&self.manner)
    }

    fn take(&self, recipient: &str, mail: &str) {
        let mut letters = lock(&self.letters);
        match code_in(mail) {
            Some(code) => letters.codes.entry(recipient.to_owned()).or_default().push(code),
            None => letters.notices += 1,
        }
        drop(letters);
        self.arrived.notify_all();
    }

    fn refuse(&self) {
        self.refused.fetch_add(1, Ordering::Relaxed);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The one line that is six numbers.
fn code_in(mail: &str) -> Option<String> {
    let is_code = |line: &&str| {
        let mut numbers = 0;
        let small = |part: &str| part.parse::<u8>().is_ok();
        line.split('-').all(|part| {
            numbers += 1;
            small(part)
        }) && numbers == 6
    };
    mail.lines().map(str::trim).find(is_code).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::net::TcpStream;

    use super::*;

    const SOON: Duration = Duration::from_secs(5);

    /// What the server says to each of these lines, after its greeting.
    fn answers(server: &MailServer, lines: &[&str]) -> Vec<String> {
        let stream = TcpStream::connect(server.address).unwrap();
        stream.set_read_timeout(Some(SOON)).unwrap();
        let mut said = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
        let mut answers: Vec<String> = said.next().into_iter().collect();
        for line in lines {
            if write!(&stream, "{line}\r\n").is_err() {
                break;
            }
            if !line.is_empty() && !line.starts_with("3-") {
                answers.extend(said.find(|line| line.as_bytes().get(3) != Some(&b'-')));
            }
        }
        answers.iter().map(|answer| answer.chars().take(3).collect()).collect()
    }

    const MAIL: [&str; 7] = [
        "EHLO here",
        "MAIL FROM:<a@example.org>",
        "RCPT TO:<b@example.org>",
        "DATA",
        "",
        "3-9-12-16-22-18",
        ".",
    ];

    #[test]
    fn a_mail_is_taken_and_its_code_is_there_once() {
        let server = MailServer::start().unwrap();
        assert_eq!(answers(&server, &MAIL), ["220", "250", "250", "250", "354", "250"]);
        let code = server.code_to("b@example.org", &[], SOON).unwrap();
        assert_eq!(code, "3-9-12-16-22-18");
        assert_eq!(server.code_to("b@example.org", &[code], Duration::ZERO), None);
        answers(&server, &MAIL);
        assert_eq!(server.mailed(), Mailed { codes: 1, again: 1, notices: 0, refused: 0 });
    }

    #[test]
    fn a_code_that_is_taken_is_given_once() {
        let server = MailServer::start().unwrap();
        answers(&server, &MAIL);
        let taken = |limit| server.take_code("b@example.org", limit);
        assert_eq!(taken(SOON).as_deref(), Some("3-9-12-16-22-18"));
        assert_eq!(taken(Duration::ZERO), None);
    }

    #[test]
    fn each_manner_fails_where_it_says() {
        let server = MailServer::start().unwrap();
        for (manner, said, taken) in [
            (Manner::RefuseForNow, "220 250 451", 0),
            (Manner::Refuse, "220 250 554", 0),
            (Manner::HangUp, "", 0),
            (Manner::BreakWithin, "220 250 250 250 354", 0),
            (Manner::BreakAfter, "220 250 250 250 354", 1),
        ] {
            server.behave(manner);
            let heard = answers(&server, &MAIL).join(" ");
            assert!(heard.starts_with(said), "{manner:?}: {heard}");
            assert!(!heard.ends_with("354 250"), "{manner:?}: {heard}");
            assert_eq!(server.mailed().codes, taken, "{manner:?}");
        }
    }

    #[test]
    fn only_six_small_numbers_are_a_code() {
        assert_eq!(code_in("a\r\n 1-2-3-4-5-6 \r\nb").as_deref(), Some("1-2-3-4-5-6"));
        for other in ["1-2-3-4-5", "1-2-3-4-5-6-7", "2026-11-29", "--boundary--", "1-2-3-4-5-x"] {
            assert_eq!(code_in(other), None, "{other}");
        }
    }
}
