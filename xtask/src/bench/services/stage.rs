//! A vault, a plain service, a gateway, and somebody whose vault is open.

use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use ureq::Agent;

use crate::bench::gateway::{Gateway, connection, empty_folder, free_address};
use crate::bench::load::Request;
use crate::bench::person::Person;
use crate::bench::vault;
use crate::command;
use crate::profile::Profile;
use crate::progress::Stopwatch;
use crate::serve::child::Child;
use crate::server::cargo;
use crate::workspace::Workspace;

use super::FILE_BYTES;

/// How many records the vault's list has.
const RECORDS: usize = 10;

/// How long a new account may take to be in the vault.
const ACCOUNT_LIMIT: u32 = 200;

/// Longer than any measurement.
const OPEN: [(&str, &str); 1] = [("TESSERA_VAULT_GRANT_MAX_AGE", "3600")];

pub struct Stage {
    gateway: Gateway,
    vault: String,
    plain: String,
    http: Agent,
    session: String,
    account: String,
    sid: String,
    calling: PathBuf,
}

impl Stage {
    pub fn set(workspace: &Workspace) -> Result<Self> {
        examples(workspace)?;
        let [at, vault_at, plain] = [free_address()?, free_address()?, free_address()?];
        let services =
            vec![vault::start(workspace, vault_at, at, &OPEN)?, start_plain(workspace, plain)?];
        let config = empty_folder(workspace, "services")?.join("gateway.toml");
        let entry = "[[services]]\nname = \"plain\"\ntitle = \"A plain service\"\npaths = [\"/\"]";
        fs::write(&config, format!("{entry}\nurl = \"http://{plain}\"\n"))?;
        let variables = [
            ("TESSERA_CONFIG", &*config.to_string_lossy()),
            ("TESSERA_VAULT__URL", &*format!("http://{vault_at}")),
            ("TESSERA_NETWORK_BURST", "1000000"),
        ];
        let gateway = Gateway::start_at(workspace, at, &variables, services)?;
        let person = Person::named("evelyn".to_owned());
        let session = person.enrol(&gateway)?.session;
        let mut stage = Self {
            gateway,
            vault: format!("http://{vault_at}"),
            plain: format!("http://{plain}"),
            http: connection(),
            session,
            account: String::new(),
            sid: String::new(),
            calling: Profile::Dist.program(workspace, "examples/calling"),
        };
        let challenge = stage.locked()?;
        stage.session = person.unlock(&stage.gateway, &stage.session, &challenge)?;
        stage.through("vault/records").ask(&stage.http).context("the vault does not open")?;
        stage.look_at_a_call()?;
        (0..RECORDS)
            .try_for_each(|number| stage.add_file(&format!("Record {number}")).map(drop))?;
        stage.gateway.restart()?;
        stage.http = connection();
        Ok(stage)
    }

    /// The challenge of the pattern that opens the vault, once the account has arrived there.
    fn locked(&self) -> Result<String> {
        for _ in 0..ACCOUNT_LIMIT {
            let url = format!("{}/s/vault/records", self.gateway.url);
            let mut response = self.http.get(url).header("cookie", &self.session).call()?;
            let body = response.body_mut().read_to_string()?;
            let problem: Option<Value> = serde_json::from_str(&body).ok();
            let unlock = problem.as_ref().and_then(|problem| problem.get("unlock")?.as_str());
            if let Some(challenge) = unlock.and_then(|path| path.strip_prefix("/unlock/")) {
                return Ok(challenge.to_owned());
            }
            thread::sleep(Duration::from_millis(25));
        }
        bail!("the vault asks for no pattern")
    }

    /// Takes from a call of the gateway's by which names the vault knows account and session.
    fn look_at_a_call(&mut self) -> Result<()> {
        let url = format!("{}/s/plain/call", self.gateway.url);
        let mut response = self.http.get(url).header("cookie", &self.session).call()?;
        let call = response.body_mut().read_to_string()?;
        let claims = call.split('.').nth(1).context("the plain service tells no call")?;
        let claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims)?)?;
        let text = |name: &str| {
            let text = claims.get(name).and_then(Value::as_str);
            text.map(str::to_owned).with_context(|| format!("a call has no {name}"))
        };
        (self.account, self.sid) = (text("sub")?, text("sid")?);
        Ok(())
    }

    /// A call that the vault takes for the gateway's, for as long as calls live.
    pub fn bearer(&self, path: &str) -> Result<String> {
        let key = self.gateway.data.join("keys/call.pem");
        let mut calling = Command::new(&self.calling);
        calling.arg(key).args([&self.gateway.url, &self.vault, &self.account, &self.sid]);
        Ok(format!("Bearer {}", command::output(calling.args(["GET", path]))?.trim()))
    }

    pub fn direct<'a>(&self, path: &str, bearer: &'a str) -> Request<'a> {
        Request { url: format!("{}{path}", self.vault), header: ("authorization", bearer) }
    }

    pub fn plain_direct(&self, path: &str) -> Request<'_> {
        Request { url: format!("{}{path}", self.plain), header: ("accept", "*/*") }
    }

    pub fn through(&self, path: &str) -> Request<'_> {
        Request { url: format!("{}/s/{path}", self.gateway.url), header: ("cookie", &self.session) }
    }

    /// Adds a record for a file, and gives its id.
    pub fn add_file(&self, title: &str) -> Result<String> {
        let draft = json!({ "kind": "file", "title": title, "fields": { "name": "tape.bin" } });
        let mut response = self
            .http
            .post(format!("{}/s/vault/records", self.gateway.url))
            .header("cookie", &self.session)
            .header("origin", &self.gateway.url)
            .header("content-type", "application/json")
            .send(draft.to_string())?;
        let body = response.body_mut().read_to_string()?;
        let record: Value = serde_json::from_str(&body).with_context(|| body.clone())?;
        let id = record.get("id").and_then(Value::as_str);
        id.map(str::to_owned).with_context(|| format!("no record is added: {body}"))
    }

    /// Sends a file, and says how long that took.
    pub fn store(&self, path: &str, bytes: &[u8]) -> Result<Duration> {
        let request = self
            .http
            .put(format!("{}/s/{path}", self.gateway.url))
            .header("cookie", &self.session)
            .header("origin", &self.gateway.url)
            .header("content-type", "application/octet-stream");
        let watch = Stopwatch::start();
        let mut response = request.send(bytes)?;
        let body = response.body_mut().read_to_string()?;
        if response.status() != 200 {
            bail!("the file is not stored: {} {body}", response.status());
        }
        Ok(watch.elapsed())
    }

    pub fn peaks(&self) -> Result<Vec<(&'static str, f64)>> {
        self.gateway.peaks()
    }

    pub fn core_ms(&self) -> Result<Vec<(&'static str, f64)>> {
        self.gateway.core_ms()
    }

    pub fn clear(self) -> Result<()> {
        self.gateway.stop()
    }
}

fn examples(workspace: &Workspace) -> Result<()> {
    for (package, example) in [("vault", "plain"), ("tickets", "calling")] {
        let mut build = cargo();
        build.current_dir(workspace.root()).arg("build").args(Profile::Dist.arguments());
        command::run(build.args(["--package", package, "--example", example]))?;
    }
    Ok(())
}

fn start_plain(workspace: &Workspace, at: SocketAddr) -> Result<Child> {
    let mut command = Command::new(Profile::Dist.program(workspace, "examples/plain"));
    command.args([at.to_string(), FILE_BYTES.to_string()]);
    Child::start("plain service", &mut command)
}
