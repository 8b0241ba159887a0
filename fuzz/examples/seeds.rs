//! Writes the seeds of every target to `<folder>/<target>/corpus`, and the targets' names to
//! standard output.

use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).ok_or(io::ErrorKind::InvalidInput)?;
    for target in fuzz::TARGETS {
        let corpus = Path::new(&folder).join(target.name).join("corpus");
        fs::create_dir_all(&corpus)?;
        for (number, seed) in target.seeds().into_iter().enumerate() {
            fs::write(corpus.join(format!("seed-{number}")), seed)?;
        }
        println!("{}", target.name);
    }
    Ok(())
}
