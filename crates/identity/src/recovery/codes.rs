//! The saved codes.

use database::Transaction;
use factors::Pattern;

use crate::{
    AccountId, ChallengeId, ChallengeView, Client, Identity, Result, SessionToken, SignedIn,
    challenge::Kind,
    event::{self, Happening},
    mail::{Notice, Purpose},
    step_up::Wish,
};

/// How many codes somebody has.
const CODES: usize = 10;
/// How many characters a code has, five bits each.
const LENGTH: usize = 24;
/// Crockford's base 32: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A recovery code: 120 random bits, written `AB3D-9FGH-JK2M-NP7Q-RS4T-VW5X`. It never shows in
/// `Debug`. That many bits need no slow hash (ASVS 5.0, 6.5.2).
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

impl RecoveryCode {
    /// The code, to be shown once.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode(redacted)")
    }
}

fn written(random: [u8; LENGTH]) -> RecoveryCode {
    // Each byte gives five bits: 256 is a multiple of 32, so that no letter is likelier.
    let letters: Vec<char> = random
        .iter()
        .filter_map(|byte| ALPHABET.get(usize::from(byte % 32)))
        .map(|letter| char::from(*letter))
        .collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    RecoveryCode(groups.join("-"))
}

/// A code as it is compared: spaces, dashes and case do not count, and letters that look like
/// digits are digits.
fn plain(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter => letter,
        })
        .take(LENGTH * 4)
        .collect()
}

impl Identity {
    fn recovery_digest(&self, account: &AccountId, code: &str) -> Vec<u8> {
        let parts = [account.to_string(), plain(code)];
        let [account, code] = parts.each_ref().map(String::as_bytes);
        self.keys.recovery.digest(&[account, code]).as_bytes().to_vec()
    }

    /// Makes ten new codes; those before are worth nothing from here on.
    pub(crate) async fn make_recovery_codes(
        &self,
        transaction: &mut Transaction,
        account: &AccountId,
    ) -> Result<Vec<RecoveryCode>> {
        sqlx::query("DELETE FROM recovery_codes WHERE account_id = $1")
            .bind(account.to_string())
            .execute(&mut **transaction)
            .await?;
        let mut codes = Vec::with_capacity(CODES);
        for _ in 0..CODES {
            let code = written(self.entropy.bytes());
            sqlx::query(
                "INSERT INTO recovery_codes (account_id, code, created_at) VALUES ($1, $2, $3)",
            )
            .bind(account.to_string())
            .bind(self.recovery_digest(account, code.reveal()))
            .bind(self.clock.now().millis())
            .execute(&mut **transaction)
            .await?;
            codes.push(code);
        }
        Ok(codes)
    }

    /// What is stored of a code, where it is one of the account's and unused.
    pub(super) async fn unused_code(
        &self,
        account: &AccountId,
        code: &str,
    ) -> Result<Option<Vec<u8>>> {
        let digest = self.recovery_digest(account, code);
        let row: Option<(Vec<u8>,)> = sqlx::query_as(
            "SELECT code FROM recovery_codes \
             WHERE account_id = $1 AND code = $2 AND used_at IS NULL",
        )
        .bind(account.to_string())
        .bind(digest)
        .fetch_optional(self.database.pool())
        .await?;
        Ok(row.map(|(code,)| code))
    }

    pub(crate) async fn codes_left(&self, account: &AccountId) -> Result<u32> {
        let (left,): (i64,) = sqlx::query_as(
            "SELECT COUNT(*) FROM recovery_codes WHERE account_id = $1 AND used_at IS NULL",
        )
        .bind(account.to_string())
        .fetch_one(self.database.pool())
        .await?;
        Ok(u32::try_from(left).unwrap_or(0))
    }

    /// How many saved codes a person has left.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    pub async fn recovery_codes_left(&self, person: &SignedIn) -> Result<u32> {
        self.codes_left(person.account()).await
    }

    /// Mails a code whose pattern makes ten new recovery codes.
    ///
    /// # Errors
    /// [`crate::Error::TooManyCodes`], [`crate::Error::Throttled`].
    pub async fn ask_recovery_codes(
        &self,
        person: &SignedIn,
        client: &Client,
    ) -> Result<ChallengeView> {
        let wish =
            Wish { kind: Kind::RecoveryCodes, detail: Vec::new(), purpose: Purpose::RecoveryCodes };
        self.ask_step_up(person, client, wish).await
    }

    /// Makes ten new codes; returns them, once, with the session's new token.
    ///
    /// # Errors
    /// Those of a wrong or late pattern.
    pub async fn renew_recovery_codes(
        &self,
        person: &SignedIn,
        client: &Client,
        id: &ChallengeId,
        pattern: &Pattern,
    ) -> Result<(SessionToken, Vec<RecoveryCode>)> {
        let kind = Kind::RecoveryCodes;
        let answered = self.answer_step_up(person, client, kind, id, pattern).await?;
        let account = person.account();
        let (token, codes) = self
            .redeem(&answered, || async {
                let mut transaction = self.database.begin().await?;
                self.consume_challenge(&mut transaction, &answered).await?;
                let (email, language) = self.hold_account(&mut transaction, account).await?;
                let token = self.step_up(&mut transaction, person.session()).await?;
                let codes = self.make_recovery_codes(&mut transaction, account).await?;
                let happening = Happening::of(event::Kind::RecoveryCodesMade, account);
                self.note(&mut transaction, client, happening).await?;
                let to = (email.as_str(), language);
                self.notify(&mut transaction, client, account, to, &Notice::RecoveryCodes).await?;
                transaction.commit().await?;
                Ok::<_, crate::Error>((token, codes))
            })
            .await?;
        Ok((token, codes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_well_and_is_read_in_any_spelling() {
        let code = written(std::array::from_fn(|index| index as u8 * 11));
        assert_eq!(code.reveal().len(), 29);
        assert!(code.reveal().split('-').all(|group| group.len() == 4), "{}", code.reveal());
        for (typed, meant) in [("0zaa z12", "0ZAA-Z12"), ("OZAAZI2", "0ZAA-Z12"), (" ozl ", "0Z1")]
        {
            assert_eq!(plain(typed), plain(meant), "{typed}");
        }
        assert_eq!(format!("{code:?}"), "RecoveryCode(redacted)");
    }
}
