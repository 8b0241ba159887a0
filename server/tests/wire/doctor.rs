//! What `doctor` finds beside a running gateway.

use serde_json::Value;

use super::{
    gateway::{Gateway, program},
    person::Person,
};

/// The verdict on what is called so, and what was seen.
fn found<'a>(report: &'a Value, about: &str) -> (&'a str, &'a str) {
    let findings = report.as_array().unwrap();
    let finding = findings.iter().find(|finding| finding["about"] == about);
    let finding = finding.unwrap_or_else(|| panic!("nothing about {about} in {report:#}"));
    (finding["verdict"].as_str().unwrap(), finding["seen"].as_str().unwrap())
}

#[tokio::test]
async fn what_is_fine_and_what_is_not_is_told_apart() {
    let gateway = Gateway::start(&[("TESSERA_VAULT__URL", "http://127.0.0.1:9")]).await;
    let (fine, report) = gateway.doctor(&[]);
    assert!(!fine, "{report:#}");
    for about in
        ["file modes", "database", "schema", "mail", "keys", "public_url", "host", "proxies"]
    {
        assert_eq!(found(&report, about).0, "fine", "{about}: {report:#}");
    }
    let clocks = report.as_array().unwrap().iter().filter(|finding| finding["about"] == "clock");
    let seen: Vec<_> = clocks.map(|clock| clock["seen"].as_str().unwrap()).collect();
    assert!(seen.contains(&"as that of what answers at the public address"), "{seen:?}");
    // Nothing listens there.
    let (verdict, seen) = found(&report, "vault");
    assert_eq!(verdict, "wrong");
    assert!(seen.contains("refused"), "{seen}");
}

#[tokio::test]
async fn a_proxy_too_many_is_found_by_what_is_believed() {
    let gateway = Gateway::start(&[("TESSERA_TRUSTED_PROXIES", "1")]).await;
    let (_, report) = gateway.doctor(&[("TESSERA_TRUSTED_PROXIES", "1")]);
    let (verdict, seen) = found(&report, "proxies");
    assert_eq!(verdict, "wrong");
    assert!(seen.contains("192.0.2.77"), "{seen}");
    assert_eq!(found(&report, "clock").1, "as that of the proxy");
}

#[test]
fn before_the_first_start_nobody_is_told_to_restore_keys() {
    let folder = tempfile::tempdir().unwrap();
    for data in [folder.path().join("none"), folder.path().to_owned()] {
        let output = program().args(["doctor", "--json", "--data"]).arg(data).output().unwrap();
        let report = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(found(&report, "keys"), ("doubt", "there are none yet"), "{report:#}");
        assert_eq!(found(&report, "database").0, "doubt", "{report:#}");
        assert_ne!(found(&report, "disk").0, "wrong", "{report:#}");
        let findings = report.as_array().unwrap().iter();
        let told: String = findings.filter_map(|finding| finding["remedy"].as_str()).collect();
        assert!(told.contains("the first start makes them"), "{told}");
        assert!(!told.contains("restore"), "{told}");
    }
}

#[tokio::test]
async fn keys_that_are_gone_once_somebody_has_enrolled_are_to_be_restored() {
    let gateway = Gateway::start(&[]).await;
    Person("ada").enrol(&gateway).await;
    std::fs::rename(gateway.data().join("keys"), gateway.data().join("gone")).unwrap();
    let (_, report) = gateway.doctor(&[]);
    assert_eq!(found(&report, "keys").0, "wrong", "{report:#}");
    let findings = report.as_array().unwrap().iter();
    let told: String = findings.filter_map(|finding| finding["remedy"].as_str()).collect();
    assert!(told.contains("restore the keys from your backup"), "{told}");
}

#[tokio::test]
async fn keys_that_others_can_read_and_a_mail_server_that_does_not_answer_are_wrong() {
    use std::os::unix::fs::PermissionsExt as _;
    let gateway = Gateway::start(&[]).await;
    let pepper = gateway.data().join("keys/pepper");
    std::fs::set_permissions(&pepper, std::fs::Permissions::from_mode(0o644)).unwrap();
    let mail = [
        ("TESSERA_SMTP__HOST", "127.0.0.1"),
        ("TESSERA_SMTP__PORT", "9"),
        ("TESSERA_SMTP__FROM", "a@example.org"),
    ];
    let (_, report) = gateway.doctor(&mail);
    assert_eq!(found(&report, "mail").0, "wrong");
    let modes = report.as_array().unwrap().iter().find(|finding| finding["verdict"] == "wrong");
    assert!(modes.unwrap()["seen"].as_str().unwrap().contains("others can read it"), "{report:#}");
}

#[tokio::test]
async fn nobody_else_sees_what_arrives() {
    let gateway = Gateway::start(&[]).await;
    let url = format!("{}/.well-known/tessera/mirror", gateway.url);
    for token in ["", "x", "a.b.c"] {
        let answer = gateway.http.get(&url).bearer_auth(token).send().await.unwrap();
        assert_eq!(answer.status(), 404);
    }
}
