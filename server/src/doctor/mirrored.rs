//! What a request through the public address looks like when it arrives.

use std::{net::IpAddr, time::Duration};

use doctor::{Finding, Verdict, compare_clocks, date_of};
use reqwest::{Client, StatusCode, header::DATE, redirect::Policy};
use tickets::{NewProvision, PROVISION_LIFE, Target, issue_provision};

use crate::{
    config::Config,
    open::Surroundings,
    router::{MIRROR, Mirrored},
    signing::SigningKeys,
};

const PATIENCE: Duration = Duration::from_secs(5);

/// An address that no client has (RFC 5737 §3): what is said by the caller alone must not be taken
/// for where it comes from.
const FORGED: &str = "192.0.2.77";

/// Asks the running gateway through its public address what has arrived.
pub async fn look(config: &Config, signing: &SigningKeys, here: &Surroundings) -> Vec<Finding> {
    let url = match config.public_url.join(MIRROR) {
        Ok(url) => url,
        Err(error) => return vec![Finding::wrong("public_url", error, "correct public_url")],
    };
    let client = Client::builder().redirect(Policy::none()).timeout(PATIENCE).build();
    let (Ok(client), Some(token)) = (client, pass(config, signing, here)) else {
        return vec![Finding::wrong("public_url", "no request can be made", "see the log")];
    };
    let request = client.get(url.clone()).bearer_auth(token).header("X-Forwarded-For", FORGED);
    let answer = match request.send().await {
        Ok(answer) => answer,
        Err(error) => {
            let seen = format!("{:#}", anyhow::Error::from(error.without_url()));
            let remedy = "start the gateway, and see to name, certificate and proxy; what follows \
                          from its answer was not looked at";
            return vec![Finding::doubt(
                "public_url",
                format!("{}: {seen}", config.public_url),
                remedy,
            )];
        }
    };
    let status = answer.status();
    let date = answer.headers().get(DATE).and_then(|date| date_of(date.to_str().ok()?));
    let now = here.clock.now().millis();
    let answering = match config.trusted_proxies {
        0 => "what answers at the public address",
        _ => "the proxy",
    };
    let clock = date.map(|theirs| compare_clocks(answering, theirs, now));
    let mirrored = match answer.json::<Mirrored>().await {
        Ok(mirrored) if status == StatusCode::OK => mirrored,
        // A token of another time is nobody's.
        _ if clock.as_ref().is_some_and(|clock| clock.verdict == Verdict::Wrong) => {
            return clock.into_iter().collect();
        }
        _ => {
            let seen =
                format!("{} answers {status} where this gateway would not", config.public_url);
            let remedy = "another program, or a gateway with other keys, is there; correct the proxy \
                          or public_url";
            return vec![Finding::wrong("public_url", seen, remedy)];
        }
    };
    let mut findings = vec![Finding::fine("public_url", &config.public_url)];
    findings.extend(clock);
    findings.push(host(config, &mirrored));
    let https = config.public_url.scheme() == "https";
    findings.push(client_address(config.trusted_proxies, https, &mirrored));
    findings
}

/// A token that this gateway gives itself.
fn pass(config: &Config, signing: &SigningKeys, here: &Surroundings) -> Option<String> {
    let gateway = config.issuer();
    let order = NewProvision {
        issuer: &gateway,
        audience: &gateway,
        target: Target::new("GET", MIRROR).ok()?,
        body: &[],
        life: PROVISION_LIFE,
    };
    let (key, now) = (signing.provision.current(), here.clock.now().seconds());
    issue_provision(&order, &key, now, &mut here.entropy.rng()).ok()
}

fn host(config: &Config, mirrored: &Mirrored) -> Finding {
    let expected = config.public_url.authority();
    if mirrored.host.eq_ignore_ascii_case(expected) {
        return Finding::fine("host", &mirrored.host);
    }
    Finding::wrong(
        "host",
        format!("{} arrives where {expected} was asked for", mirrored.host),
        "have the proxy pass Host on as it came (nginx: proxy_set_header Host $http_host), or every \
         page is a redirect",
    )
}

/// Whether the address of a caller is found out where it stands.
fn client_address(trusted: u8, https: bool, mirrored: &Mirrored) -> Finding {
    let (about, trusted) = ("proxies", usize::from(trusted));
    let own = |entry: &&String| entry.as_str() != FORGED;
    let appended = mirrored.forwarded_for.iter().filter(own).count();
    let client = mirrored.client;
    if FORGED.parse::<IpAddr>().is_ok_and(|forged| client == forged) {
        let remedy =
            format!("set trusted_proxies to {appended}: anybody can say where they come from");
        let seen = format!("the caller's own word was believed: {client}");
        return Finding::wrong(about, seen, remedy);
    }
    let seen = format!("{appended} in front, {trusted} trusted; the caller is {client}");
    // The gateway has no TLS of its own: something stands in front, and says nothing of it.
    if https && appended == 0 {
        let remedy = "have what ends TLS append its caller to X-Forwarded-For, and set \
                      trusted_proxies, or everybody counts as one network";
        return Finding::wrong(about, seen, remedy);
    }
    if appended == trusted {
        return Finding::fine(about, seen);
    }
    let remedy = if appended > trusted {
        format!("set trusted_proxies to {appended}, or everybody counts as one network")
    } else {
        "each trusted proxy has to append its caller to X-Forwarded-For (nginx: \
         $proxy_add_x_forwarded_for)"
            .to_owned()
    };
    Finding::wrong(about, seen, remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrived(forwarded_for: &[&str], client: &str) -> Mirrored {
        Mirrored {
            host: "id.example".to_owned(),
            forwarded_for: forwarded_for.iter().map(|entry| (*entry).to_owned()).collect(),
            client: client.parse().unwrap(),
        }
    }

    #[test]
    fn proxies_that_are_not_counted_and_words_that_are_believed_are_found() {
        let cases = [
            (0, arrived(&[FORGED], "127.0.0.1"), Verdict::Fine),
            (1, arrived(&[FORGED, "203.0.113.1"], "203.0.113.1"), Verdict::Fine),
            // A proxy that takes away what the caller has said.
            (1, arrived(&["203.0.113.1"], "203.0.113.1"), Verdict::Fine),
            (0, arrived(&[FORGED, "203.0.113.1"], "127.0.0.1"), Verdict::Wrong),
            (1, arrived(&[FORGED], FORGED), Verdict::Wrong),
            (2, arrived(&[FORGED, "203.0.113.1"], FORGED), Verdict::Wrong),
            (1, arrived(&[], "127.0.0.1"), Verdict::Wrong),
        ];
        for (trusted, mirrored, verdict) in cases {
            let found = client_address(trusted, false, &mirrored);
            assert_eq!(found.verdict, verdict, "{trusted} {mirrored:?} {found:?}");
        }
        let silent = arrived(&[FORGED], "127.0.0.1");
        assert_eq!(client_address(0, true, &silent).verdict, Verdict::Wrong);
    }

    #[test]
    fn another_host_is_found() {
        let config =
            Config { public_url: "https://id.example".parse().unwrap(), ..Config::default() };
        assert_eq!(host(&config, &arrived(&[], "127.0.0.1")).verdict, Verdict::Fine);
        let config =
            Config { public_url: "https://other.example".parse().unwrap(), ..Config::default() };
        assert_eq!(host(&config, &arrived(&[], "127.0.0.1")).verdict, Verdict::Wrong);
    }
}
