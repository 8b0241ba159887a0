use super::*;

const SAMPLE: [u8; 6] = [3, 9, 12, 16, 22, 18];

fn centre(dot: u8) -> Point {
    GRID.centre(dot, 1.0).unwrap()
}

fn draw(entry: &mut Entry, dots: &[u8]) -> Option<Pattern> {
    let (first, rest) = dots.split_first().unwrap();
    let mut complete = entry.begin(centre(*first)).complete;
    for dot in rest {
        complete = complete.or(entry.extend(centre(*dot)).complete);
    }
    entry.end();
    complete
}

fn dots(entry: &Entry) -> Vec<u8> {
    entry.path().dots().to_vec()
}

#[test]
fn a_stroke_completes_at_the_sixth_dot() {
    let mut entry = Entry::default();
    assert_eq!(draw(&mut entry, &SAMPLE).unwrap().positions(), SAMPLE);
    assert_eq!(entry.text(), "3-9-12-16-22-18");
    assert!(!entry.is_drawing());
}

#[test]
fn clicks_complete_too() {
    let mut entry = Entry::default();
    for dot in SAMPLE {
        assert_eq!(entry.path().pattern(), None);
        let begun = entry.begin(centre(dot));
        entry.end();
        assert_eq!(begun.complete.is_some(), dot == 18);
    }
}

#[test]
fn a_stroke_may_begin_between_dots() {
    let mut entry = Entry::default();
    entry.begin(Point::new(2.5, -0.4));
    entry.extend(centre(8));
    assert_eq!(dots(&entry), [3, 8]);
}

#[test]
fn a_stroke_elsewhere_begins_a_new_pattern_and_one_from_the_last_dot_goes_on() {
    let mut entry = Entry::default();
    draw(&mut entry, &[3, 9, 12]);
    assert_eq!(entry.notice(), Notice::Paused { last: 12 });
    draw(&mut entry, &[12, 16]);
    assert_eq!(dots(&entry), [3, 9, 12, 16]);
    draw(&mut entry, &[21, 22]);
    assert_eq!(dots(&entry), [21, 22]);
    draw(&mut entry, &[5, 4]);
    assert_eq!(dots(&entry), [5, 4]);
}

#[test]
fn a_dot_out_of_reach_is_refused_in_words() {
    let mut entry = Entry::default();
    entry.choose(3);
    assert_eq!(entry.choose(5), Change::default());
    let refused = PatternError::from(StepError::OutOfReach { from: 3, to: 5 });
    assert_eq!(entry.notice(), Notice::Refused(refused));
    assert_eq!(dots(&entry), [3]);
}

#[test]
fn used_dots_may_be_passed_again_in_a_stroke() {
    let mut entry = Entry::default();
    draw(&mut entry, &[1, 2, 1, 6]);
    assert_eq!(dots(&entry), [1, 2, 6]);
    assert_eq!(entry.text(), "1-2-6");
}

#[test]
fn undo_and_clear_take_back() {
    let mut entry = Entry::default();
    draw(&mut entry, &[3, 9, 12]);
    entry.undo();
    assert_eq!((dots(&entry), entry.text()), (vec![3, 9], "3-9"));
    entry.clear();
    assert_eq!((dots(&entry), entry.text()), (vec![], ""));
    entry.undo();
    assert_eq!(entry.notice(), Notice::Cleared);
}

#[test]
fn a_wrong_pattern_stays_until_the_next_touch() {
    for touch in [
        |entry: &mut Entry| entry.begin(centre(7)),
        |entry: &mut Entry| entry.choose(7),
        |entry: &mut Entry| entry.typed("7"),
    ] {
        let mut entry = Entry::default();
        draw(&mut entry, &SAMPLE);
        entry.mark_wrong();
        assert!(entry.is_wrong());
        assert_eq!(dots(&entry), SAMPLE);
        touch(&mut entry);
        assert!(!entry.is_wrong());
        assert_eq!(dots(&entry), [7]);
    }
}

#[test]
fn typing_shows_on_the_grid_and_completes_once() {
    let mut entry = Entry::default();
    let text = "3-9-12-16-22-18";
    let mut completions = 0;
    for end in 1..=text.len() {
        let change = entry.typed(text.get(..end).unwrap());
        assert!(!matches!(entry.notice(), Notice::Refused(_)), "at {end}");
        completions += usize::from(change.complete.is_some());
    }
    assert_eq!(completions, 1);
    assert_eq!(entry.typed("3-9-12-16-22-18 ").complete, None);
}

#[test]
fn enter_finishes_what_could_have_gone_on() {
    let mut entry = Entry::default();
    assert_eq!(entry.typed("15-14-13-12-11-2").complete, None, "may become 2x");
    assert!(entry.submit().complete.is_some());
    assert!(entry.submit().complete.is_some(), "once more, where the first answer got lost");
    entry.mark_wrong();
    assert_eq!(entry.submit().complete, None, "but not when it was wrong");
    entry.clear();
    entry.typed("3-9");
    assert_eq!(entry.submit().complete, None);
    assert_eq!(entry.notice(), Notice::Refused(PatternError::TooFew { found: 2 }));
}

#[test]
fn an_undrawable_text_is_refused_and_changes_no_dot() {
    let mut entry = Entry::default();
    entry.typed("3-9");
    entry.typed("3-9-25");
    assert!(matches!(entry.notice(), Notice::Refused(_)));
    assert_eq!(dots(&entry), [3, 9]);
    assert_eq!(entry.text(), "3-9-25");
}
