//! What a handler opens.

/// What a handler opens, and what the person is told before they draw a pattern for it.
///
/// ```
/// use tickets::Opens;
///
/// /// Reading notes: one pattern is enough for five minutes.
/// struct Read;
///
/// impl Opens for Read {
///     const SCOPE: &'static str = "notes.read";
///     const PURPOSE: &'static str = "Read your notes";
///     const MAX_AGE: i64 = 300;
/// }
/// ```
pub trait Opens: Send + Sync + 'static {
    /// The one scope token that the handler takes, such as `notes.read` (RFC 6749 §3.3). Grants
    /// are given and looked up by it: two types with one scope open each other.
    const SCOPE: &'static str;

    /// What the person is asked to confirm: plain text of at most 120 characters on one line,
    /// shown on a page and in a mail. "Read your notes".
    const PURPOSE: &'static str;

    /// Seconds for which one pattern opens, at most a day; 0 where each request takes its own.
    const MAX_AGE: i64;

    /// Everything that the pattern opens, separated by single spaces; [`SCOPE`](Self::SCOPE) among
    /// it. Say more where one pattern is meant to be enough, as for reading and changing.
    const OPENS: &'static str = Self::SCOPE;
}
