//! `doctor`: tries what is configured, changes nothing, and says what to do.

mod files;
mod keys;
mod mail;
mod mirrored;
mod services;

use std::path::Path;

use configuration::Draft;
use doctor::{Report, is_first_start, look_at_database, look_at_disk};
use identity::MIGRATIONS;

use crate::{config::Config, open::Surroundings};

/// Looks at everything that a gateway with this configuration stands on; `draft` says where
/// it comes from, and `file` where the file is. A running gateway is not disturbed.
pub async fn examine(config: &Config, draft: &Draft, file: Option<&Path>) -> Report {
    let surroundings = Surroundings::of_this_machine();
    let now = surroundings.clock.now();
    let mut report = Report::default();
    let first_start = is_first_start(&config.database(), "accounts").await;
    report.extend(files::look(config, draft, file, first_start));
    report.extend([look_at_disk(&config.data)]);
    let (database, has_keys) = (config.database(), config.data.join("keys").exists());
    report.extend(look_at_database(&database, &MIGRATIONS, now.millis(), has_keys).await);
    report.extend([mail::look(config.smtp.as_ref()).await]);
    let (found, signing) = keys::look(config, &surroundings.clock, first_start);
    report.extend([found]);
    // Whatever is asked from here on knows the gateway by its keys.
    if let Some(signing) = signing {
        report.extend(mirrored::look(config, &signing, &surroundings).await);
        for service in config.all_services() {
            report.extend(services::look(config, service, &signing, &surroundings).await);
        }
    }
    report
}
