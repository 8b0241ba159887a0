//! A gateway as it is operated, with a vault and a mail server, whose throttles let a benchmark
//! through: by its configuration, which is where an operator would widen them.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Result, anyhow};

use super::gateway::{Gateway, Seat, empty_folder, free_address};
use super::post_office::PostOffice;
use super::regular::Regular;
use super::vault;
use crate::progress::step;
use crate::workspace::Workspace;

/// Everybody here comes from one address, and signs in far more often than anybody would.
const WIDE: [(&str, &str); 4] = [
    ("TESSERA_NETWORK_BURST", "100000000"),
    ("TESSERA_NETWORK_PER_MINUTE", "100000000"),
    ("TESSERA_CODES_PER_HOUR", "1000000"),
    ("TESSERA_FREE_FAILURES", "100"),
];

/// What a proxy in front may ask at `/forward-auth`: the cheapest request that does nothing but
/// look at a session.
const RULE: &str = "[[forward_auth]]\npath = \"/\"\ntitle = \"All\"\nneeds = \"signed-in\"\n";

/// What is asked there.
pub const SESSION_CHECK: (&str, (&str, &str)) = ("/forward-auth", ("x-forwarded-uri", "/"));

/// A gateway, and what it stands on.
pub struct Fleet {
    pub gateway: Gateway,
    pub post: PostOffice,
    folder: PathBuf,
    variables: Vec<(String, String)>,
}

impl Fleet {
    /// Starts one, with these variables besides.
    pub fn start(workspace: &Workspace, more: &[(&str, &str)]) -> Result<Self> {
        let (at, vault_at) = (free_address()?, free_address()?);
        let folder = empty_folder(workspace, "gateway")?;
        let post = PostOffice::open()?;
        let url = format!("http://{vault_at}");
        let config = configuration(&folder, &post)?;
        let variables: Vec<(String, String)> = WIDE
            .into_iter()
            .chain([("TESSERA_CONFIG", &*config), ("TESSERA_VAULT__URL", &url)])
            .chain(more.iter().copied())
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let vault = vault::start(workspace, vault_at, at, &[])?;
        let seat = Seat { folder: &folder, listen: at, public: at };
        let mut gateway = Gateway::open(workspace, &seat, &borrowed(&variables), vec![vault])?;
        gateway.post = Some(post.clone());
        Ok(Self { gateway, post, folder, variables })
    }

    /// The folder of what the gateway keeps.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Another gateway over the same database and the same keys.
    pub fn replica(&self, workspace: &Workspace) -> Result<Gateway> {
        let public = self.gateway.address;
        let seat = Seat { folder: &self.folder, listen: free_address()?, public };
        Gateway::open(workspace, &seat, &borrowed(&self.variables), Vec::new())
    }

    /// So many people, who enrol as many at a time as hashes are computed.
    pub fn enrol(&self, people: usize) -> Result<Vec<Regular>> {
        step(&format!("enrolling {people} people"), || {
            let enrol = |number: usize| {
                Regular::enrol(&self.gateway, &self.post, format!("regular-{number:04}"))
            };
            let numbers: Vec<usize> = (0..people).collect();
            let halves = numbers.split_at(people / 2);
            thread::scope(|scope| {
                let running = [halves.0, halves.1].map(|numbers| {
                    scope.spawn(move || {
                        numbers.iter().map(|&number| enrol(number)).collect::<Result<Vec<_>>>()
                    })
                });
                let mut all = Vec::new();
                for half in running {
                    all.append(&mut half.join().map_err(|_| anyhow!("enrolling panicked"))??);
                }
                Ok(all)
            })
        })
    }
}

/// Writes the file with what is a table there. Gives its path.
pub fn configuration(folder: &Path, post: &PostOffice) -> Result<String> {
    let file = folder.join("gateway.toml");
    let smtp = format!(
        "[smtp]\nhost = \"127.0.0.1\"\nport = {}\nsecurity = \"none\"\n\
         from = \"Tessera <no-reply@example.org>\"\n",
        post.address.port()
    );
    fs::write(&file, format!("{smtp}\n{RULE}"))?;
    Ok(file.to_string_lossy().into_owned())
}

/// Throttles wide open, for a gateway that is not part of a fleet.
pub const fn wide() -> [(&'static str, &'static str); 4] {
    WIDE
}

fn borrowed(variables: &[(String, String)]) -> Vec<(&str, &str)> {
    variables.iter().map(|(name, value)| (&**name, &**value)).collect()
}
