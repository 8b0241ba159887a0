//! The notes, started as they are, with a gateway that is nothing but its keys.

#[cfg(test)]
mod journey {
    mod notes;
}
