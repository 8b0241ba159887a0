//! Where a fault happens: a gateway and a vault as they are released, a mail server, and a line
//! between the two that is listened to.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use rand::rngs::Xoshiro256PlusPlus;
use serde_json::{Value, json};

use super::database::{self, Database};
use super::postgres::Cluster;
use super::server::{Server, empty, lasting_address};
use super::wiretap::Wiretap;
use crate::bench::gateway::forget_settings;
use crate::mail_server::MailServer;
use crate::profile::Profile;
use crate::workspace::Workspace;

/// Limits that are in nobody's way, and the least that a verification may cost.
const GATEWAY: [(&str, &str); 9] = [
    ("TESSERA_NETWORK_BURST", "1000000"),
    ("TESSERA_CODES_PER_HOUR", "1000"),
    ("TESSERA_CODE_SENDS", "20"),
    ("TESSERA_RESEND_AFTER_SECONDS", "1"),
    ("TESSERA_FREE_FAILURES", "100"),
    ("TESSERA_HASH_MEMORY_KIB", "19456"),
    ("TESSERA_HASH_PASSES", "2"),
    ("TESSERA_HASH_LANES", "1"),
    ("RUST_LOG", "warn"),
];

/// What differs from one stage to another.
#[derive(Default)]
pub struct Setting {
    /// More of both programs' environment.
    pub variables: Vec<(&'static str, String)>,
    /// Where the data is; a folder of the stage's own otherwise.
    pub data: Option<PathBuf>,
    /// What holds the databases; files otherwise.
    pub postgres: Option<Cluster>,
}

/// The stage, as long as it is not dropped.
pub struct Stage {
    pub gateway: Server,
    pub vault: Server,
    pub mail: Arc<MailServer>,
    pub tap: Arc<Wiretap>,
    pub postgres: Option<Cluster>,
    /// What the gateway keeps.
    pub identities: Database,
    /// What the vault keeps.
    pub records: Database,
    pub url: String,
    data: PathBuf,
    operator: Operator,
}

/// Gives the gateway's commands, as its operator would on its machine.
#[derive(Clone)]
pub struct Operator {
    program: PathBuf,
    environment: BTreeMap<String, String>,
}

impl Stage {
    /// Starts everything with empty databases, in the folder of this name.
    pub fn set(
        workspace: &Workspace,
        name: &str,
        setting: Setting,
        chance: &mut Xoshiro256PlusPlus,
    ) -> Result<Self> {
        let folder = workspace.target("chaos").join(name);
        empty(&folder)?;
        let data = setting.data.unwrap_or_else(|| folder.join("data"));
        let site = site(&folder)?;
        let (at, vault_at) = (lasting_address(chance)?, lasting_address(chance)?);
        let (mail, tap) = (MailServer::start()?, Wiretap::start(vault_at)?);
        let url = format!("http://{at}");

        let mut environment: BTreeMap<String, String> =
            GATEWAY.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        environment.extend([
            ("TESSERA_PUBLIC_URL".into(), url.clone()),
            ("TESSERA_SITE_DIR".into(), site.display().to_string()),
            ("TESSERA_VAULT__URL".into(), tap.url()),
            ("TESSERA_SMTP__HOST".into(), "127.0.0.1".into()),
            ("TESSERA_SMTP__PORT".into(), mail.address().port().to_string()),
            ("TESSERA_SMTP__SECURITY".into(), "none".into()),
            ("TESSERA_SMTP__FROM".into(), "Tessera <no-reply@example.org>".into()),
        ]);
        let program = Profile::Dist.program(workspace, "tessera-vault");
        let mut vault = Command::new(program);
        forget_settings(&mut vault);
        vault
            .args(["serve", "--data"])
            .arg(data.join("vault"))
            .env("TESSERA_VAULT_LISTEN", vault_at.to_string())
            .env("TESSERA_VAULT_ISSUER", tap.url())
            .env("TESSERA_VAULT_GATEWAY_ISSUER", &url)
            .env("RUST_LOG", "warn");
        let [identities, records] = match &setting.postgres {
            Some(cluster) => {
                environment.insert("TESSERA_DATABASE_URL".into(), cluster.url("gateway"));
                vault.env("TESSERA_VAULT_DATABASE_URL", cluster.url("vault"));
                ["gateway", "vault"].map(|name| cluster.database(name))
            }
            None => files(&database::sqlite(workspace)?, &data),
        };
        let program = Profile::Dist.program(workspace, "tessera-gateway");
        let operator = Operator { program, environment };
        let mut gateway = operator.command(&data);
        gateway.arg("serve").args(["--listen", &at.to_string()]);
        for (name, value) in &setting.variables {
            gateway.env(name, value);
            vault.env(name, value);
        }
        let mut stage = Self {
            gateway: Server::new("gateway", at, gateway, folder.join("gateway.log")),
            vault: Server::new("vault", vault_at, vault, folder.join("vault.log")),
            mail: Arc::new(mail),
            tap: Arc::new(tap),
            postgres: setting.postgres,
            identities,
            records,
            url,
            data,
            operator,
        };
        stage.vault.start()?;
        stage.gateway.start()?;
        Ok(stage)
    }

    /// Where the data of both is.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Who gives commands.
    pub fn operator(&self) -> &Operator {
        &self.operator
    }

    /// Ends both as a crash would, and starts them over what they left.
    pub fn restart(&mut self) -> Result<()> {
        self.gateway.kill()?;
        self.vault.kill()?;
        self.vault.start()?;
        self.gateway.start()?;
        Ok(())
    }

    /// Ends both in order.
    pub fn stop(&mut self) -> Result<()> {
        self.gateway.stop()?;
        self.vault.stop()
    }
}

impl Operator {
    /// The gateway's program over the data in a folder.
    fn command(&self, data: &Path) -> Command {
        let mut command = Command::new(&self.program);
        forget_settings(&mut command);
        command.envs(&self.environment).env("TESSERA_DATA", data.join("gateway"));
        command
    }

    /// Reads the whole log of events: where its chains end, and what is wrong with it.
    pub fn verify(&self, data: &Path, anchors: &[String]) -> Result<Verified> {
        let mut verify = self.command(data);
        verify.args(["events", "verify", "--json"]);
        for anchor in anchors {
            verify.args(["--anchor", anchor]);
        }
        let output = verify.output().context("the log of events cannot be verified")?;
        let said: Value = serde_json::from_slice(&output.stdout).with_context(|| {
            format!("events verify: {}", String::from_utf8_lossy(&output.stderr).trim())
        })?;
        let list = |name: &str| -> Vec<String> {
            let list = said.get(name).and_then(Value::as_array);
            list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
        };
        Ok(Verified { flaws: list("flaws"), anchors: list("anchors") })
    }
}

/// What the log of events says of itself.
pub struct Verified {
    pub flaws: Vec<String>,
    pub anchors: Vec<String>,
}

/// The two files of databases in a folder of data.
pub fn files(sqlite: &Path, data: &Path) -> [Database; 2] {
    ["gateway/gateway.db", "vault/vault.db"]
        .map(|file| Database::File { program: sqlite.to_path_buf(), file: data.join(file) })
}

/// Pages are not asked for, but a gateway does not start without knowing where they are.
fn site(folder: &Path) -> Result<PathBuf> {
    let site = folder.join("site");
    fs::create_dir_all(&site)?;
    let assets = json!({
        "script": "a", "module": "b", "wasm": "c", "style": "d", "later_style": "e", "words": {},
    });
    fs::write(site.join("manifest.json"), assets.to_string())?;
    Ok(site)
}
