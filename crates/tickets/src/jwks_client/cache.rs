//! When to fetch keys, and which to use meanwhile: a function of what happened and of the time.

use std::sync::Arc;

use crate::{error::Error, key_set::KeySet};

/// How long keys are used without asking again, in seconds.
const FRESH: i64 = 5 * 60;

/// How long keys are used while their issuer does not answer, in seconds. Long enough for a
/// restart, short enough that a key withdrawn in need does not live on behind an outage.
const STALE: i64 = 60 * 60;

/// Between two fetches for keys that the set does not have, in seconds. Anybody can make up a
/// `kid`, and must not be able to make this party hammer the issuer.
const UNKNOWN: i64 = 60;

/// Between a failed fetch and the next, in seconds.
const RETRY: i64 = 1;

/// The longest that one request may wait for the fetch of another, in seconds.
const WAITED: i64 = 5;

/// What is remembered of one issuer.
#[derive(Debug, Default)]
pub(super) struct Cache {
    keys: Option<Remembered>,
    failed: Option<(i64, Error)>,
    asked_for_unknown: Option<i64>,
}

#[derive(Debug)]
struct Remembered {
    keys: Arc<KeySet>,
    at: i64,
}

/// What to do about a token's key.
#[derive(Debug)]
pub(super) enum Decision {
    /// Answer with this, without a fetch.
    Answer(Result<Arc<KeySet>, Error>),
    /// Fetch first.
    Fetch,
}

impl Cache {
    pub(super) fn decide(&self, kid: &str, now: i64) -> Decision {
        let fresh = self.keys.as_ref().filter(|keys| within(keys.at, FRESH, now));
        if let Some(Remembered { keys, .. }) = fresh {
            let asked = self.asked_for_unknown.is_some_and(|at| within(at, UNKNOWN, now));
            if keys.has(kid) || asked {
                return Decision::Answer(Ok(Arc::clone(keys)));
            }
        }
        match &self.failed {
            Some((at, error)) if within(*at, RETRY, now) => {
                Decision::Answer(self.stale(now).ok_or_else(|| error.clone()))
            }
            _ => Decision::Fetch,
        }
    }

    /// Notes how a fetch for `kid` went, and answers with the best there is.
    pub(super) fn record(
        &mut self,
        kid: &str,
        now: i64,
        fetched: Result<KeySet, Error>,
    ) -> Result<Arc<KeySet>, Error> {
        if self.keys.as_ref().is_some_and(|known| !known.keys.has(kid)) {
            self.asked_for_unknown = Some(now);
        }
        match fetched {
            Ok(keys) => {
                let keys = Arc::new(keys);
                self.keys = Some(Remembered { keys: Arc::clone(&keys), at: now });
                self.failed = None;
                Ok(keys)
            }
            Err(error) => {
                self.failed = Some((now, error.clone()));
                self.stale(now).ok_or(error)
            }
        }
    }

    fn stale(&self, now: i64) -> Option<Arc<KeySet>> {
        let remembered = self.keys.as_ref().filter(|keys| within(keys.at, STALE, now))?;
        Some(Arc::clone(&remembered.keys))
    }
}

/// Whether `now` lies in the `seconds` from `since` on. Requests learn the time before they wait
/// for each other, so that `now` may lie a little earlier; further back the clock has been turned,
/// and what was remembered "in the future" is not trusted.
fn within(since: i64, seconds: i64, now: i64) -> bool {
    (-WAITED..seconds).contains(&now.saturating_sub(since))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{key_use::KeyUse, signing_key::SigningKey};

    const T: i64 = 1_800_000_000;

    fn set() -> (String, KeySet) {
        let key = SigningKey::generate(KeyUse::Call).unwrap();
        (key.public().kid().to_owned(), KeySet::from_iter([key.public().clone()]))
    }

    fn fetches(cache: &Cache, kid: &str, now: i64) -> bool {
        matches!(cache.decide(kid, now), Decision::Fetch)
    }

    fn serves(cache: &Cache, kid: &str, now: i64) -> bool {
        matches!(cache.decide(kid, now), Decision::Answer(Ok(_)))
    }

    #[test]
    fn keys_are_used_for_five_minutes() {
        let (kid, keys) = set();
        let mut cache = Cache::default();
        assert!(fetches(&cache, &kid, T));
        cache.record(&kid, T, Ok(keys)).unwrap();
        assert!(serves(&cache, &kid, T) && serves(&cache, &kid, T + 299));
        assert!(serves(&cache, &kid, T - 1), "one that waited is not made to fetch again");
        assert!(fetches(&cache, &kid, T + 300));
    }

    #[test]
    fn an_unknown_key_is_asked_for_once_a_minute() {
        let (kid, keys) = set();
        let mut cache = Cache::default();
        cache.record(&kid, T, Ok(keys.clone())).unwrap();
        assert!(fetches(&cache, "other", T + 1), "a rotation is noticed at once");
        cache.record("other", T + 1, Ok(keys)).unwrap();
        assert!(serves(&cache, "other", T + 2) && serves(&cache, "another", T + 60));
        assert!(fetches(&cache, "other", T + 61));
    }

    #[test]
    fn an_outage_is_bridged_for_an_hour() {
        let (kid, keys) = set();
        let mut cache = Cache::default();
        cache.record(&kid, T, Ok(keys)).unwrap();
        assert!(cache.record(&kid, T + 300, Err(Error::KeysUnavailable)).is_ok());
        assert!(serves(&cache, &kid, T + 300), "not asked again within the same second");
        assert!(fetches(&cache, &kid, T + 301));
        assert!(cache.record(&kid, T + 3599, Err(Error::KeysUnavailable)).is_ok());
        let late = cache.record(&kid, T + 3600, Err(Error::KeysUnavailable));
        assert_eq!(late.err(), Some(Error::KeysUnavailable));
    }

    #[test]
    fn a_first_fetch_that_fails_says_why_and_is_tried_again() {
        let mut cache = Cache::default();
        let refused = Error::KeySet("kid is not the thumbprint");
        assert_eq!(cache.record("k", T, Err(refused.clone())).err(), Some(refused));
        assert!(matches!(cache.decide("k", T), Decision::Answer(Err(Error::KeySet(_)))));
        assert!(fetches(&cache, "k", T + 1));
    }

    #[test]
    fn a_clock_that_goes_backwards_fetches_again() {
        let (kid, keys) = set();
        let mut cache = Cache::default();
        cache.record(&kid, T, Ok(keys)).unwrap();
        assert!(fetches(&cache, &kid, T - 6));
        assert!(cache.record(&kid, T - 6, Err(Error::KeysUnavailable)).is_err());
    }
}
