//! One request to a service, and its answer.

use std::{sync::Arc, time::Duration};

use app::backend::LockError;
use axum::{
    body::Body,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{ACCEPT_LANGUAGE, CONTENT_TYPE},
        request::Parts,
    },
    response::Response,
};
use http_body_util::{BodyExt as _, Limited};
use messages::in_language;
use serde_json::Value;
use telemetry::hand_on;
use tickets::Locked;
use tracing::Instrument as _;

use super::{
    Proxy,
    body::{self, Bounds},
    destination::Destination,
    halt::Halt,
    request_headers,
    response_headers::{self, Asked},
    session::{body_until, until_signed_out},
    socket,
    visitor::Visitor,
};
use crate::lock::{Refused, ServiceClient};

/// The longest problem document (RFC 9457) that the gateway reads itself.
const PROBLEM_BYTES: usize = 16 * 1024;

impl Proxy {
    pub(super) async fn forward(
        &self,
        service: &ServiceClient,
        destination: &Destination<'_>,
        visitor: &Visitor,
        mut parts: Parts,
        body: Body,
    ) -> Result<Response, Halt> {
        if parts.headers.get("service-worker").is_some() {
            return Err(Halt::Worker);
        }
        let upgrade = socket::wanted(&mut parts, &self.site)?;
        let retries = axum::body::HttpBody::is_end_stream(&body) && upgrade.is_none();
        let again = || async {
            let answer = self.ask(service, destination, visitor, &parts, Body::empty()).await?;
            answer.ok_or(Halt::Nonsense)
        };
        let mut answer = match self.ask(service, destination, visitor, &parts, body).await? {
            Some(answer) => answer,
            None if retries => again().await?,
            None => return Err(Halt::Nonsense),
        };
        if retries && answer.knows_no_account().await? {
            // Somebody was faster than the outbox.
            service.account_at_once(visitor.person.account()).await?;
            answer = again().await?;
        }
        if answer.knows_no_account().await? {
            service.account_at_once(visitor.person.account()).await?;
            return Err(Halt::NotReady);
        }
        if answer.response.status() == StatusCode::UNAUTHORIZED {
            let ticket = answer.ticket().await?;
            return Err(self.locked(service, destination, visitor, &parts, &ticket).await);
        }
        if answer.response.status() == StatusCode::SWITCHING_PROTOCOLS {
            let upgrade = upgrade.ok_or(Halt::Nonsense)?;
            let identity = Arc::clone(&self.backend.identity);
            return socket::join(upgrade, answer.response, identity, visitor.person.clone());
        }
        let asked = Asked { service: service.service(), path: destination.path };
        let over = until_signed_out(Arc::clone(&self.backend.identity), visitor.person.clone());
        let response = answer.into_response(&asked, &self.site.origin)?;
        Ok(response.map(|body| body_until(over, body)))
    }

    /// Makes the request. There is no answer where what a pattern had opened was used up before, by
    /// a request whose answer was lost: it is to be made again, under a call.
    async fn ask(
        &self,
        service: &ServiceClient,
        destination: &Destination<'_>,
        visitor: &Visitor,
        parts: &Parts,
        body: Body,
    ) -> Result<Option<Answer>, Halt> {
        let (method, path) = (parts.method.as_str(), destination.path);
        let redeems = visitor.unlocked && visitor.redeems && visitor.invited;
        let pass = service.pass(&visitor.person, method, path, redeems).await?;
        let settings = service.service();
        let prefix = format!("/s/{}", settings.name);
        let mut headers = request_headers::passed_on(&parts.headers, &self.site, &prefix);
        socket::pass_on(&parts.headers, &mut headers);
        let bounds = Bounds {
            largest: usize::try_from(settings.max_body_mib).unwrap_or(usize::MAX) * 1024 * 1024,
            patience: Duration::from_secs(settings.timeout_seconds),
        };
        // The vault says what a pattern is for, and the mail with it is in the person's language.
        if settings.is_vault() {
            let language = visitor.person.language().tag();
            headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static(language));
        }
        // Which trace this belongs to is not the browser's to say.
        hand_on(&mut headers);
        let request = service.request(method, path, &pass.token, &visitor.client.request)?;
        let request = request.headers(headers);
        let response = body::send(request, body, bounds).instrument(service.span()).await;
        if matches!(response, Err(Halt::Down)) {
            service.unanswered(&pass).await?;
        }
        let response = response?;
        match pass.opens {
            Some(unlocked) if response.status() == StatusCode::UNAUTHORIZED => {
                tracing::warn!(service = settings.name, "a countersigned ticket was refused");
                service.count("refused");
                if unlocked.was_tried() { Ok(None) } else { Err(Halt::Nonsense) }
            }
            _ => Ok(Some(Answer { response, read: None, patience: bounds.patience })),
        }
    }

    /// Asks the person for a pattern, if it is them who asked for this.
    async fn locked(
        &self,
        service: &ServiceClient,
        destination: &Destination<'_>,
        visitor: &Visitor,
        parts: &Parts,
        ticket: &str,
    ) -> Halt {
        if !visitor.invited || !visitor.redeems {
            let spoken = app::backend::language(&parts.headers);
            let title = in_language(spoken, || service.service().shown_title());
            return Halt::Closed { title, here: destination.here.to_owned() };
        }
        let refused = Refused {
            method: parts.method.as_str(),
            path: destination.path,
            return_to: &visitor.return_to,
            ticket,
        };
        match service.challenge(&visitor.person, &visitor.client, refused).await {
            Ok(id) => Halt::Locked(id),
            Err(LockError::Identity(identity::Error::TicketUsed)) => Halt::Nonsense,
            Err(error) => error.into(),
        }
    }
}

/// What a service answered; problem documents are read, everything else passes by.
struct Answer {
    response: reqwest::Response,
    read: Option<Vec<u8>>,
    patience: Duration,
}

impl Answer {
    async fn knows_no_account(&mut self) -> Result<bool, Halt> {
        if self.response.status() != StatusCode::NOT_FOUND || !is_problem(self.response.headers()) {
            return Ok(false);
        }
        let problem: Option<Value> = serde_json::from_slice(self.problem().await?).ok();
        let kind = problem.as_ref().and_then(|problem| problem.get("type"));
        Ok(kind.and_then(Value::as_str) == Some("urn:tessera:problem:no-account"))
    }

    /// The ticket of a 401. A service that refuses the gateway's call instead is not set up for
    /// this gateway.
    async fn ticket(&mut self) -> Result<String, Halt> {
        if !is_problem(self.response.headers()) {
            return Err(Halt::Nonsense);
        }
        Locked::ticket_in(self.problem().await?).ok_or_else(|| {
            tracing::warn!("a service refused a call");
            Halt::Nonsense
        })
    }

    async fn problem(&mut self) -> Result<&[u8], Halt> {
        if self.read.is_none() {
            let response = std::mem::replace(&mut self.response, http::Response::new("").into());
            let response: http::Response<reqwest::Body> = response.into();
            let (parts, body) = response.into_parts();
            let body = Limited::new(body::received(body, self.patience), PROBLEM_BYTES);
            let bytes = body.collect().await.map_err(|_| Halt::Nonsense)?.to_bytes().to_vec();
            self.response = http::Response::from_parts(parts, "").into();
            self.read = Some(bytes);
        }
        Ok(self.read.as_deref().unwrap_or_default())
    }

    fn into_response(self, asked: &Asked<'_>, origin: &str) -> Result<Response, Halt> {
        let headers = response_headers::passed_on(self.response.headers(), asked, origin)?;
        let status = self.response.status();
        let body = match self.read {
            Some(bytes) => Body::from(bytes),
            None => body::received(self.response.into(), self.patience),
        };
        let mut response = Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        Ok(response)
    }
}

fn is_problem(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("application/problem+json"))
}
