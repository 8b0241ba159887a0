//! The chain: each row's MAC covers the row and the MAC before it.
//!
//! There are sixteen chains, and an account's events stand in one of them, so that appending to
//! one does not wait for all others. The MAC is keyed: whoever can write to the database, but has
//! no key, can neither alter nor remove nor invent a row. What a row tells is sealed, and only the
//! digest of the sealed bytes is covered, so that an erased account's details can go while the
//! chain holds.

use std::{fmt, str::FromStr};

use database::Transaction;
use metrics::counter;
use sha2::{Digest as _, Sha256};

use super::Kind;
use crate::{AccountId, Error, Identity, Result, device::hex};

/// How many chains there are.
const LANES: u8 = 16;
/// How many rows are read at a time.
const BATCH: i64 = 1000;

/// Where a row stands; what its sealed detail is bound to.
pub(super) fn place(lane: i64, seq: i64) -> Vec<u8> {
    [lane.to_be_bytes(), seq.to_be_bytes()].concat()
}

/// The end of a chain at some time: noted elsewhere, it shows when rows were cut off since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    lane: i64,
    seq: i64,
    mac: Vec<u8>,
}

/// The text is no anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an anchor has the form lane:number:mac")]
pub struct AnchorError;

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.lane, self.seq, hex(&self.mac))
    }
}

impl FromStr for Anchor {
    type Err = AnchorError;

    fn from_str(text: &str) -> Result<Self, AnchorError> {
        let mut parts = text.splitn(3, ':');
        let mut part = || parts.next().ok_or(AnchorError);
        let lane = part()?.parse().map_err(|_| AnchorError)?;
        let seq = part()?.parse().map_err(|_| AnchorError)?;
        let mac = part()?;
        let digits = mac.as_bytes().chunks(2);
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        let mac = digits.map(byte).collect::<Option<_>>().ok_or(AnchorError)?;
        let anchor = Self { lane, seq, mac };
        // Numbers and digits have other spellings, such as `+7`.
        if anchor.to_string() == text { Ok(anchor) } else { Err(AnchorError) }
    }
}

/// Something that is wrong with a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Rows are missing. The one behind them cannot be judged, for want of the MAC before it.
    Missing {
        /// The lane.
        lane: i64,
        /// The first number that is missing.
        seq: i64,
    },
    /// The row is not what it was, or one before it is not.
    Altered {
        /// The lane.
        lane: i64,
        /// The row's number.
        seq: i64,
    },
    /// The row's detail is gone, and its account was not erased.
    Emptied {
        /// The lane.
        lane: i64,
        /// The row's number.
        seq: i64,
    },
    /// The chain ends elsewhere than it is said to.
    End {
        /// The lane.
        lane: i64,
    },
    /// The row that the anchor names is not there, or another one is.
    Anchor(Anchor),
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { lane, seq } => write!(f, "lane {lane}: row {seq} is missing"),
            Self::Altered { lane, seq } => write!(f, "lane {lane}: row {seq} was altered"),
            Self::Emptied { lane, seq } => write!(f, "lane {lane}: row {seq} was emptied"),
            Self::End { lane } => write!(f, "lane {lane}: rows are missing at the end"),
            Self::Anchor(anchor) => write!(f, "lane {}: does not pass {anchor}", anchor.lane),
        }
    }
}

/// What a verification has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many rows were read.
    pub rows: u64,
    /// What is wrong; empty where nothing is.
    pub flaws: Vec<Flaw>,
    /// Where the chains end now.
    pub anchors: Vec<Anchor>,
}

type Row = (i64, i64, String, Option<String>, String, Option<Vec<u8>>, Vec<u8>, Vec<u8>);

impl Identity {
    /// Appends a row to the account's chain.
    pub(super) async fn append(
        &self,
        transaction: &mut Transaction,
        kind: Kind,
        account: Option<&AccountId>,
        request: &str,
        detail: &[u8],
    ) -> Result<()> {
        let lane = match account {
            Some(account) => i64::from(account.first_byte() % LANES),
            None => {
                let [byte] = self.entropy.bytes();
                i64::from(byte % LANES)
            }
        };
        // Taking the next number locks the lane until the transaction ends.
        let (seq, former): (i64, Vec<u8>) = sqlx::query_as(
            "INSERT INTO event_heads (lane, seq, mac) VALUES ($1, 1, $2) \
             ON CONFLICT (lane) DO UPDATE SET seq = event_heads.seq + 1 RETURNING seq, mac",
        )
        .bind(lane)
        .bind(Vec::new())
        .fetch_one(&mut **transaction)
        .await?;
        let sealed = self.keys.events.seal.seal(&*self.entropy, &place(lane, seq), detail)?;
        let digest = Sha256::digest(&sealed).to_vec();
        let at = self.clock.now().millis();
        let account = account.map(ToString::to_string);
        let content = Content { lane, seq, at, kind: kind.as_str(), account: account.as_deref() };
        let mac = self.mac(&former, &content, request, &digest);
        let row = sqlx::query(
            "INSERT INTO events (lane, seq, at, kind, account_id, request, detail, \
             detail_digest, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(lane)
        .bind(seq)
        .bind(at)
        .bind(kind.as_str())
        .bind(&account)
        .bind(request)
        .bind(sealed)
        .bind(digest)
        .bind(mac);
        let head = "UPDATE event_heads SET mac = $9 WHERE lane = $1";
        transaction.execute_both(row, head).await?;
        transaction.after_commit(move || {
            counter!("tessera_events_total", "kind" => kind.as_str()).increment(1);
        });
        Ok(())
    }

    /// Erases what the events of an account tell; that they happened stays.
    pub(crate) async fn empty_events(
        &self,
        transaction: &mut Transaction,
        account: &AccountId,
    ) -> Result<()> {
        sqlx::query("UPDATE events SET detail = NULL WHERE account_id = $1")
            .bind(account.to_string())
            .execute(&mut **transaction)
            .await?;
        Ok(())
    }

    /// Reads every chain from its beginning and says what is wrong with it.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn verify_events(&self, anchors: &[Anchor]) -> Result<Verified> {
        let mut verified = Verified { rows: 0, flaws: Vec::new(), anchors: Vec::new() };
        for lane in 0..i64::from(LANES) {
            let end = self.verify_lane(lane, anchors, &mut verified).await?;
            if end.seq > 0 {
                verified.anchors.push(end);
            }
        }
        let elsewhere =
            anchors.iter().filter(|anchor| !(0..i64::from(LANES)).contains(&anchor.lane));
        verified.flaws.extend(elsewhere.cloned().map(Flaw::Anchor));
        Ok(verified)
    }

    async fn verify_lane(
        &self,
        lane: i64,
        anchors: &[Anchor],
        verified: &mut Verified,
    ) -> Result<Anchor> {
        let before = self.head(lane).await?;
        let mut last = Anchor { lane, seq: 0, mac: Vec::new() };
        let mut open: Vec<&Anchor> = anchors.iter().filter(|anchor| anchor.lane == lane).collect();
        loop {
            let rows = self.rows_after(lane, last.seq).await?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                self.verify_row(lane, row, &mut last, verified).await?;
                open.retain(|anchor| anchor.seq != last.seq || anchor.mac != last.mac);
            }
        }
        // Rows may have been appended meanwhile: the end is at or behind where it was before, and
        // at or before where it is now.
        let now = self.head(lane).await?;
        let moved = last.seq == now.seq && last.mac != now.mac;
        if moved || last.seq < before.seq || last.seq > now.seq {
            verified.flaws.push(Flaw::End { lane });
        }
        verified.flaws.extend(open.into_iter().cloned().map(Flaw::Anchor));
        Ok(last)
    }

    /// Where a chain is said to end.
    async fn head(&self, lane: i64) -> Result<Anchor> {
        let head: Option<(i64, Vec<u8>)> =
            sqlx::query_as("SELECT seq, mac FROM event_heads WHERE lane = $1")
                .bind(lane)
                .fetch_optional(self.database.pool())
                .await?;
        let (seq, mac) = head.unwrap_or_default();
        Ok(Anchor { lane, seq, mac })
    }

    async fn rows_after(&self, lane: i64, seq: i64) -> Result<Vec<Row>> {
        sqlx::query_as(
            "SELECT seq, at, kind, account_id, request, detail, detail_digest, mac FROM events \
             WHERE lane = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        )
        .bind(lane)
        .bind(seq)
        .bind(BATCH)
        .fetch_all(self.database.pool())
        .await
        .map_err(Error::from)
    }

    async fn verify_row(
        &self,
        lane: i64,
        row: Row,
        last: &mut Anchor,
        verified: &mut Verified,
    ) -> Result<()> {
        let (seq, at, kind, account, request, detail, digest, mac) = row;
        verified.rows += 1;
        let follows = seq == last.seq + 1;
        if !follows {
            verified.flaws.push(Flaw::Missing { lane, seq: last.seq + 1 });
        }
        let content = Content { lane, seq, at, kind: &kind, account: account.as_deref() };
        let sound = (!follows || self.mac(&last.mac, &content, &request, &digest) == mac)
            && detail.as_ref().is_none_or(|detail| *Sha256::digest(detail) == *digest);
        if !sound {
            verified.flaws.push(Flaw::Altered { lane, seq });
        }
        if detail.is_none() && !self.is_erased(account.as_deref()).await? {
            verified.flaws.push(Flaw::Emptied { lane, seq });
        }
        // The rows behind an altered one are judged by what is stored: each is named once.
        *last = Anchor { lane, seq, mac };
        Ok(())
    }

    async fn is_erased(&self, account: Option<&str>) -> Result<bool> {
        let erased: Option<(i64,)> =
            sqlx::query_as("SELECT seq FROM events WHERE account_id = $1 AND kind = $2 LIMIT 1")
                .bind(account)
                .bind(Kind::AccountErased.as_str())
                .fetch_optional(self.database.pool())
                .await?;
        Ok(erased.is_some())
    }

    fn mac(&self, former: &[u8], row: &Content<'_>, request: &str, detail: &[u8]) -> Vec<u8> {
        let parts: [&[u8]; 8] = [
            former,
            &row.lane.to_be_bytes(),
            &row.seq.to_be_bytes(),
            &row.at.to_be_bytes(),
            row.kind.as_bytes(),
            row.account.unwrap_or_default().as_bytes(),
            request.as_bytes(),
            detail,
        ];
        self.keys.events.chain.digest(&parts).as_bytes().to_vec()
    }
}

/// The parts of a row that stand in the clear.
struct Content<'a> {
    lane: i64,
    seq: i64,
    at: i64,
    kind: &'a str,
    account: Option<&'a str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_is_read_as_it_is_written() {
        let anchor = Anchor { lane: 3, seq: 77, mac: vec![0xAB; 32] };
        assert_eq!(anchor.to_string().parse(), Ok(anchor));
        for wrong in ["", "1:2", "1:2:xyz", "a:2:00"] {
            assert_eq!(wrong.parse::<Anchor>(), Err(AnchorError), "{wrong}");
        }
    }
}
