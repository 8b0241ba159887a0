//! A gateway with so many accounts.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::fleet;
use crate::bench::account_page::load;
use crate::bench::fleet::{SESSION_CHECK, configuration, wide};
use crate::bench::gateway::{Gateway, SESSION, Seat, empty_folder, free_address};
use crate::bench::postgres::Cluster;
use crate::bench::pressure::press;
use crate::bench::regular::Regular;
use crate::bench::sign_ins::sign_ins;
use crate::bench::wire::{Request, Wire};
use crate::bench::yardstick;
use crate::workspace::Workspace;

/// Where they keep their data.
const FOLDER: &str = "growth";

/// The database of PostgreSQL that all others begin as.
const BASE: &str = "base";

/// How often somebody has signed in who then looks at the events.
const SIGNED_IN: usize = 10;

/// What everybody begins as: a few people who have enrolled.
pub struct Base {
    folder: PathBuf,
    people: Vec<Regular>,
    /// Somebody who looks at pages and does nothing that pages tell.
    reader: Regular,
}

impl Base {
    pub fn make(workspace: &Workspace, cluster: Option<&Cluster>, people: usize) -> Result<Self> {
        let url = cluster.map(|cluster| cluster.create(BASE, None)).transpose()?;
        let fleet = fleet(workspace, url.as_deref())?;
        let mut people = fleet.enrol(people + 1)?;
        let reader = people.pop().context("nobody has enrolled")?;
        let mut wire = Wire::to(reader.site())?;
        (0..SIGNED_IN).try_for_each(|_| reader.sign_in(&mut wire).map(drop))?;
        let folder = fleet.folder().to_path_buf();
        fleet.gateway.stop()?;
        Ok(Self { folder, people, reader })
    }
}

/// A gateway over a database that was filled.
pub struct Town {
    gateway: Gateway,
    people: Vec<Regular>,
    reader: Regular,
    /// Cookies of sessions from all over the table.
    sessions: Vec<String>,
    megabytes: f64,
}

impl Town {
    pub fn of(
        workspace: &Workspace,
        base: &Base,
        cluster: Option<&Cluster>,
        accounts: u32,
    ) -> Result<Self> {
        let folder = empty_folder(workspace, &format!("{FOLDER}/{accounts}"))?;
        copy(&base.folder.join("data"), &folder.join("data"))?;
        let url = match cluster {
            Some(cluster) => cluster.create(&format!("town_{accounts}"), Some(BASE))?,
            None => format!("sqlite://{}", folder.join("data/gateway.db").display()),
        };
        let figures = yardstick::figures(workspace, &["crowd", &url, &accounts.to_string()])?;
        let tokens = figures.get("tokens").and_then(Value::as_array).context("no tokens")?;
        let tokens = tokens.iter().filter_map(Value::as_str);
        let sessions = tokens.map(|token| format!("{SESSION}={token}")).collect();
        let bytes = figures.get("bytes").and_then(Value::as_f64).context("no size")?;
        let config = configuration(&folder, base.reader.post())?;
        let mut variables = wide().to_vec();
        variables.extend([("TESSERA_CONFIG", &*config), ("TESSERA_DATABASE_URL", &*url)]);
        let address = free_address()?;
        let seat = Seat { folder: &folder, listen: address, public: address };
        let gateway = Gateway::open(workspace, &seat, &variables, Vec::new())?;
        let people = base.people.iter().map(|person| person.at(address)).collect();
        let reader = base.reader.at(address);
        Ok(Self { gateway, people, reader, sessions, megabytes: bytes / 1e6 })
    }

    /// The database on its disk, when it had just been filled.
    pub const fn megabytes(&self) -> f64 {
        self.megabytes
    }

    /// Milliseconds until it is ready.
    pub fn start(&mut self) -> Result<f64> {
        Ok(self.gateway.restart()?.as_secs_f64() * 1000.0)
    }

    /// Milliseconds from one to the next.
    pub fn sign_ins(&self, limit: Duration) -> Result<f64> {
        Ok(1000.0 / sign_ins(&self.people, limit)?.a_second()?)
    }

    /// The median in milliseconds, as of the pages.
    pub fn session_checks(&self, limit: Duration) -> Result<f64> {
        let (path, header) = SESSION_CHECK;
        self.through_sessions(limit, |at, session| {
            Request::get(at, path, &[header, ("cookie", session)])
        })
    }

    pub fn account_pages(&self, limit: Duration) -> Result<f64> {
        self.through_sessions(limit, |at, session| {
            Request::get(at, "/account", &[("cookie", session)])
        })
    }

    /// Of people whose events are real: those of others do not open.
    pub fn event_pages(&self, limit: Duration) -> Result<f64> {
        let at = self.gateway.address;
        let page = Request::get(at, "/account/security", &[("cookie", &self.reader.session)]);
        load(at, &[page], limit)?.samples.median()
    }

    /// One connection, and the next session for each request.
    fn through_sessions(
        &self,
        limit: Duration,
        request: impl Fn(SocketAddr, &str) -> Request + Sync,
    ) -> Result<f64> {
        let at = self.gateway.address;
        let requests: Vec<Request> =
            self.sessions.iter().map(|session| request(at, session)).collect();
        let pressed = press(1, limit, |_| {
            let (mut wire, mut turns) = (Wire::to(at)?, requests.iter().cycle());
            Ok(move || {
                let request = turns.next().context("there is no session")?;
                wire.must(request).map(drop)
            })
        })?;
        pressed.samples.median()
    }

    pub fn stop(self) -> Result<()> {
        self.gateway.stop()
    }
}

/// Gives back the disk.
pub fn clear(workspace: &Workspace) -> Result<()> {
    fs::remove_dir_all(workspace.target("bench").join(FOLDER))?;
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    // Keys lie where nobody else looks.
    fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    Ok(())
}
