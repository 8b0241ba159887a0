//! Uniform patterns by rejection.

use rand_core::CryptoRng;

use super::grid::{Grid, MOVES};

/// Draws `N` dots that can be drawn on `grid`, every such path as likely as any
/// other.
///
/// Why it is uniform: one attempt takes a first dot, each with the same chance
/// (bytes beyond the last whole multiple of the number of dots are thrown
/// away), and `N - 1` moves, each one of [`MOVES`] with a chance of exactly 1
/// in 16. Dots and moves together name at most one path, so an attempt hits
/// any given path with one and the same chance, 1 in `dots × 16^(N-1)`. Where
/// a move leaves the grid or comes back to a used dot, the *whole* attempt is
/// thrown away and the next starts afresh; taking another move instead would
/// favour paths along the edge. For six dots on 5×5 one attempt in about
/// nineteen succeeds.
///
/// `grid` must have a path of `N` dots, or this never returns.
pub fn draw_uniformly<const N: usize>(grid: Grid, rng: &mut impl CryptoRng) -> [u8; N] {
    loop {
        let mut bytes = [0; N];
        rng.fill_bytes(&mut bytes);
        if let Some(path) = attempt(grid, bytes) {
            return path;
        }
    }
}

/// The path that random bytes name: the first byte a dot, the others a move.
fn attempt<const N: usize>(grid: Grid, bytes: [u8; N]) -> Option<[u8; N]> {
    let mut path = [0; N];
    let mut last = None;
    for (index, byte) in bytes.into_iter().enumerate() {
        let dot = match last {
            None => first_dot(grid, byte)?,
            Some(from) => grid.after(from, *MOVES.get(usize::from(byte % 16))?)?,
        };
        let (used, free) = path.split_at_mut_checked(index)?;
        if used.contains(&dot) {
            return None;
        }
        *free.first_mut()? = dot;
        last = Some(dot);
    }
    Some(path)
}

fn first_dot(grid: Grid, byte: u8) -> Option<u8> {
    let count = grid.count();
    let whole = u8::MAX / count * count;
    (byte < whole).then(|| byte % count + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_name_a_path_or_nothing() {
        let grid = Grid::new(5);
        // Dot 13, then right, up, left: (0, 1), (-1, 0), (0, -1).
        assert_eq!(attempt(grid, [12, 4, 1, 3]), Some([13, 14, 9, 8]));
        assert_eq!(attempt(grid, [37, 20, 17, 19]), Some([13, 14, 9, 8]));
        assert_eq!(attempt(grid, [12, 4, 3, 0]), None, "back to a used dot");
        assert_eq!(attempt(grid, [0, 1, 0, 0]), None, "off the grid");
        assert_eq!(attempt(grid, [250, 4, 1, 3]), None, "beyond the last whole multiple");
    }
}
