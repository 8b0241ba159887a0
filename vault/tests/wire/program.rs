//! The vault as a program of its own, which can be killed.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use ambient::{Clock, SystemClock};

use super::stage::Stage;

/// Turns the stage's clock to the system's time, which the program goes by.
pub fn catch_up(stage: &Stage) {
    stage.clock.set(SystemClock.now());
}

/// A running program; it ends with the test.
pub struct Program(Child);

impl Program {
    /// Starts it over the stage's database, in the place of the stage's own vault.
    pub async fn start(stage: &mut Stage) -> Self {
        stage.vault.close().await;
        catch_up(stage);
        let settings = &stage.settings;
        let mut child = Command::new(env!("CARGO_BIN_EXE_tessera-vault"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .env("TESSERA_VAULT_DATA", &settings.data)
            .env("TESSERA_VAULT_DATABASE_URL", settings.database_url.as_ref().unwrap())
            .env("TESSERA_VAULT_ISSUER", &settings.issuer)
            .env("TESSERA_VAULT_GATEWAY_ISSUER", &settings.gateway_issuer)
            .env(
                "TESSERA_VAULT_GATEWAY_JWKS_URL",
                settings.gateway_jwks_url.as_ref().unwrap().as_str(),
            )
            .env("NO_COLOR", "1")
            .env("RUST_LOG", "info")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let address = lines
            .find_map(|line| Some(line.split_once("address=")?.1.to_owned()))
            .expect("it says where it listens");
        // Whatever else it says is read, so that it never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        stage.base = format!("http://{}", address.trim());
        Self(child)
    }

    /// The most memory that it has had for itself so far, in KiB: what was resident, without the
    /// program's own file, most of which is not there once it is optimised.
    pub fn peak_kib(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id())).unwrap();
        let kib = |name: &str| -> u64 {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
            line.trim().trim_end_matches(" kB").parse().unwrap()
        };
        kib("VmHWM:") - kib("RssFile:")
    }

    /// Ends it as a power cut does.
    pub fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have been killed before.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
