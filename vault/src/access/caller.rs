//! The person that a request is for, as the gateway vouches for them.

use std::sync::{Arc, OnceLock};

use ambient::Timestamp;
use messages::Language;
use tickets::{
    AccountId, Scope, SessionHash, Target, TokenId, VerifiedCall, VerifiedCountersigned,
};

use crate::{
    audit::{self, Action, Entry},
    error::{Error, Result},
    grant, spent, unlocked,
    vault::Vault,
};

/// What stands behind a request.
#[derive(Clone, Debug)]
pub(crate) enum Proof {
    /// A call of the gateway, which opens what the session has grants for.
    Call,
    /// A ticket, consumed for this request, whose grants are written down.
    Ticket(TokenId),
    /// A ticket, consumed for this request, that opens this scope once and leaves no grant.
    SingleShot(TokenId, Scope),
}

/// The person that a request is for. Only the layer in front of the records makes one.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    account: AccountId,
    session: SessionHash,
    token: TokenId,
    /// When the token was issued, in seconds since 1970.
    issued_at: i64,
    proof: Proof,
    method: String,
    path: String,
    language: Language,
    /// Set when the vault turns out to be open for this session, for the answer's header.
    open_until: Arc<OnceLock<Timestamp>>,
}

impl Caller {
    /// Somebody for whom the gateway calls.
    pub(super) fn by_call(call: &VerifiedCall, target: Target<'_>) -> Self {
        Self {
            account: call.account(),
            session: call.session().clone(),
            token: call.id().clone(),
            issued_at: call.once().issued_at(),
            proof: Proof::Call,
            method: target.method().to_owned(),
            path: target.path().to_owned(),
            language: Language::default(),
            open_until: Arc::default(),
        }
    }

    /// The same person, who reads this language.
    pub(super) fn reading(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// The language that the gateway says the person reads.
    pub(crate) const fn language(&self) -> Language {
        self.language
    }

    /// Somebody who has just proved themselves. Consumes the ticket, writes down the grants and the
    /// audit row, all or nothing: of any number of attempts with one ticket, one gets this far.
    pub(super) async fn by_ticket(
        vault: &Vault,
        proof: &VerifiedCountersigned,
        target: Target<'_>,
        now: Timestamp,
    ) -> Result<Self> {
        let kind = vault
            .database
            .repeat(|| async {
                let mut tx = vault.database.begin().await?;
                if !unlocked::is_active(&mut tx, proof.account()).await? {
                    return Err(Error::NoAccount);
                }
                let ticket = proof.ticket();
                if !spent::spend(&mut tx, ticket.id(), ticket.issued_at(), now).await? {
                    return Err(Error::Replayed);
                }
                let ticket = proof.ticket().id().clone();
                let (kind, action) = match proof.opens_until() {
                    Some(until) => {
                        let until = Timestamp::from_millis(until.saturating_mul(1000));
                        grant::give(&mut tx, proof, until, now).await?;
                        (Proof::Ticket(ticket), Action::Unlock)
                    }
                    None => {
                        let scope = proof.ticket().scope().clone();
                        (Proof::SingleShot(ticket, scope), Action::Confirm)
                    }
                };
                let row = Entry {
                    action,
                    account: Some(proof.account()),
                    session: Some(proof.session()),
                    record: None,
                    ticket: Some(proof.ticket().id()),
                    call: proof.id(),
                };
                audit::write(&mut tx, &row, now).await?;
                tx.commit().await?;
                Ok::<_, Error>(kind)
            })
            .await?;
        Ok(Self {
            account: proof.account(),
            session: proof.session().clone(),
            token: proof.id().clone(),
            issued_at: proof.once().issued_at(),
            proof: kind,
            method: target.method().to_owned(),
            path: target.path().to_owned(),
            language: Language::default(),
            open_until: Arc::default(),
        })
    }

    pub(crate) fn account(&self) -> AccountId {
        self.account
    }

    pub(crate) fn session(&self) -> &SessionHash {
        &self.session
    }

    /// The id of the token that came with the request.
    pub(crate) fn token(&self) -> &TokenId {
        &self.token
    }

    /// When that token was issued, in seconds since 1970.
    pub(crate) fn issued_at(&self) -> i64 {
        self.issued_at
    }

    pub(crate) fn proof(&self) -> &Proof {
        &self.proof
    }

    /// The request, for a ticket that asks to make it again.
    pub(crate) fn target(&self) -> Result<Target<'_>> {
        Ok(Target::new(&self.method, &self.path)?)
    }

    /// Notes that the vault is open for this session.
    pub(crate) fn found_open(&self, until: Timestamp) {
        // Set once a request; a second time it would be the same.
        let _ = self.open_until.set(until);
    }

    pub(super) fn open_until(&self) -> Option<Timestamp> {
        self.open_until.get().copied()
    }
}
