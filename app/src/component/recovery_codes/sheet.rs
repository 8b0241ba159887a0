//! What is saved or printed.

use crate::words::say;

/// The codes, and whose they are.
#[derive(Clone)]
pub struct Sheet {
    /// The site's name.
    pub site: String,
    /// Whose they are.
    pub username: String,
    /// The codes.
    pub codes: Vec<String>,
}

impl Sheet {
    /// The first line.
    pub fn title(&self) -> String {
        say::recovery_codes_title(&self.site, &self.username)
    }

    /// The codes, one a line.
    pub fn lines(&self) -> String {
        self.codes.join("\n")
    }

    /// What one does with them, at an address.
    pub fn advice(&self, address: &str) -> String {
        say::recovery_codes_use(address)
    }

    /// Everything, as the text of a file.
    pub fn text(&self, address: &str) -> String {
        let text = format!("{}\n\n{}\n\n{}\n", self.title(), self.lines(), self.advice(address));
        // Whoever copies the address from the file must not copy an invisible mark with it.
        text.replace(['\u{2068}', '\u{2069}'], "")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_says_whose_codes_these_are_and_where_they_work() {
        let codes = vec!["AB3D-9FGH".to_owned(), "0000-1111".to_owned()];
        let sheet = Sheet { site: "Tessera".into(), username: "ada".into(), codes };
        assert_eq!(
            sheet.text("https://id.example/recover"),
            "Recovery codes for ada at Tessera\n\nAB3D-9FGH\n0000-1111\n\n\
             Each works once. If you lose your password, your picture or your gesture, \
             enter one at https://id.example/recover\n",
        );
    }
}
