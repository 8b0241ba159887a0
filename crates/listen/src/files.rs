//! How many files and connections a program may have open.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Lets the program have as many files and connections open at once as the system allows it: what
/// it begins with is often 1,024, which a few slow clients take up.
pub fn allow_many_files() {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    if current == maximum {
        return;
    }
    if let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum }) {
        tracing::warn!(%error, "the limit of open files could not be raised");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_as_the_system_allows() {
        let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
        let lower = Rlimit { current: Some(256), maximum };
        setrlimit(Resource::Nofile, lower).unwrap();
        allow_many_files();
        assert_eq!(getrlimit(Resource::Nofile).current, maximum);
    }
}
