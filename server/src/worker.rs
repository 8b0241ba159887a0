//! What happens without a request: mail, telling services, and forgetting.

use std::{sync::Arc, time::Duration};

use identity::{Identity, mail::OutgoingMail};
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
/// How often what has expired is forgotten.
const TIDY_EVERY: Duration = Duration::from_secs(60);

/// How long deliveries that are under way may take when the work ends. What is cut off is tried
/// again only once its claim has run out, and somebody waits for that mail.
const LAST_DELIVERIES: Duration = Duration::from_secs(5);

/// Works until `stop` says so. Each outbox by itself: what holds one up must not hold up the
/// others.
pub async fn work(
    identity: Arc<Identity>,
    post: Arc<Post>,
    services: Arc<Services>,
    stop: watch::Receiver<bool>,
) {
    let mails = Mails { identity: Arc::clone(&identity), post };
    let messages = Messages { identity: Arc::clone(&identity), services };
    tokio::join!(
        send_handed(&mails, stop.clone()),
        empty(&mails, stop.clone()),
        empty(&messages, stop.clone()),
        tidy(&identity, stop)
    );
}

/// Sends what this process has queued, which is claimed for it already.
async fn send_handed(mails: &Mails, mut stop: watch::Receiver<bool>) {
    let mut handed = mails.identity.mails_by_hand();
    let mut deliveries = JoinSet::new();
    loop {
        tokio::select! {
            mail = handed.recv() => match mail {
                Some(mail) => mails.send(mail, &mut deliveries),
                None => break,
            },
            Some(_) = deliveries.join_next() => {}
            _ = stop.wait_for(|stop| *stop), if !handed.is_closed() => handed.close(),
        }
    }
    finish(deliveries).await;
}

/// What others have to be sent.
trait Outbox: Sync {
    /// Returns as soon as something was put into it.
    fn filled(&self) -> impl Future<Output = ()> + Send;

    /// Delivers what is in it. One slow server must not keep the others waiting: every delivery is
    /// a task.
    fn deliver(
        &self,
        deliveries: &mut JoinSet<()>,
    ) -> impl Future<Output = identity::Result<()>> + Send;
}

/// Empties an outbox whenever something is put into it, and looks into it every now and then.
async fn empty(outbox: &impl Outbox, mut stop: watch::Receiver<bool>) {
    let mut deliveries = JoinSet::new();
    while !*stop.borrow() {
        note(outbox.deliver(&mut deliveries).await);
        while deliveries.try_join_next().is_some() {}
        tokio::select! {
            () = outbox.filled() => {}
            () = time::sleep(EVERY) => {}
            _ = stop.changed() => {}
        }
    }
    finish(deliveries).await;
}

async fn finish(mut deliveries: JoinSet<()>) {
    let ended = async { while deliveries.join_next().await.is_some() {} };
    if time::timeout(LAST_DELIVERIES, ended).await.is_err() {
        tracing::warn!("deliveries were cut off; they are tried again");
    }
}

async fn tidy(identity: &Identity, mut stop: watch::Receiver<bool>) {
    let mut tidying = time::interval(TIDY_EVERY);
    tidying.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while !*stop.borrow() {
        tokio::select! {
            _ = tidying.tick() => {}
            _ = stop.changed() => return,
        }
        if let Err(error) = identity.tidy().await {
            tracing::error!(error = &error as &dyn std::error::Error, "nothing could be tidied");
        }
    }
}

struct Mails {
    identity: Arc<Identity>,
    post: Arc<Post>,
}

impl Outbox for Mails {
    async fn filled(&self) {
        self.identity.mail_queued().await;
    }

    async fn deliver(&self, deliveries: &mut JoinSet<()>) -> identity::Result<()> {
        for mail in self.identity.claim_mails().await? {
            self.send(mail, deliveries);
        }
        Ok(())
    }
}

impl Mails {
    /// Begins to send one.
    fn send(&self, mail: OutgoingMail, deliveries: &mut JoinSet<()>) {
        let (identity, post) = (Arc::clone(&self.identity), Arc::clone(&self.post));
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
}

/// To services.
struct Messages {
    identity: Arc<Identity>,
    services: Arc<Services>,
}

impl Outbox for Messages {
    async fn filled(&self) {
        self.identity.delivery_queued().await;
    }

    async fn deliver(&self, deliveries: &mut JoinSet<()>) -> identity::Result<()> {
        for delivery in self.identity.claim_deliveries().await? {
            let (identity, services) = (Arc::clone(&self.identity), Arc::clone(&self.services));
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
}

/// An outbox that cannot be read or written is left as it is: what was claimed is taken over when
/// the claim runs out.
fn note(done: identity::Result<()>) {
    if let Err(error) = done {
        tracing::error!(error = &error as &dyn std::error::Error, "an outbox is not available");
    }
}
