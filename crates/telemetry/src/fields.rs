//! How fields are written in lines for people.

use std::fmt;

use tracing::field::{Field, Visit};
use tracing_subscriber::{
    field::{RecordFields, VisitOutput as _},
    fmt::{
        FormatFields,
        format::{DefaultFields, DefaultVisitor, Writer},
    },
};

/// As [`DefaultFields`] writes them, which formats each through several layers. What every request is
/// called is written down for every request, whether a line comes of it or not, and is plain text.
pub(crate) struct Fields;

impl<'writer> FormatFields<'writer> for Fields {
    fn format_fields<R: RecordFields>(&self, writer: Writer<'writer>, fields: R) -> fmt::Result {
        if writer.has_ansi_escapes() {
            return DefaultFields::new().format_fields(writer, fields);
        }
        let mut visitor = Visitor { writer, first: true, result: Ok(()) };
        fields.record(&mut visitor);
        visitor.result
    }
}

struct Visitor<'writer> {
    writer: Writer<'writer>,
    first: bool,
    result: fmt::Result,
}

impl Visitor<'_> {
    fn write(&mut self, field: &str, value: &str) -> fmt::Result {
        let space = if self.first { "" } else { " " };
        [space, field, "=\"", value, "\""].iter().try_for_each(|part| self.writer.write_str(part))
    }

    fn as_usual(&mut self, record: impl FnOnce(&mut DefaultVisitor<'_>)) {
        let mut usual = DefaultVisitor::new(self.writer.by_ref(), self.first);
        record(&mut usual);
        self.result = self.result.and(usual.finish());
        self.first = false;
    }
}

/// Whether [`fmt::Debug`] would write it as it is.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte) && !matches!(byte, b'"' | b'\\'))
}

impl Visit for Visitor<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        let name = field.name();
        if name == "message" || name.starts_with("r#") || !is_plain(value) {
            return self.as_usual(|usual| usual.record_str(field, value));
        }
        self.result = self.result.and(self.write(name, value));
        self.first = false;
    }

    fn record_error(&mut self, field: &Field, value: &(dyn std::error::Error + 'static)) {
        self.as_usual(|usual| usual.record_error(field, value));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.as_usual(|usual| usual.record_debug(field, value));
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::Write,
        sync::{Arc, Mutex},
    };

    use tracing::{field::Empty, subscriber::with_default};
    use tracing_subscriber::fmt::{FormatFields, MakeWriter};

    use super::*;

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    impl MakeWriter<'_> for Lines {
        type Writer = Self;

        fn make_writer(&self) -> Self {
            self.clone()
        }
    }

    fn lines(fields: impl for<'w> FormatFields<'w> + Send + Sync + 'static, ansi: bool) -> String {
        let lines = Lines::default();
        let subscriber = tracing_subscriber::fmt()
            .fmt_fields(fields)
            .with_ansi(ansi)
            .without_time()
            .with_writer(lines.clone())
            .finish();
        with_default(subscriber, || {
            let none: Option<&str> = None;
            let span =
                tracing::error_span!("request", id = "0f", none, method = "GET", route = Empty);
            span.record("route", "/records/{id}");
            let _in_it = span.enter();
            for text in
                ["plain", "with \"quotes\"", "back\\slash", "a\nline", "\u{1b}[31m", "ä", ""]
            {
                tracing::warn!(text, number = 7, flag = true, "said {text}");
                tracing::warn!(text = %text, debug = ?text);
            }
            let error = std::io::Error::other(std::fmt::Error);
            tracing::error!(error = &error as &dyn std::error::Error, "failed");
        });
        let written = lines.0.lock().unwrap().clone();
        String::from_utf8(written).unwrap()
    }

    #[test]
    fn lines_are_what_they_were() {
        for ansi in [false, true] {
            assert_eq!(lines(Fields, ansi), lines(DefaultFields::new(), ansi));
        }
        assert!(lines(Fields, false).contains("request{id=\"0f\" method=\"GET\" route=\"/rec"));
    }
}
