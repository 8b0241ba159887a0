//! What happens without a request: mail, telling services, and forgetting.

use std::{sync::Arc, time::Duration};

use identity::Identity;
use metrics::counter;
use telemetry::TRACES;
use tokio::{
    sync::watch,
    task::JoinSet,
    time::{self, MissedTickBehavior},
};
use tracing::{Instrument as _, info_span};

use crate::{lock::Services, mail::Post};

/// How often the outboxes are looked into when nothing has rung. Another replica may have filled
/// them.
const EVERY: Duration = Duration::from_secs(1);
/// How often what has expired is forgotten, however often the outboxes ring meanwhile.
const TIDY_EVERY: Duration = Duration::from_secs(60);

/// How long deliveries that are under way may take when the work ends. What is cut off is tried
/// again only once its claim has run out, and somebody waits for that mail.
const LAST_DELIVERIES: Duration = Duration::from_secs(5);

/// Works until `stop` says so.
pub async fn work(
    identity: Arc<Identity>,
    post: Arc<Post>,
    services: Arc<Services>,
    mut stop: watch::Receiver<bool>,
) {
    let mut deliveries = JoinSet::new();
    let mut tidying = time::interval(TIDY_EVERY);
    tidying.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while !*stop.borrow() {
        // Each outbox by itself: what holds one up must not hold up the others.
        note(deliver_mails(&identity, &post, &mut deliveries).await);
        note(tell_services(&identity, &services, &mut deliveries).await);
        while deliveries.try_join_next().is_some() {}
        tokio::select! {
            () = identity.outbox_filled() => {}
            () = time::sleep(EVERY) => {}
            _ = tidying.tick() => tidy(&identity).await,
            _ = stop.changed() => {}
        }
    }
    let ended = async { while deliveries.join_next().await.is_some() {} };
    if time::timeout(LAST_DELIVERIES, ended).await.is_err() {
        tracing::warn!("deliveries were cut off; they are tried again");
    }
}

async fn tidy(identity: &Identity) {
    if let Err(error) = identity.tidy().await {
        tracing::error!(error = &error as &dyn std::error::Error, "nothing could be tidied");
    }
}

async fn deliver_mails(
    identity: &Arc<Identity>,
    post: &Arc<Post>,
    deliveries: &mut JoinSet<()>,
) -> identity::Result<()> {
    // One slow mail server must not keep the others waiting: every delivery is a task.
    for mail in identity.claim_mails().await? {
        let (identity, post) = (Arc::clone(identity), Arc::clone(post));
        let span = info_span!(target: TRACES, "mail");
        let deliver = async move {
            let sent = post.send(&mail).await;
            let outcome = if sent.is_ok() { "sent" } else { "refused" };
            counter!("tessera_mails_total", "outcome" => outcome).increment(1);
            let done = match (sent, &*post) {
                (Ok(()), Post::Smtp(_)) => identity.mail_sent(&mail).await,
                (Ok(()), Post::Inbox) => identity.mail_shown(&mail).await,
                (Err(error), _) => {
                    tracing::warn!(%error, "a mail could not be handed over; it is tried again");
                    identity.mail_failed(&mail).await
                }
            };
            note(done);
        };
        deliveries.spawn(deliver.instrument(span));
    }
    Ok(())
}

async fn tell_services(
    identity: &Arc<Identity>,
    services: &Arc<Services>,
    deliveries: &mut JoinSet<()>,
) -> identity::Result<()> {
    for delivery in identity.claim_deliveries().await? {
        let (identity, services) = (Arc::clone(identity), Arc::clone(services));
        let span = info_span!(target: TRACES, "delivery", service = delivery.service);
        let deliver = async move {
            let told = services.deliver(&delivery).await;
            let outcome = if told.is_ok() { "told" } else { "refused" };
            let service = delivery.service.clone();
            counter!("tessera_deliveries_total", "service" => service, "outcome" => outcome)
                .increment(1);
            note(match told {
                Ok(()) => identity.delivered(&delivery).await,
                Err(error) => {
                    let service = &delivery.service;
                    tracing::warn!(%error, service, "a service could not be told; it is tried again");
                    identity.not_delivered(&delivery).await
                }
            });
        };
        deliveries.spawn(deliver.instrument(span));
    }
    Ok(())
}

/// An outbox that cannot be read or written is left as it is: what was claimed is taken over when
/// the claim runs out.
fn note(done: identity::Result<()>) {
    if let Err(error) = done {
        tracing::error!(error = &error as &dyn std::error::Error, "an outbox is not available");
    }
}
