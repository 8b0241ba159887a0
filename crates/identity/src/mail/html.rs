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
const SAID: &str = "font-size:17px;line-height:25px;margin:0";
const LINK: &str = "color:#0b655e;font-weight:600";
const NOTE: &str = "font-size:14px;line-height:21px;color:#5d574c;margin:14px 0 0";

/// A page with the code as numbers and as a grid. `[wish, life, caution]` are its sentences.
pub(super) fn code_page(
    settings: &Settings,
    pattern: &Pattern,
    sentences: &[&str; 3],
    facts: &[(&str, &str)],
) -> String {
    let [wish, life, caution] = sentences.map(escaped);
    let facts = table(facts.iter().map(|(name, value)| (*name, *value)));
    page(
        settings,
        &format!(
            "<p style=\"{SAID}\">{wish}</p><p style=\"{CODE}\">{pattern}</p>{}\
             <p style=\"{NOTE}\">{life} The number in each filled dot is its turn.</p>\
             {facts}<p style=\"{NOTE}\">{caution}</p>",
            grid(pattern)
        ),
    )
}

/// A page that tells what has happened; `link` leads to where it can be disowned.
pub(super) fn notice_page(
    settings: &Settings,
    happened: &str,
    facts: &[(&str, String)],
    link: Option<&str>,
) -> String {
    let facts = table(facts.iter().map(|(name, value)| (*name, value.as_str())));
    let advice = link.map_or(String::new(), |link| {
        format!(
            "<p style=\"{NOTE}\">If this was you, there is nothing to do.</p>\
             <p style=\"{NOTE}\"><a href=\"{}\" style=\"{LINK}\">This wasn\u{2019}t me: end every \
             session</a></p>",
            escaped(link)
        )
    });
    let happened = escaped(happened);
    page(settings, &format!("<p style=\"{SAID}\">{happened}</p>{facts}{advice}"))
}

fn table<'a>(facts: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let rows: String = facts
        .map(|(name, value)| {
            format!(
                "<tr><td style=\"padding:2px 14px 2px 0;color:#5d574c\">{}</td>\
                 <td style=\"padding:2px 0\">{}</td></tr>",
                escaped(name),
                escaped(value)
            )
        })
        .collect();
    if rows.is_empty() {
        return rows;
    }
    format!("<table role=\"presentation\" style=\"font-size:14px;margin:18px 0 0\">{rows}</table>")
}

fn page(settings: &Settings, content: &str) -> String {
    let site = escaped(&settings.site_name);
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{site}</title></head>\
         <body style=\"{PAGE}\"><div style=\"{CARD}\">\
         <p style=\"font-size:14px;font-weight:600;margin:0 0 18px\">{site}</p>\
         {content}</div></body></html>"
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
