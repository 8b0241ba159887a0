use database::testing::on_both;
use identity::{AccountPlace, AccountsPage, AccountsWanted, Admin, Error};

use crate::{
    admin::promoted,
    world::{World, person},
};

fn names(page: &AccountsPage) -> Vec<&str> {
    page.accounts.iter().map(|account| account.username.as_str()).collect()
}

/// Sixty accounts, as many as need three pages, that are locked and administrators', two since each
/// instant; at once, since enrolling each would take long.
async fn sixty(world: &World) {
    for number in 0..60_u8 {
        sqlx::query(
            "INSERT INTO accounts (id, username, email, verifier_salt, verifier_parameters, \
             verifier_key, sealed_verifier, picture, created_at, disabled_at, admin_since, \
             factors_at, language) \
             VALUES ($1, $2, 'same@people.example', $3, '', '', $3, $3, 0, $4, $4, 0, 'en')",
        )
        .bind(format!("00000000-0000-4000-8000-0000000000{number:02}"))
        .bind(format!("many-{number:02}"))
        .bind(vec![number])
        .bind(i64::from(number / 2))
        .execute(world.identity.database().pool())
        .await
        .unwrap();
    }
}

async fn page(
    world: &World,
    admin: &Admin,
    wanted: &AccountsWanted,
    after: Option<&AccountPlace>,
) -> AccountsPage {
    world.identity.find_accounts(admin, wanted, after).await.unwrap()
}

#[tokio::test]
async fn accounts_are_found_by_how_name_or_address_begins_and_by_id() {
    on_both(async |test| {
        let world = World::on(test).await;
        let admin = promoted(&world, &person("ada")).await;
        let id = *world.enrolled(&person("adam")).await.account();
        let mut grace = person("grace");
        grace.email = "Adam.Grace@People.example".into();
        world.enrolled(&grace).await;
        for name in ["a-b.c", "a_b"] {
            world.enrolled(&person(name)).await;
        }
        let admin = world.identity.admin(&admin).await.unwrap();
        let find = async |text: &str| {
            let wanted = AccountsWanted::Like(text.to_owned());
            let page = world.identity.find_accounts(&admin, &wanted, None).await.unwrap();
            assert_eq!(page.next, None);
            page
        };
        assert_eq!(names(&find("").await), ["a-b.c", "a_b", "ada", "adam", "grace"]);
        assert_eq!(names(&find(" ADA").await), ["ada", "adam"]);
        assert_eq!(names(&find("a-").await), ["a-b.c"]);
        assert_eq!(names(&find("a_").await), ["a_b"]);
        assert_eq!(names(&find("a%").await), [] as [&str; 0]);
        assert_eq!(names(&find("race").await), [] as [&str; 0]);
        assert_eq!(names(&find("ada\0").await), [] as [&str; 0]);
        assert_eq!(names(&find("adam@").await), ["adam"]);
        assert_eq!(names(&find("ADAM.GRACE@people.ex").await), ["grace"]);
        let by_id = find(&id.to_string()).await;
        assert_eq!(names(&by_id), ["adam"]);
        assert_eq!(by_id.accounts[0].email, "a…@people.example", "lists mask addresses");
        let unknown = find("00000000-0000-4000-8000-000000000000").await;
        assert!(unknown.accounts.is_empty());
    })
    .await;
}

#[tokio::test]
async fn lists_come_in_pages_that_neither_leave_out_nor_repeat() {
    on_both(async |test| {
        let world = World::on(test).await;
        let admin = promoted(&world, &person("ada")).await;
        let admin = world.identity.admin(&admin).await.unwrap();
        sixty(&world).await;
        let forward: Vec<String> = (0..60).map(|number| format!("many-{number:02}")).collect();
        let backward: Vec<String> = forward.iter().rev().cloned().collect();
        let ada_first: Vec<String> =
            ["ada".to_owned()].into_iter().chain(backward.clone()).collect();
        let lists = [
            (AccountsWanted::Like("many".to_owned()), forward.clone()),
            (AccountsWanted::Like("SAME@".to_owned()), forward),
            (AccountsWanted::Locked, backward),
            (AccountsWanted::Admins, ada_first),
        ];
        for (wanted, ordered) in lists {
            let (mut found, mut sizes, mut after) = (Vec::new(), Vec::new(), None);
            loop {
                let page = page(&world, &admin, &wanted, after.as_ref()).await;
                sizes.push(page.accounts.len());
                found.extend(page.accounts.into_iter().map(|account| account.username));
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(sizes, [25, 25, ordered.len() - 50], "{wanted:?}");
            assert_eq!(found, ordered, "{wanted:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_list_goes_on_whatever_has_become_of_the_last_account_of_a_page() {
    on_both(async |test| {
        let world = World::on(test).await;
        let admin = promoted(&world, &person("ada")).await;
        let admin = world.identity.admin(&admin).await.unwrap();
        sixty(&world).await;
        let changes = [
            "UPDATE accounts SET disabled_at = NULL, admin_since = NULL WHERE username = $1",
            "UPDATE accounts SET disabled_at = 7777, admin_since = 7777 WHERE username = $1",
            "DELETE FROM accounts WHERE username = $1",
        ];
        for wanted in [AccountsWanted::Locked, AccountsWanted::Admins] {
            for change in changes {
                let first = page(&world, &admin, &wanted, None).await;
                let second = page(&world, &admin, &wanted, first.next.as_ref()).await;
                let last = names(&first)[24].to_owned();
                sqlx::query(change)
                    .bind(&last)
                    .execute(world.identity.database().pool())
                    .await
                    .unwrap();
                let changed = page(&world, &admin, &wanted, first.next.as_ref()).await;
                assert_eq!(changed, second, "{wanted:?}: {change} {last}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_place_of_another_list_is_none() {
    on_both(async |test| {
        let world = World::on(test).await;
        let admin = promoted(&world, &person("ada")).await;
        let admin = world.identity.admin(&admin).await.unwrap();
        let id = "00000000-0000-4000-8000-000000000000";
        let by_name = AccountsWanted::Like(String::new());
        for (wanted, place) in [
            (AccountsWanted::Locked, id.to_owned()),
            (AccountsWanted::Admins, id.to_owned()),
            (by_name, format!("7.{id}")),
        ] {
            let place = place.parse().unwrap();
            let refused = world.identity.find_accounts(&admin, &wanted, Some(&place)).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{wanted:?}: {refused:?}");
        }
    })
    .await;
}
