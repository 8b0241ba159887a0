//! Passwords: four lines are the username, the address, the site's name and what was typed.

use factors::Username;
use identity::{EmailAddress, Password, Problem};

const SHORTEST: usize = 15;

pub fn take(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let mut lines = text.splitn(4, '\n');
    let mut line = || lines.next().unwrap_or_default();
    let username = line().parse::<Username>().unwrap_or("ada".parse().unwrap());
    let email = line().parse::<EmailAddress>().unwrap_or("ada@example.org".parse().unwrap());
    let (site, typed) = (line(), line());
    let password = Password::typed(typed);
    let problem = password.problem(SHORTEST, site, &username, &email);
    if problem.is_none() {
        assert!(typed.chars().count() >= SHORTEST);
        let held = typed.to_ascii_lowercase();
        assert!(!held.contains(username.as_str()) || username.as_str().len() < 4, "{typed:?}");
    }
    if typed.is_empty() {
        assert_eq!(problem, Some(Problem::TooShort));
    }
    assert_eq!(format!("{password:?}"), "Password(redacted)");
}

pub fn seeds() -> Vec<Vec<u8>> {
    crate::texts(&[
        "ada\nada@example.org\nTessera\ncorrect horse battery staple",
        "grace.h\namazing@navy.example\nTessera\nxx Grace.H likes tea and sails",
        "ada\nx@b\u{fc}cher.example\n\nP4ssw0rd!P4ssw0rd!P4ssw0rd!",
        "ada\nada@example.org\nTessera\n1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
        "ada\nada@example.org\nTessera\ne\u{301}\u{1f1e6}\u{1f468}\u{200d}\u{1f469}\u{0}\u{202e} long enough",
    ])
}
