use std::{fs, path::Path};

use database::testing::on_both;
use identity::Error;

use crate::world::{World, client, person};

/// A world whose keys lie in a folder.
async fn with_folder(test: database::testing::TestDatabase, folder: &Path) -> World {
    let mut world = World::on(test).await;
    world.identity = world.with_keys_of(folder).await;
    world
}

#[tokio::test]
async fn everybody_gets_in_after_a_rotation_also_at_a_gateway_that_has_not_noticed() {
    on_both(async |test| {
        let folder = tempfile::tempdir().unwrap();
        let world = with_folder(test, folder.path()).await;
        let (ada, grace) = (person("ada"), person("grace"));
        world.enrolled(&ada).await;
        let rotating = world.with_keys_of(folder.path()).await;
        assert_eq!(rotating.rotate_pepper(&client()).await.unwrap(), 1);
        world.signed_in(&ada).await;
        world.enrolled(&grace).await;
        assert_eq!(rotating.rotate_pepper(&client()).await.unwrap(), 2);
        assert_eq!(rotating.rotate_pepper(&client()).await.unwrap(), 2);
        world.signed_in(&ada).await;
        world.signed_in(&grace).await;
        let fresh = world.with_keys_of(folder.path()).await;
        fresh.sign_in(ada.credentials(), &client()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_gateway_that_slept_through_two_rotations_seals_under_the_pepper_of_today() {
    on_both(async |test| {
        let folder = tempfile::tempdir().unwrap();
        let world = with_folder(test, folder.path()).await;
        let rotating = world.with_keys_of(folder.path()).await;
        rotating.rotate_pepper(&client()).await.unwrap();
        rotating.rotate_pepper(&client()).await.unwrap();
        let ada = person("ada");
        world.enrolled(&ada).await;
        rotating.sign_in(ada.credentials(), &client()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_application_and_a_change_that_were_under_way_complete() {
    on_both(async |test| {
        let folder = tempfile::tempdir().unwrap();
        let world = with_folder(test, folder.path()).await;
        let (ada, grace, new) = (person("ada"), person("grace"), person("ada").renewed());
        let who = world.enrolled(&ada).await;
        let (change, drawn) = world.changing(&who, &ada, &new).await;
        let view = world.identity.apply(grace.application(), &client()).await.unwrap();
        let pattern = world.mailed(&grace.email).await.unwrap();
        world.identity.rotate_pepper(&client()).await.unwrap();
        world.identity.confirm_factors(&who, &client(), &change, &drawn).await.unwrap();
        world.identity.enrol(&view.id, &pattern, &client()).await.unwrap();
        let keys = "SELECT COUNT(DISTINCT verifier_key) FROM accounts";
        world.signed_in(&new).await;
        world.signed_in(&grace).await;
        assert_eq!(world.count(keys).await, 1, "signing in has sealed them anew");
        world.identity.rotate_pepper(&client()).await.unwrap();
        let fresh = world.with_keys_of(folder.path()).await;
        for person in [new, grace] {
            fresh.sign_in(person.credentials(), &client()).await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn a_rotation_that_was_interrupted_is_run_again() {
    /// What lies in the folder when it stops, from one step to the next.
    const STEPS: [fn(&Path); 4] = [
        |folder| _ = fs::remove_file(folder.join("pepper.former")),
        |folder| {
            use std::os::unix::fs::PermissionsExt as _;
            let next = folder.join("pepper.next");
            fs::write(&next, [9; 32]).unwrap();
            fs::set_permissions(&next, fs::Permissions::from_mode(0o600)).unwrap();
        },
        |folder| fs::hard_link(folder.join("pepper"), folder.join("pepper.former")).unwrap(),
        |folder| fs::rename(folder.join("pepper.next"), folder.join("pepper")).unwrap(),
    ];
    on_both(async |test| {
        let folder = tempfile::tempdir().unwrap();
        let world = with_folder(test, folder.path()).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        for done in 0..=STEPS.len() {
            // As many steps as were done, and then the machine went down.
            for step in &STEPS[..done] {
                step(folder.path());
            }
            let after = world.with_keys_of(folder.path()).await;
            let accepted = after.sign_in(ada.credentials(), &client()).await;
            assert!(!matches!(accepted, Err(Error::Refused | Error::Stored(_))), "{accepted:?}");
            world.pass(3600);
            let again = world.with_keys_of(folder.path()).await;
            again.rotate_pepper(&client()).await.unwrap();
            world.identity.sign_in(ada.credentials(), &client()).await.unwrap();
            world.pass(3600);
            assert!(!folder.path().join("pepper.next").exists());
        }
    })
    .await;
}

#[tokio::test]
async fn rotations_at_once_lose_no_pepper() {
    on_both(async |test| {
        let folder = tempfile::tempdir().unwrap();
        let world = with_folder(test, folder.path()).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let mut rotations = tokio::task::JoinSet::new();
        for _ in 0..6 {
            let identity = world.with_keys_of(folder.path()).await;
            rotations.spawn(async move { identity.rotate_pepper(&client()).await });
        }
        for rotation in rotations.join_all().await {
            rotation.unwrap();
        }
        let fresh = world.with_keys_of(folder.path()).await;
        fresh.sign_in(ada.credentials(), &client()).await.unwrap();
        assert_eq!(
            world.count("SELECT COUNT(*) FROM events WHERE kind = 'pepper.rotated'").await,
            6
        );
    })
    .await;
}
