//! From what identity knows to what is shown.

use identity::{
    AccountSummary, AdminAccount, EventView, Named, PepperReport, Queue, SiteEvent, SiteReport,
};

use super::{
    AccountState, AdminAccountPage, AdminAccountRow, AdminEventRow, AdminEventsPage, AdminKeysPage,
    AdminSitePage, KeyRow, NamedRow, QueueRow, ServiceStateRow,
};
use crate::{api::ServiceRow, backend::Backend};

/// How many events come at once; fewer are the last ones.
const AT_ONCE: usize = 50;

impl From<AccountSummary> for AdminAccountRow {
    fn from(account: AccountSummary) -> Self {
        let state = match (account.locked_at, account.stopped) {
            (Some(_), _) => AccountState::Locked,
            (None, true) => AccountState::Stopped,
            (None, false) => AccountState::Active,
        };
        Self {
            id: account.id.to_string(),
            username: account.username,
            email: account.email,
            state,
            created_at: account.created_at.millis(),
            locked_at: account.locked_at.map(|at| at.millis()),
            admin_since: account.admin_since.map(|at| at.millis()),
            failures: account.failures,
        }
    }
}

impl AdminAccountPage {
    pub(super) fn of(backend: &Backend, seen: AdminAccount) -> Self {
        let AdminAccount { detail, sessions } = seen;
        let services = detail.services.iter();
        Self {
            account: detail.summary.into(),
            devices: detail.devices,
            recovery_codes: detail.recovery_codes,
            sessions: sessions.into_iter().map(Into::into).collect(),
            services: services.map(|state| ServiceRow::of(backend, state)).collect(),
            events: detail.events.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<Named> for NamedRow {
    fn from(named: Named) -> Self {
        Self { id: named.id.to_string(), username: named.username }
    }
}

impl From<EventView> for AdminEventRow {
    fn from(event: EventView) -> Self {
        Self {
            seq: event.seq,
            at: event.at.millis(),
            kind: event.kind.as_str().to_owned(),
            account: None,
            by: event.by.map(|id| NamedRow { id: id.to_string(), username: None }),
            browser: event.browser,
            address: event.address,
            about: event.about,
        }
    }
}

impl AdminEventsPage {
    pub(super) fn of(events: Vec<SiteEvent>) -> Self {
        let last = events.last().filter(|_| events.len() >= AT_ONCE);
        let next = last.map(|event| event.place.to_string());
        let row = |event: SiteEvent| AdminEventRow {
            seq: 0,
            at: event.at.millis(),
            kind: event.kind.as_str().to_owned(),
            account: event.account.map(Into::into),
            by: event.by.map(Into::into),
            browser: event.browser,
            address: event.address,
            about: event.about,
        };
        let kinds = identity::EventKind::ALL.iter().map(|kind| kind.as_str().to_owned());
        Self { next, events: events.into_iter().map(row).collect(), kinds: kinds.collect() }
    }
}

impl From<Queue> for QueueRow {
    fn from(queue: Queue) -> Self {
        Self {
            waiting: queue.waiting.count,
            since: queue.waiting.since.map(|at| at.millis()),
            failing: queue.failing,
            most_attempts: queue.most_attempts,
        }
    }
}

impl AdminSitePage {
    pub(super) fn of(backend: &Backend, report: SiteReport) -> Self {
        let service = |report: identity::ServiceReport| ServiceStateRow {
            title: backend.lock.title(&report.name),
            name: report.name,
            made_at: report.made_at.map(|at| at.millis()),
            queue: report.queue.into(),
        };
        Self {
            mails: report.mails.into(),
            services: report.services.into_iter().map(service).collect(),
        }
    }
}

impl AdminKeysPage {
    pub(super) fn of(backend: &Backend, pepper: PepperReport) -> Self {
        let key = |state: crate::backend::KeyState| KeyRow {
            purpose: state.purpose,
            kid: state.kid,
            state: state.state,
            since: state.since,
            until: state.until,
        };
        Self {
            keys: backend.keys.states().into_iter().map(key).collect(),
            pepper: pepper.current,
            former_pepper: pepper.former,
            pepper_since: pepper.since.map(|at| at.millis()),
        }
    }
}
