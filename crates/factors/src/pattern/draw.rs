//! A pattern as rows of cells: for mails, where a table or characters draw it.

use super::{GRID, Pattern};

impl Pattern {
    /// Row by row, cell by cell: which dot in the order of drawing stands
    /// there, from 1. An HTML mail makes a table of it.
    pub fn rows(&self) -> Vec<Vec<Option<u8>>> {
        let cell = |row, column| GRID.dot_at(row, column).and_then(|dot| self.order_at(dot));
        (0..GRID.side())
            .map(|row| (0..GRID.side()).map(|column| cell(row, column)).collect())
            .collect()
    }

    /// The grid in characters, five lines that end in `\n`: the order of
    /// drawing where there is one, a dot elsewhere. ASCII only, and no line
    /// starts with a dot, which mail doubles in transit.
    pub fn drawing(&self) -> String {
        let cell = |order: &Option<u8>| order.map_or(".".to_owned(), |order| order.to_string());
        self.rows()
            .iter()
            .map(|row| {
                let cells: Vec<String> = row.iter().map(cell).collect();
                format!("   {}\n", cells.join("   "))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_shows_the_order_at_its_place() {
        let pattern: Pattern = "3-9-12-16-22-18".parse().unwrap();
        let expected = [
            "   .   .   1   .   .",
            "   .   .   .   2   .",
            "   .   3   .   .   .",
            "   4   .   6   .   .",
            "   .   5   .   .   .",
        ];
        assert_eq!(pattern.drawing().lines().collect::<Vec<_>>(), expected);
        assert_eq!(pattern.rows()[3], [Some(4), None, Some(6), None, None]);
    }
}
