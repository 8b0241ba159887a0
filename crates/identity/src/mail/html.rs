//! The HTML form of a letter: one column, tables, inline styles, no images, nothing fetched.

use factors::Pattern;

use crate::Settings;

const PAGE: &str = "margin:0;padding:24px 12px;background:#f6f4ef;\
    font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#1f1c17";
const CARD: &str = "max-width:440px;margin:0 auto;background:#ffffff;border-radius:12px;\
    padding:28px 24px";
const CODE: &str = "font-size:22px;line-height:30px;font-weight:600;letter-spacing:1px;\
    margin:20px 0 12px";
const GRID: &str = "border-collapse:separate;border-spacing:6px";
const EMPTY: &str = "width:40px;height:40px;border-radius:20px;background:#efece4;color:#5d574c;\
    text-align:center;font-size:13px";
const DRAWN: &str = "width:40px;height:40px;border-radius:20px;background:#0b655e;color:#ffffff;\
    text-align:center;font-size:16px;font-weight:700";
const NOTE: &str = "font-size:14px;line-height:21px;color:#5d574c;margin:14px 0 0";

/// A page with the code as numbers and as a grid. `[wish, life, caution]` are its sentences.
pub(super) fn code_page(
    settings: &Settings,
    pattern: &Pattern,
    sentences: &[&str; 3],
    facts: &[(&str, &str)],
) -> String {
    let [wish, life, caution] = sentences.map(escaped);
    let site = escaped(&settings.site_name);
    let facts: String = facts
        .iter()
        .map(|(name, value)| {
            format!(
                "<tr><td style=\"padding:2px 14px 2px 0;color:#5d574c\">{}</td>\
                 <td style=\"padding:2px 0\">{}</td></tr>",
                escaped(name),
                escaped(value)
            )
        })
        .collect();
    let facts = if facts.is_empty() {
        facts
    } else {
        format!(
            "<table role=\"presentation\" style=\"font-size:14px;margin:18px 0 0\">{facts}</table>"
        )
    };
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{site}</title></head>\
         <body style=\"{PAGE}\"><div style=\"{CARD}\">\
         <p style=\"font-size:14px;font-weight:600;margin:0 0 18px\">{site}</p>\
         <p style=\"font-size:17px;line-height:25px;margin:0\">{wish}</p>\
         <p style=\"{CODE}\">{pattern}</p>{}\
         <p style=\"{NOTE}\">{life} The number in each filled dot is its turn.</p>\
         {facts}<p style=\"{NOTE}\">{caution}</p></div></body></html>",
        grid(pattern)
    )
}

fn grid(pattern: &Pattern) -> String {
    let rows: String = pattern
        .rows()
        .iter()
        .map(|row| format!("<tr>{}</tr>", row.iter().map(|turn| cell(*turn)).collect::<String>()))
        .collect();
    format!("<table style=\"{GRID}\" aria-label=\"The grid, row by row\">{rows}</table>")
}

fn cell(turn: Option<u8>) -> String {
    match turn {
        Some(turn) => format!("<td style=\"{DRAWN}\">{turn}</td>"),
        None => format!("<td style=\"{EMPTY}\">&middot;</td>"),
    }
}

fn escaped(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '&' => "&amp;".to_owned(),
            '<' => "&lt;".to_owned(),
            '>' => "&gt;".to_owned(),
            '"' => "&quot;".to_owned(),
            '\'' => "&#39;".to_owned(),
            other => other.to_string(),
        })
        .collect()
}
