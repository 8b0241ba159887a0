//! Gestures: what a pad could report, eight bytes an event, and the names of symbols.

use factors::{
    Binding, Gesture, Recogniser, Symbol,
    gesture::{Button, RawEvent, RawKind},
};

fn event(bytes: &[u8; 8], at_ms: f64) -> RawEvent {
    let [what, pause, id, part, x @ .., y, z] = *bytes;
    let id = i32::from(id % 4);
    // Also what no browser should report: huge, negative, not a number.
    let number = |byte: u8| match byte {
        255 => f64::NAN,
        254 => f64::INFINITY,
        253 => -f64::MAX,
        byte => (f64::from(byte) - 128.0) * f64::from(part),
    };
    let (x, y) = (number(x[0]), number(y));
    let button = Button::from_dom(i16::from(z % 5) - 1).unwrap_or(Button::Left);
    let kind = match what % 9 {
        0 => RawKind::ButtonDown(button),
        1 => RawKind::ButtonUp(button),
        2 => RawKind::ButtonsCancelled,
        3 => RawKind::Wheel { dx: x, dy: y },
        4 => RawKind::TouchDown { id, x, y },
        5 => RawKind::TouchMove { id, x, y },
        6 => RawKind::TouchUp { id },
        7 => RawKind::TouchCancelled { id },
        _ => RawKind::Key(Symbol::ALL[usize::from(z % 8)]),
    };
    let late = if pause == 255 { f64::NAN } else { f64::from(pause) * 4.0 };
    RawEvent { at_ms: at_ms + late, kind }
}

pub fn take(input: &[u8]) {
    let mut recogniser = Recogniser::default();
    let (events, _) = input.as_chunks::<8>();
    let (mut symbols, mut at_ms) = (Vec::new(), 0.0);
    for bytes in events {
        let event = event(bytes, at_ms);
        at_ms = if event.at_ms.is_nan() { at_ms } else { event.at_ms };
        symbols.extend(recogniser.handle(event));
        symbols.extend(recogniser.deadline_ms().and_then(|_| recogniser.tick(at_ms)));
    }
    symbols.extend(recogniser.flush());
    assert_eq!(recogniser.pending(), None);
    assert!(symbols.len() <= events.len(), "no event counts twice");

    let names = String::from_utf8_lossy(input);
    symbols.extend(names.split(' ').filter_map(|name| name.parse::<Symbol>().ok()));
    let (length, strength) = (symbols.len(), factors::gesture::strength(&symbols));
    match Gesture::new(symbols) {
        Ok(gesture) => {
            assert!((8..=64).contains(&length) && strength.is_enough());
            let bind = |name: &str| Binding::new("site", &name.parse().unwrap()).unwrap();
            assert_ne!(gesture.digest(&bind("ada")), gesture.digest(&bind("bob")));
        }
        Err(_) => assert!(length > 64 || !strength.is_enough()),
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = crate::texts(&["L1 R1 UP DOWN L2 M1 M2 R2 L1", "L1 L1 L1 L1 L1 L1 L1 L1"]);
    let of = |kinds: &[u8], z: u8| {
        kinds.iter().flat_map(|kind| [*kind, 20, 1, 2, 140, 0, 90, z]).collect::<Vec<_>>()
    };
    seeds.push(of(&[0, 1, 0, 1, 3, 4, 5, 6, 8, 8], 1));
    seeds.push(of(&[4, 4, 5, 7, 6, 0, 2, 1, 3, 3], 3));
    seeds.push(of(&[8; 12], 6));
    seeds
}
