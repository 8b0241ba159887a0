//! Paints pictures of the first seeds into a folder: `cargo run --example gallery -- folder 12`.

use std::{env, fs, path::PathBuf};

use mosaic::Mosaic;

fn main() -> std::io::Result<()> {
    let mut arguments = env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| "gallery".to_owned()));
    let count = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(12);
    fs::create_dir_all(&folder)?;
    for number in 0..count {
        let mut seed = [0; 32];
        seed.fill(number);
        let png = Mosaic::new(seed).png();
        println!("{number:3}: {} bytes", png.len());
        fs::write(folder.join(format!("{number:03}.png")), png)?;
    }
    Ok(())
}
