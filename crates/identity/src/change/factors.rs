//! Changing password, picture or gesture.
//!
//! One verifier stands for all three, so whoever changes one proves all of them first. Then a
//! fresh pattern puts the new verifier in the place of the old.

use ::factors::{GestureDigest, ImageDigest, ImageFingerprint, Pattern, Username};
use database::Transaction;
use messages::Language;
use serde::{Deserialize, Serialize};

use crate::{
    AccountId, ChallengeId, ChallengeView, Client, EmailAddress, Error, Field, Identity, Password,
    Problem, Result, SessionToken, SignedIn,
    account::KnownAccount,
    challenge::Kind,
    event::{self, Happening},
    language,
    mail::{Notice, Purpose, SomeFactors},
    step_up::Wish,
    verifier::{Factors, Verifier},
};

/// The factors as they are, as they came from the browser.
pub struct CurrentFactors {
    /// The password.
    pub password: Password,
    /// The picture, bound to site and username.
    pub image: ImageDigest,
    /// The gesture, bound to site and username.
    pub gesture: GestureDigest,
}

/// The factors that are to change.
#[derive(Default)]
pub struct FactorChanges {
    /// Another password.
    pub password: Option<Password>,
    /// Another picture, bound to site and username, and bound to the site.
    pub picture: Option<(ImageDigest, ImageFingerprint)>,
    /// Another gesture.
    pub gesture: Option<GestureDigest>,
}

impl FactorChanges {
    /// Which they are.
    fn which(&self) -> SomeFactors {
        SomeFactors {
            password: self.password.is_some(),
            picture: self.picture.is_some(),
            gesture: self.gesture.is_some(),
        }
    }
}

/// What waits, sealed, for the pattern.
#[derive(Serialize, Deserialize)]
struct Pending {
    /// Which factors change, as [`SomeFactors::stored`] names them.
    what: String,
    /// When the factors that were proven were made: they must still be those.
    factors_at: i64,
    salt: Vec<u8>,
    parameters: String,
    key: String,
    sealed: Vec<u8>,
    picture: Option<Vec<u8>>,
}

impl Identity {
    /// Judges the current factors together and, where they match, mails a code whose pattern
    /// changes them.
    ///
    /// # Errors
    /// [`Error::Refused`] where the current factors do not match; [`Error::Field`] for the first
    /// new one that is wrong; [`Error::Throttled`], [`Error::TooManyCodes`], [`Error::Busy`].
    pub async fn change_factors(
        &self,
        person: &SignedIn,
        client: &Client,
        current: CurrentFactors,
        changes: FactorChanges,
    ) -> Result<ChallengeView> {
        self.take_token(client).await?;
        let which = changes.which();
        let what = which.stored();
        if what.is_empty() {
            return Err(Error::Field(Field::Password, Problem::Malformed));
        }
        let username: Username =
            person.username().parse().map_err(|_| Error::Stored("a username"))?;
        let email: EmailAddress =
            person.email().parse().map_err(|_| Error::Stored("an address"))?;
        if let Some(password) = &changes.password {
            self.check_password(password, &username, &email)?;
        }
        let account = self.known_account(self.database.pool(), &username, client).await?;
        let account = account.ok_or(Error::SignedOut)?;
        self.prove(person, client, &account, &current).await?;
        let picture = match &changes.picture {
            Some((_, fingerprint)) => Some(self.free_picture(&account.id, fingerprint).await?),
            None => None,
        };
        let factors = Factors {
            password: changes.password.unwrap_or(current.password),
            image: changes.picture.map_or(current.image, |(image, _)| image),
            gesture: changes.gesture.unwrap_or(current.gesture),
        };
        let verifier = self.make_verifier(&account.id, &factors).await?;
        let pending = Pending {
            what,
            factors_at: account.factors_at,
            salt: verifier.salt,
            parameters: verifier.parameters,
            key: verifier.key,
            sealed: verifier.sealed,
            picture,
        };
        let wish = Wish {
            kind: Kind::ChangeFactors,
            detail: serde_json::to_vec(&pending).map_err(|_| Error::Stored("a change"))?,
            purpose: Purpose::ChangeFactors(which),
        };
        self.ask_step_up(person, client, wish).await
    }

    /// Counts a failure of this session, and takes it back where the factors match.
    async fn prove(
        &self,
        person: &SignedIn,
        client: &Client,
        account: &KnownAccount,
        current: &CurrentFactors,
    ) -> Result<()> {
        let subject = self.subject_of(person);
        let counted = self.count_alone(&subject, true).await?;
        let factors = Factors {
            password: current.password.clone(),
            image: current.image,
            gesture: current.gesture,
        };
        let matches = match current.password.is_overlong() {
            true => Ok(false),
            false => self.verify(Some((&account.id, &account.verifier)), &factors).await,
        };
        self.database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                match matches {
                    Ok(false) => {
                        let happening = Happening::of(event::Kind::FactorsRefused, &account.id);
                        self.note(&mut transaction, client, happening).await?;
                        if counted.stops {
                            self.note_stopped(&mut transaction, client, &account.id).await?;
                        }
                    }
                    _ => self.forgive_attempt(&mut transaction, &subject, &counted).await?,
                }
                transaction.commit().await?;
                Ok::<_, Error>(())
            })
            .await?;
        if matches? { Ok(()) } else { Err(Error::Refused) }
    }

    /// Accepts the pattern: the new factors hold, every other session ends, every other device is
    /// forgotten. Returns this session's new token.
    ///
    /// # Errors
    /// Those of a wrong or late pattern; [`Error::ChallengeOver`] where the factors were changed
    /// in the meantime.
    pub async fn confirm_factors(
        &self,
        person: &SignedIn,
        client: &Client,
        id: &ChallengeId,
        pattern: &Pattern,
    ) -> Result<SessionToken> {
        let kind = Kind::ChangeFactors;
        let answered = self.answer_step_up(person, client, kind, id, pattern).await?;
        let pending: Pending =
            serde_json::from_slice(&answered.detail).map_err(|_| Error::Stored("a change"))?;
        let verifier = Verifier {
            salt: pending.salt,
            parameters: pending.parameters,
            key: pending.key,
            sealed: pending.sealed,
        };
        let token = self
            .redeem(&answered, || async {
                let mut transaction = self.database.begin().await?;
                self.consume_last_challenge(&mut transaction, &answered).await?;
                let account = person.account();
                let factors_at = pending.factors_at;
                let (email, language) =
                    self.check_unchanged(&mut transaction, account, factors_at).await?;
                let picture = pending.picture.as_deref();
                self.replace_verifier(&mut transaction, account, &verifier, picture).await?;
                let token = self.step_up(&mut transaction, person.session()).await?;
                self.end_sessions(&mut transaction, client, account, Some(person.session()))
                    .await?;
                self.forget_other_devices(&mut transaction, person).await?;
                let happening =
                    Happening::of(event::Kind::FactorsChanged, account).about(&pending.what);
                self.note(&mut transaction, client, happening).await?;
                let notice = Notice::FactorsChanged { which: SomeFactors::named(&pending.what) };
                let to = (email.as_str(), language);
                self.notify(&mut transaction, client, account, to, &notice).await?;
                transaction.commit().await?;
                Ok::<_, Error>(token)
            })
            .await?;
        Ok(token)
    }

    /// Keeps an account as it is until this transaction ends, where its factors are those of then;
    /// where letters to its owner go, and what they are written in.
    async fn check_unchanged(
        &self,
        transaction: &mut Transaction,
        account: &AccountId,
        factors_at: i64,
    ) -> Result<(String, Language)> {
        let held: Option<(String, String)> = sqlx::query_as(
            "UPDATE accounts SET factors_at = factors_at WHERE id = $1 AND factors_at = $2 \
             RETURNING email, language",
        )
        .bind(account.to_string())
        .bind(factors_at)
        .fetch_optional(&mut **transaction)
        .await?;
        let (email, language) = held.ok_or(Error::ChallengeOver)?;
        Ok((email, language::stored(&language)))
    }
}
