use database::testing::on_both;
use factors::Pattern;
use identity::{Client, Enrolled, Whom, mail::Letter};
use messages::{Language, in_language, say};

use crate::world::{Person, World, client, person};

fn speaking(language: Language) -> Client {
    Client { language, ..client() }
}

/// The only letter that waits for somebody.
async fn letter(world: &World, who: &Person) -> Letter {
    let mut letters = world.letters(&who.email).await;
    assert_eq!(letters.len(), 1, "{letters:?}");
    letters.remove(0)
}

fn pattern(letter: &Letter) -> Pattern {
    letter.text.lines().find_map(|line| line.trim().parse().ok()).unwrap()
}

fn assert_in(language: Language, letter: &Letter, subject: impl FnOnce() -> String) {
    assert_eq!(letter.subject, in_language(language, subject));
    let html = format!("<html lang=\"{}\" dir=\"{}\">", language.tag(), language.direction());
    assert!(letter.html.contains(&html), "{}", letter.html);
}

/// Somebody enrols with a browser that speaks a language.
async fn enrolled(world: &World, who: &Person, language: Language) -> Enrolled {
    let browser = speaking(language);
    let view = world.identity.apply(who.application(), &browser).await.unwrap();
    let mailed = letter(world, who).await;
    assert_in(language, &mailed, || say::mail_enrol_subject("Tessera"));
    world.identity.enrol(&view.id, &pattern(&mailed), &browser).await.unwrap()
}

/// Signs in with a browser up to the pattern, and says what the letter is like.
async fn assert_sign_in_letter(world: &World, who: &Person, from: Language, language: Language) {
    world.identity.sign_in(who.credentials(), &speaking(from)).await.unwrap();
    assert_in(language, &letter(world, who).await, || say::mail_sign_in_subject("Tessera"));
}

#[tokio::test]
async fn letters_are_in_the_language_of_the_account_until_it_is_entered_in_another() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, english) = (person("ada"), speaking(Language::English));
        enrolled(&world, &ada, Language::German).await;
        let view = world.identity.sign_in(ada.credentials(), &english).await.unwrap();
        let mailed = letter(&world, &ada).await;
        assert_in(Language::German, &mailed, || say::mail_sign_in_subject("Tessera"));
        world.identity.complete_sign_in(&view.id, &pattern(&mailed), &english).await.unwrap();
        // Whoever has come in may be somebody else: its owner is told in German.
        let told = letter(&world, &ada).await;
        assert_in(Language::German, &told, || say::notice_new_browser_subject("Tessera"));
        assert_sign_in_letter(&world, &ada, Language::German, Language::English).await;
    })
    .await;
}

#[tokio::test]
async fn a_pattern_that_is_not_drawn_changes_no_language() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        enrolled(&world, &ada, Language::German).await;
        assert_sign_in_letter(&world, &ada, Language::English, Language::German).await;
        assert_sign_in_letter(&world, &ada, Language::English, Language::German).await;
    })
    .await;
}

#[tokio::test]
async fn what_others_do_to_an_account_is_told_in_its_language() {
    on_both(async |test| {
        let world = World::with(test, |settings| {
            settings.most_failures = 3;
            settings.free_failures = 50;
        })
        .await;
        let (ada, operator) = (person("ada"), Client::default());
        let (whom, identity): (Whom, _) = ("ada".parse().unwrap(), &world.identity);
        enrolled(&world, &ada, Language::German).await;
        for _ in 0..3 {
            identity.sign_in(ada.guess(), &client()).await.unwrap_err();
        }
        let told = letter(&world, &ada).await;
        assert_in(Language::German, &told, || say::notice_stopped_subject("Tessera"));
        identity.lock_account(&whom, &operator).await.unwrap();
        let told = letter(&world, &ada).await;
        assert_in(Language::German, &told, || say::notice_locked_subject("Tessera"));
        identity.unlock_account(&whom, &operator).await.unwrap();
        let told = letter(&world, &ada).await;
        assert_in(Language::German, &told, || say::notice_unlocked_subject("Tessera"));
        identity.erase_account_of(&whom, &operator).await.unwrap();
        let told = letter(&world, &ada).await;
        assert_in(Language::German, &told, || say::notice_erased_subject("Tessera"));
    })
    .await;
}

#[tokio::test]
async fn whoever_chooses_another_language_gets_the_next_letter_in_it() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, identity) = (person("ada"), &world.identity);
        let token = enrolled(&world, &ada, Language::German).await.entered.session;
        let who = identity.session(&token).await.unwrap();
        identity.ask_fresh_pattern(&who, &client()).await.unwrap();
        let mailed = letter(&world, &ada).await;
        assert_in(Language::German, &mailed, || say::mail_confirm_subject("Tessera"));
        identity.speak(&who, Language::Arabic).await.unwrap();
        let who = identity.session(&token).await.unwrap();
        identity.ask_fresh_pattern(&who, &client()).await.unwrap();
        let mailed = letter(&world, &ada).await;
        assert_in(Language::Arabic, &mailed, || say::mail_confirm_subject("Tessera"));
        world.locked(&who, "t1").await.unwrap();
        let mailed = letter(&world, &ada).await;
        assert_in(Language::Arabic, &mailed, || say::mail_unlock_subject("Your vault"));
        let (id, pattern) = world.changing(&who, &ada, &ada.renewed()).await;
        identity.confirm_factors(&who, &client(), &id, &pattern).await.unwrap();
        let told = letter(&world, &ada).await;
        assert_in(Language::Arabic, &told, || say::notice_factors_changed_subject("Tessera"));
        let what = || say::notice_factors_changed(say::mail_factors_all());
        let what = in_language(Language::Arabic, what);
        assert!(told.text.starts_with(&what), "{}", told.text);
    })
    .await;
}

#[tokio::test]
async fn a_recovery_changes_the_language_and_is_told_in_the_one_before() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, new) = (person("ada"), person("ada").renewed());
        let (identity, browser) = (&world.identity, speaking(Language::Hindi));
        let joined = enrolled(&world, &ada, Language::German).await;
        let saved = joined.recovery_codes[0].reveal();
        let view = identity.recover(&ada.username, saved, &browser).await.unwrap();
        let mailed = letter(&world, &ada).await;
        assert_in(Language::German, &mailed, || say::mail_recover_subject("Tessera"));
        let drawn = pattern(&mailed);
        let token = identity.prove_recovery(&view.id, &drawn, &browser).await.unwrap();
        identity.finish_recovery(&token, new.new_factors(), &browser).await.unwrap();
        let told = letter(&world, &ada).await;
        assert_in(Language::German, &told, || say::notice_recovered_subject("Tessera"));
        assert_sign_in_letter(&world, &new, Language::English, Language::Hindi).await;
    })
    .await;
}

#[tokio::test]
async fn a_language_that_nobody_here_speaks_is_english() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        enrolled(&world, &ada, Language::German).await;
        sqlx::query("UPDATE accounts SET language = 'tlh'")
            .execute(world.identity.database().pool())
            .await
            .unwrap();
        assert_sign_in_letter(&world, &ada, Language::German, Language::English).await;
    })
    .await;
}
