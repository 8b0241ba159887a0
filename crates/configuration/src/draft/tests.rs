use std::{fs, net::SocketAddr};

use schemars::JsonSchema;
use serde::Deserialize;

use super::*;
use crate::both;

#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(default)]
pub struct Example {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Whether it talks a lot.
    pub loud: bool,
    /// Who carries mails.
    pub mail: Option<Mail>,
    /// Where people come in.
    pub doors: Vec<Door>,
    /// The main door.
    pub main: Door,
}

impl Default for Example {
    fn default() -> Self {
        let listen = "127.0.0.1:8000".parse().unwrap();
        let main = Door { name: "main".into(), paths: Vec::new() };
        Self { listen, loud: false, mail: None, doors: Vec::new(), main }
    }
}

#[derive(Debug, Deserialize, JsonSchema, Serialize)]
pub struct Mail {
    /// Its name.
    pub host: String,
    /// How it is protected.
    #[serde(default)]
    pub security: Security,
    /// Its password.
    #[schemars(extend("writeOnly" = true))]
    pub password: Option<String>,
}

#[derive(Debug, Default, Deserialize, JsonSchema, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// From the first byte.
    #[default]
    Tls,
    /// Not at all.
    None,
}

#[derive(Debug, Deserialize, JsonSchema, Serialize)]
pub struct Door {
    /// Its name.
    pub name: String,
    /// What is behind it.
    #[serde(default)]
    pub paths: Vec<String>,
}

/// Limits.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(default)]
pub struct Limits {
    /// How often.
    pub tries: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { tries: 5 }
    }
}

fn read(text: &str, variables: &[(&str, &str)]) -> Result<Draft, String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("example.toml");
    fs::write(&file, text).unwrap();
    let variables = variables.iter().map(|(name, text)| ((*name).into(), (*text).into()));
    let sources = Sources {
        keys: Keys::of::<Example>().and(Keys::of::<Limits>()),
        file: Some(&file),
        prefix: "EX_",
        foreign: |_| false,
        arguments: Vec::new(),
    };
    let read = sources.read_with(variables.collect());
    read.map_err(|refusal| plain(&refusal, folder.path()))
}

fn plain(refusal: &Refusal, folder: &Path) -> String {
    refusal.to_string().replace(&format!("{}/", folder.display()), "")
}

fn refused(text: &str, variables: &[(&str, &str)]) -> Vec<String> {
    let all = match read(text, variables) {
        Err(refusal) => refusal,
        Ok(draft) => {
            let folder = match draft.place("loud") {
                Place::Line(file, _) => file.parent().unwrap().to_owned(),
                _ => Default::default(),
            };
            let taken = both(draft.take::<Example>(), draft.take::<Limits>());
            plain(&taken.unwrap_err(), &folder)
        }
    };
    all.lines().skip(1).map(|line| line.trim().to_owned()).collect()
}

#[test]
fn the_last_word_counts() {
    let text = "loud = true\nlisten = \"127.0.0.1:1\"\n[mail]\nhost = \"a\"\n";
    let draft = read(text, &[("EX_LISTEN", "127.0.0.1:2"), ("EX_MAIL__PASSWORD", "42")]);
    let draft = draft.unwrap();
    let example: Example = draft.take().unwrap();
    assert_eq!(example.listen.port(), 2);
    assert!(example.loud);
    let mail = example.mail.unwrap();
    assert_eq!((mail.host.as_str(), mail.password.as_deref()), ("a", Some("42")));
    assert_eq!(mail.security, Security::Tls);
    assert_eq!(draft.take::<Limits>().unwrap().tries, 5);
    let shown: Vec<_> = draft.settings().into_iter().map(|one| (one.key, one.value)).collect();
    assert!(shown.contains(&("mail.password".into(), "••••".into())));
    assert!(shown.contains(&("listen".into(), "\"127.0.0.1:2\"".into())));
}

#[test]
fn a_file_holds_a_secret_also_where_it_is_overruled() {
    let holds =
        |text: &str, variables: &[(&str, &str)]| read(text, variables).unwrap().file_holds_secret();
    assert!(!holds("[mail]\nhost = \"a\"", &[("EX_MAIL__PASSWORD", "b")]));
    assert!(holds("[mail]\nhost = \"a\"\npassword = \"b\"", &[]));
    assert!(holds("[mail]\nhost = \"a\"\npassword = \"b\"", &[("EX_MAIL__PASSWORD", "c")]));
}

#[test]
fn an_underscore_too_few_or_too_many_is_told_with_the_right_name() {
    assert_eq!(
        refused("", &[("EX_MAIL_HOST", "a"), ("EX__LOUD", "true"), ("EX_MAIL__ZZZ", "1")]),
        [
            "EX_MAIL_HOST: mail_host: there is no such variable; did you mean EX_MAIL__HOST?",
            "EX__LOUD: _loud: there is no such variable; did you mean EX_LOUD?",
            "EX_MAIL__ZZZ: mail.zzz: there is no such variable",
        ]
    );
    let keys = Keys::of::<Example>();
    assert_eq!(environment::meant(&keys, "EX_", "EX_MAIL__HOST"), None);
    assert_eq!(environment::meant(&keys, "EX_", "EX_DOORS_NAME"), None);
}

#[test]
fn texts_without_a_letter_are_refused_together() {
    let text = "loud = true\n[mail]\nhost = \"\"\n[[doors]]\nname = \" \"\n";
    assert_eq!(
        refused(text, &[("EX_MAIL__PASSWORD", ""), ("EX_LISTEN", " ")]),
        [
            "example.toml, line 5: doors[0].name: this is empty; write a text, or leave it out",
            "example.toml, line 3: mail.host: this is empty; write a text, or leave it out",
            "EX_MAIL__PASSWORD: mail.password: this is empty; write a text, or leave it out",
            "EX_LISTEN: listen: this is empty; write a text, or leave it out",
        ]
    );
}

#[test]
fn everything_that_keys_do_not_take_is_refused_at_once() {
    let text = "listen = \"here\"\nloud = 1\ntries = -1\n\
                [mail]\nhost = 5\nsecurity = \"some\"\n\
                [main]\nname = 6\npaths = 7\n\
                [[doors]]\nname = \"a\"\npaths = [\"a\", 1]\n[[doors]]\nname = \"b\"\npaths = 2\n";
    let lines = refused(text, &[]);
    let starts = [
        "line 12: doors[0].paths[1]: invalid type: integer `1`",
        "line 15: doors[1].paths: invalid type: integer `2`",
        "line 1: listen: invalid socket address",
        "line 2: loud: invalid type: integer `1`",
        "line 5: mail.host: invalid type: integer `5`",
        "line 6: mail.security: unknown variant `some`",
        "line 8: main.name: invalid type: integer `6`",
        "line 9: main.paths: invalid type: integer `7`",
        "line 3: tries: invalid value: integer `-1`",
    ];
    for start in starts {
        let found = lines.iter().any(|line| line.starts_with(&format!("example.toml, {start}")));
        assert!(found, "{start}: {lines:#?}");
    }
    // Nothing is told of a table that only lacks what is wrong with it.
    assert!(!lines.iter().any(|line| line.contains("missing")), "{lines:#?}");
}

#[test]
fn a_table_that_is_there_by_default_may_be_given_in_part() {
    let door = |text: &str, variables: &[(&str, &str)]| {
        let draft = read(text, variables).unwrap();
        let shown: Vec<_> = draft.settings().into_iter().map(|setting| setting.key).collect();
        (draft.take::<Example>().unwrap().main, shown)
    };
    let (main, shown) = door("[main]\npaths = [\"/a\"]", &[]);
    assert_eq!((main.name.as_str(), main.paths.as_slice()), ("main", &["/a".to_owned()][..]));
    assert_eq!(shown, ["main.paths"]);
    let (main, shown) = door("", &[("EX_MAIN__NAME", "front")]);
    assert_eq!((main.name.as_str(), main.paths.len()), ("front", 0));
    assert_eq!(shown, ["main.name"]);
    assert_eq!(door("", &[]).0.name, "main");
}

#[test]
fn keys_and_variables_that_there_are_not_are_refused_together_by_line() {
    let text = "laud = true\n\n[mail]\nhost = \"a\"\nsecurty = \"tls\"\n\n[[doors]]\nname = \"a\"\n\n[[doors]]\nname = \"b\"\nzzz = 1\n";
    assert_eq!(
        refused(text, &[("EX_TRIE", "4"), ("EX_LOUD", "perhaps"), ("OTHER", "x")]),
        [
            "example.toml, line 12: doors[1].zzz: there is no such key",
            "example.toml, line 1: laud: there is no such key; did you mean loud?",
            "example.toml, line 5: mail.securty: there is no such key; did you mean mail.security?",
            "EX_TRIE: trie: there is no such variable; did you mean EX_TRIES?",
            "EX_LOUD: loud: write true or false",
        ]
    );
}

#[test]
fn what_a_key_does_not_take_is_refused_by_line() {
    let wrong = [
        (
            "loud = true\ntries = \"many\"",
            "line 2: tries: invalid type: string \"many\", expected u32; write a whole number",
        ),
        (
            "loud = true\ntries = -1",
            "line 2: tries: invalid value: integer `-1`, expected u32; write a whole number",
        ),
        (
            "loud = 1",
            "line 1: loud: invalid type: integer `1`, expected a boolean; write true or false",
        ),
        ("loud = true\nlisten = \"here\"", "line 2: listen: invalid socket address syntax"),
        ("loud = true\n[mail]\nsecurity = \"tls\"", "line 2: mail: missing field `host`"),
        (
            "loud = true\n[[doors]]\nname = \"a\"\npaths = [\"a\", 1]",
            "line 4: doors[0].paths[1]: invalid type: integer `1`, expected a string",
        ),
    ];
    for (text, message) in wrong {
        assert_eq!(refused(text, &[]), [format!("example.toml, {message}")]);
    }
}

#[test]
fn a_secret_that_is_no_text_is_not_shown() {
    let lines = refused("loud = true\n[mail]\nhost = \"a\"\npassword = 48151623", &[]);
    assert_eq!(
        lines,
        ["example.toml, line 4: mail.password: this is no text; write text, in quotes"]
    );
}

#[test]
fn a_file_that_is_no_toml_is_refused_by_line() {
    let lines = refused("loud = true\nlisten = \n", &[]);
    assert!(lines[0].starts_with("example.toml, line 2: this is no TOML: "), "{lines:?}");
}

#[test]
fn what_is_judged_wrong_is_said_where_it_stands() {
    let draft = read("tries = 5\n[mail]\nhost = \"a\"", &[("EX_LOUD", "true")]).unwrap();
    let mut faults = Faults::default();
    faults.unless(true, "tries", "fine");
    assert_eq!(draft.judge(&faults), Ok(()));
    faults.unless(false, "mail.security", "no");
    faults.unless(false, "loud", "too loud");
    faults.unless(false, "listen", "elsewhere");
    let refusal = draft.judge(&faults).unwrap_err().to_string();
    for line in [
        "example.toml, line 2: mail.security: no",
        "EX_LOUD: loud: too loud",
        "the default: listen: elsewhere",
    ] {
        assert!(refusal.contains(line), "{refusal}");
    }
}
