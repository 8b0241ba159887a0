//! What was measured, beside what is aimed at.

use serde_json::{Value, json};

/// What a figure is to be.
#[derive(Clone, Copy)]
pub enum Aim {
    AtLeast(f64),
    AtMost(f64),
}

impl Aim {
    fn words(self) -> String {
        match self {
            Self::AtLeast(bound) => format!("at least {bound}"),
            Self::AtMost(bound) => format!("at most {bound}"),
        }
    }

    fn is_met(self, value: f64) -> bool {
        match self {
            Self::AtLeast(bound) => value >= bound,
            Self::AtMost(bound) => value <= bound,
        }
    }
}

struct Figure {
    what: String,
    value: f64,
    unit: &'static str,
    aim: Option<Aim>,
}

/// Figures, line by line.
#[derive(Default)]
pub struct Table(Vec<Figure>);

impl Table {
    /// A figure that stands for itself.
    pub fn add(&mut self, what: impl Into<String>, value: f64, unit: &'static str) {
        self.0.push(Figure { what: what.into(), value, unit, aim: None });
    }

    /// A figure that is to be something.
    pub fn aim(&mut self, what: impl Into<String>, value: f64, unit: &'static str, aim: Aim) {
        self.0.push(Figure { what: what.into(), value, unit, aim: Some(aim) });
    }

    /// The lines behind another table's.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// Prints it, and gives it as JSON: a list in the same order.
    pub fn print(&self) -> Value {
        println!();
        for line in self.0.iter().map(Figure::line) {
            println!("{line}");
        }
        println!();
        self.0.iter().map(Figure::json).collect()
    }
}

impl Figure {
    fn line(&self) -> String {
        let value = format!("{} {}", rounded(self.value), self.unit);
        let aim = self.aim.map_or_else(String::new, |aim| {
            let met = if aim.is_met(self.value) { "" } else { ", missed" };
            format!("{}{met}", aim.words())
        });
        format!("{:<72} {value:>18}   {aim}", self.what).trim_end().to_owned()
    }

    fn json(&self) -> Value {
        let aim = self.aim.map(|aim| json!({ "is": aim.words(), "met": aim.is_met(self.value) }));
        json!({ "what": self.what, "value": self.value, "unit": self.unit, "aim": aim })
    }
}

/// Three digits that say something.
fn rounded(value: f64) -> String {
    let digits = match value.abs() {
        ..1.0 => 3,
        ..10.0 => 2,
        ..100.0 => 1,
        _ => 0,
    };
    format!("{value:.digits$}")
}

/// The middle one; of an even number, the higher of the two.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missed_aim_shows_and_fails_nothing() {
        let mut table = Table::default();
        table.aim("sign-ins over bare hashes", 0.8731, "", Aim::AtLeast(0.9));
        table.aim("a page, 99 of 100", 9.26, "ms", Aim::AtMost(15.0));
        table.add("sign-ins", 16.4, "a second");
        let lines: Vec<String> = table.0.iter().map(Figure::line).collect();
        assert!(lines[0].ends_with("0.873    at least 0.9, missed"), "{}", lines[0]);
        assert!(lines[1].ends_with("9.26 ms   at most 15"), "{}", lines[1]);
        assert!(lines[2].ends_with("16.4 a second"), "{}", lines[2]);
        assert_eq!(table.print()[0]["aim"]["met"], false);
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert!((median(vec![9.0, 1.0, 3.0]) - 3.0).abs() < 1e-9);
        assert!(median(Vec::new()).is_nan());
    }
}
