use std::collections::BTreeSet;

use database::{Backend, testing::on_both};
use identity::{Anchor, EventKind, Flaw, Whom};
use sqlx::AssertSqlSafe;

use crate::world::{PASSWORD, World, client, other_than, person};

/// The lane of the only account, and how many rows it has.
async fn lane(world: &World) -> (i64, i64) {
    let lane = world.count("SELECT lane FROM events WHERE account_id IS NOT NULL LIMIT 1").await;
    let query = "SELECT MAX(seq) FROM events WHERE lane = \
                 (SELECT lane FROM events WHERE account_id IS NOT NULL LIMIT 1)";
    (lane, world.count(query).await)
}

/// Somebody writes into the database who has no key.
async fn tampered(world: &World, statements: &[String]) -> Vec<Flaw> {
    for statement in statements {
        sqlx::query(AssertSqlSafe(statement.clone()))
            .execute(world.identity.database().pool())
            .await
            .unwrap();
    }
    world.identity.verify_events(&[]).await.unwrap().flaws
}

async fn eventful(test: database::testing::TestDatabase) -> World {
    let world = World::on(test).await;
    let ada = person("ada");
    world.enrolled(&ada).await;
    world.signed_in(&ada).await;
    world.signed_in(&ada).await;
    world
}

#[tokio::test]
async fn everything_that_happens_has_its_row_and_its_owner_sees_it() {
    on_both(async |test| {
        let world = World::with(test, |settings| {
            settings.codes_per_hour = 50;
            settings.most_failures = 3;
            settings.free_failures = 50;
        })
        .await;
        let (ada, new) = (person("ada"), person("ada").renewed());
        let (identity, browser) = (&world.identity, client());
        let joined = world.joined(&ada).await;
        let known = joined.browser();
        let view = identity.sign_in(ada.credentials(), &known).await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        identity.complete_sign_in(&view.id, &other_than(&pattern), &known).await.unwrap_err();
        identity.complete_sign_in(&view.id, &pattern, &known).await.unwrap();
        let (_, who) = world.signed_in(&ada).await;
        let fresh = identity.ask_fresh_pattern(&who, &browser).await.unwrap().id;
        let pattern = world.mailed(&ada.email).await.unwrap();
        identity.confirm(&who, &browser, &fresh, &pattern).await.unwrap();
        let ticket = world.locked(&who, "t1").await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        identity.unlock(&who, &browser, &ticket, &pattern, None).await.unwrap();
        let codes = identity.ask_recovery_codes(&who, &browser).await.unwrap().id;
        let pattern = world.mailed(&ada.email).await.unwrap();
        let (_, saved) =
            identity.renew_recovery_codes(&who, &browser, &codes, &pattern).await.unwrap();
        let email = identity.change_email(&who, &browser, "ada@new.example").await.unwrap().id;
        let pattern = world.mailed(&ada.email).await.unwrap();
        let (_, next) = identity.confirm_old_email(&who, &browser, &email, &pattern).await.unwrap();
        let pattern = world.mailed("ada@new.example").await.unwrap();
        let token = identity.confirm_new_email(&who, &browser, &next.id, &pattern).await.unwrap();
        let who = identity.session(&token).await.unwrap();
        identity.change_factors(&who, &browser, new.current(), new.changes()).await.unwrap_err();
        let change =
            identity.change_factors(&who, &browser, ada.current(), new.changes()).await.unwrap();
        let pattern = world.mailed("ada@new.example").await.unwrap();
        identity.confirm_factors(&who, &browser, &change.id, &pattern).await.unwrap();
        let device = identity.devices(&who).await.unwrap()[0].id.clone();
        identity.forget_device(&who, &browser, &device).await.unwrap();
        for _ in 0..3 {
            identity.sign_in(ada.guess(), &browser).await.unwrap_err();
        }
        identity.recover("ada", "none", &browser).await.unwrap_err();
        let view = identity.recover("ada", saved[0].reveal(), &browser).await.unwrap();
        let pattern = world.mailed("ada@new.example").await.unwrap();
        let token = identity.prove_recovery(&view.id, &pattern, &browser).await.unwrap();
        identity.finish_recovery(&token, ada.new_factors(), &browser).await.unwrap();
        identity.disown(&world.disowning("ada@new.example").await, &browser).await.unwrap();
        let mut moved = ada.clone();
        moved.email = "ada@new.example".into();
        let (_, who) = world.signed_in(&moved).await;
        let whom = Whom::Id(*who.account());
        identity.grant_admin(&whom, &browser).await.unwrap();
        let admin = identity.admin(&who).await.unwrap();
        identity.site_events(&admin, &browser, None, None).await.unwrap();
        identity.revoke_admin(&whom, &browser).await.unwrap();
        identity.sign_out(&who, &browser).await.unwrap();
        identity.lock_account(&whom, &browser).await.unwrap();
        identity.unlock_account(&whom, &browser).await.unwrap();
        identity.note_key_rotation(&browser, "the key of tickets").await.unwrap();
        identity.note_reconciliation(&browser, "vault: 1 asked for").await.unwrap();

        let mut seen = BTreeSet::new();
        let mut before = None;
        loop {
            let page = identity.events(&who, before).await.unwrap();
            let Some(last) = page.last() else { break };
            before = Some(last.seq);
            for event in page {
                assert_eq!(event.request, "request-1");
                assert_eq!(event.address.as_deref(), Some("203.0.113.7"));
                seen.insert(event.kind.as_str());
            }
        }
        identity.erase_account_of(&whom, &browser).await.unwrap();
        let elsewhere = [
            EventKind::AccountErased,
            EventKind::AccountViewed,
            EventKind::KeysRotated,
            EventKind::ServicesReconciled,
            EventKind::PepperRotated,
            EventKind::Restored,
        ];
        for kind in EventKind::ALL {
            assert!(seen.contains(kind.as_str()) != elsewhere.contains(kind), "{kind}");
        }
        for query in [
            "SELECT COUNT(*) FROM events WHERE kind = 'account.erased'",
            "SELECT COUNT(*) FROM events WHERE kind = 'keys.rotated'",
            "SELECT COUNT(*) FROM events WHERE kind = 'services.reconciled'",
        ] {
            assert_eq!(world.count(query).await, 1, "{query}");
        }
        assert_eq!(identity.verify_events(&[]).await.unwrap().flaws, []);
    })
    .await;
}

#[tokio::test]
async fn nobody_sees_the_events_of_another() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = world.enrolled(&person("ada")).await;
        let grace = world.enrolled(&person("grace")).await;
        world.identity.sign_in(person("ada").guess(), &client()).await.unwrap_err();
        assert_eq!(world.identity.events(&ada, None).await.unwrap().len(), 2);
        assert_eq!(world.identity.events(&grace, None).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn no_secret_stands_in_any_row() {
    on_both(async |test| {
        let backend = test.backend;
        let world = World::on(test).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        let (view, pattern) = world.recognised(&ada).await;
        let proven = world.proven(&ada, &joined.codes[0]).await;
        let mut secrets = vec![
            PASSWORD.to_owned(),
            pattern.to_string(),
            proven.reveal(),
            joined.session.reveal(),
            joined.device.reveal(),
        ];
        secrets.extend(joined.codes.iter().cloned());
        secrets.extend(joined.codes.iter().map(|code| code.replace('-', "")));
        world.identity.complete_sign_in(&view.id, &pattern, &client()).await.unwrap();
        let names: Vec<(String,)> = sqlx::query_as(match backend {
            Backend::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table'",
            Backend::Postgres => {
                "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'"
            }
        })
        .fetch_all(world.identity.database().pool())
        .await
        .unwrap();
        let mut read = 0;
        for (table,) in names {
            for row in rows_as_text(&world, backend, &table).await {
                read += 1;
                for secret in &secrets {
                    assert!(!row.contains(&hex(secret)), "{table}: {secret}");
                    assert!(!row.contains(secret.as_str()), "{table}: {secret}");
                }
            }
        }
        assert!(read > 30, "{read}");
    })
    .await;
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

/// Every row of a table, its bytes in hexadecimal.
async fn rows_as_text(world: &World, backend: Backend, table: &str) -> Vec<String> {
    let statement = match backend {
        Backend::Postgres => format!("SELECT t::text FROM {table} t"),
        Backend::Sqlite => {
            let columns: Vec<(String,)> = sqlx::query_as(AssertSqlSafe(format!(
                "SELECT name FROM pragma_table_info('{table}')"
            )))
            .fetch_all(world.identity.database().pool())
            .await
            .unwrap();
            let values: Vec<String> = columns
                .iter()
                .map(|(name,)| {
                    format!("CASE typeof({name}) WHEN 'blob' THEN lower(hex({name})) ELSE COALESCE({name}, '') END")
                })
                .collect();
            format!("SELECT {} FROM {table}", values.join(" || ' ' || "))
        }
    };
    let rows: Vec<(String,)> = sqlx::query_as(AssertSqlSafe(statement))
        .fetch_all(world.identity.database().pool())
        .await
        .unwrap();
    rows.into_iter().map(|(row,)| row).collect()
}

#[tokio::test]
async fn an_altered_row_is_named_once() {
    let alterations = [
        "UPDATE events SET kind = 'session.ended' WHERE",
        "UPDATE events SET at = at + 1 WHERE",
        "UPDATE events SET account_id = 'b6a5e3a0-0000-4000-8000-000000000000' WHERE",
        "UPDATE events SET account_id = NULL WHERE",
        "UPDATE events SET request = 'another' WHERE",
        "UPDATE events SET detail = detail_digest WHERE",
        "UPDATE events SET detail_digest = mac WHERE",
    ];
    on_both(async |test| {
        let world = eventful(test).await;
        let (lane, _) = lane(&world).await;
        let keep = "CREATE TABLE kept AS SELECT * FROM events".to_owned();
        assert_eq!(tampered(&world, &[keep]).await, []);
        for alteration in alterations {
            let altered = format!("{alteration} lane = {lane} AND seq = 2");
            let flaws = tampered(&world, &[altered]).await;
            assert_eq!(flaws, [Flaw::Altered { lane, seq: 2 }], "{alteration}");
            let restored = [
                "DELETE FROM events".to_owned(),
                "INSERT INTO events SELECT * FROM kept".to_owned(),
            ];
            assert_eq!(tampered(&world, &restored).await, []);
        }
    })
    .await;
}

#[tokio::test]
async fn removed_rows_are_named_by_the_first_of_them() {
    on_both(async |test| {
        let world = eventful(test).await;
        let (lane, _) = lane(&world).await;
        let removed = format!("DELETE FROM events WHERE lane = {lane} AND seq IN (2, 3)");
        assert_eq!(tampered(&world, &[removed]).await, [Flaw::Missing { lane, seq: 2 }]);
    })
    .await;
}

#[tokio::test]
async fn swapped_rows_show() {
    on_both(async |test| {
        let world = eventful(test).await;
        let (lane, _) = lane(&world).await;
        let swap = |from: i64, to: i64| {
            format!("UPDATE events SET seq = {to} WHERE lane = {lane} AND seq = {from}")
        };
        let flaws = tampered(&world, &[swap(2, 9999), swap(3, 2), swap(9999, 3)]).await;
        assert!(flaws.contains(&Flaw::Altered { lane, seq: 2 }), "{flaws:?}");
        assert!(flaws.contains(&Flaw::Altered { lane, seq: 3 }), "{flaws:?}");
    })
    .await;
}

#[tokio::test]
async fn an_invented_row_shows_also_behind_the_end() {
    on_both(async |test| {
        let world = eventful(test).await;
        let (lane, last) = lane(&world).await;
        let invented = format!(
            "INSERT INTO events (lane, seq, at, kind, account_id, request, detail, detail_digest, mac) \
             SELECT lane, seq + 1, at, kind, account_id, request, detail, detail_digest, mac \
             FROM events WHERE lane = {lane} AND seq = {last}"
        );
        let flaws = tampered(&world, &[invented]).await;
        let seq = last + 1;
        assert_eq!(flaws, [Flaw::Altered { lane, seq }, Flaw::End { lane }]);
        let led = format!("UPDATE event_heads SET seq = {seq} WHERE lane = {lane}");
        assert_eq!(tampered(&world, &[led]).await, [Flaw::Altered { lane, seq }]);
    })
    .await;
}

#[tokio::test]
async fn a_chain_whose_end_is_forgotten_or_cut_off_shows() {
    on_both(async |test| {
        let world = eventful(test).await;
        let (lane, last) = lane(&world).await;
        let anchors = world.identity.verify_events(&[]).await.unwrap().anchors;
        let told = anchors.iter().map(ToString::to_string);
        let anchors: Vec<Anchor> = told.map(|anchor| anchor.parse().unwrap()).collect();
        assert_eq!(world.identity.verify_events(&anchors).await.unwrap().flaws, []);
        let cut = format!("DELETE FROM events WHERE lane = {lane} AND seq = {last}");
        assert_eq!(tampered(&world, &[cut]).await, [Flaw::End { lane }]);
        // Whoever moves the end along is given away by an anchor that was noted before.
        let moved = format!(
            "UPDATE event_heads SET seq = {last} - 1, mac = \
             (SELECT mac FROM events WHERE lane = {lane} AND seq = {last} - 1) WHERE lane = {lane}"
        );
        assert_eq!(tampered(&world, &[moved]).await, []);
        let flaws = world.identity.verify_events(&anchors).await.unwrap().flaws;
        assert_eq!(flaws.len(), 1);
        assert!(matches!(flaws[0], Flaw::Anchor(_)), "{flaws:?}");
        let forgotten = format!("DELETE FROM event_heads WHERE lane = {lane}");
        assert_eq!(tampered(&world, &[forgotten]).await, [Flaw::End { lane }]);
        let nowhere: Anchor = "77:1:00".parse().unwrap();
        let flaws = world.identity.verify_events(&[nowhere]).await.unwrap().flaws;
        assert!(flaws.iter().any(|flaw| matches!(flaw, Flaw::Anchor(_))), "{flaws:?}");
    })
    .await;
}

#[tokio::test]
async fn a_row_is_emptied_by_erasure_only() {
    on_both(async |test| {
        let world = eventful(test).await;
        let (lane, _) = lane(&world).await;
        let emptied = format!("UPDATE events SET detail = NULL WHERE lane = {lane} AND seq = 2");
        assert_eq!(tampered(&world, &[emptied]).await, [Flaw::Emptied { lane, seq: 2 }]);
    })
    .await;
}

#[tokio::test]
async fn a_log_is_sound_while_it_is_written() {
    on_both(async |test| {
        let world = World::on(test).await;
        let mut writers = tokio::task::JoinSet::new();
        for index in 0..40 {
            let identity = world.identity.clone();
            writers.spawn(async move {
                identity.note_key_rotation(&client(), &format!("key {index}")).await.unwrap();
            });
        }
        for _ in 0..10 {
            assert_eq!(world.identity.verify_events(&[]).await.unwrap().flaws, []);
        }
        writers.join_all().await;
        assert_eq!(world.identity.verify_events(&[]).await.unwrap().rows, 40);
    })
    .await;
}
