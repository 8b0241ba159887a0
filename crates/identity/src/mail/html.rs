//! The HTML form of a letter: one column, tables, inline styles, no images, nothing fetched.

use factors::Pattern;
use messages::say;

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
    let turns = escaped(say::mail_grid_turns());
    let facts = table(facts.iter().map(|(name, value)| (*name, *value)));
    page(
        settings,
        &format!(
            "<p style=\"{SAID}\">{wish}</p>\
             <p style=\"{CODE}\"><span dir=\"ltr\">{pattern}</span></p>{}\
             <p style=\"{NOTE}\">{life} {turns}</p>\
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
        let [was_you, not_me] = [say::notice_was_you(), say::notice_not_me()].map(escaped);
        format!(
            "<p style=\"{NOTE}\">{was_you}</p>\
             <p style=\"{NOTE}\"><a href=\"{}\" style=\"{LINK}\">{not_me}</a></p>",
            escaped(link)
        )
    });
    let happened = escaped(happened);
    page(settings, &format!("<p style=\"{SAID}\">{happened}</p>{facts}{advice}"))
}

/// Values keep the direction that they have: an instant, or the name of a browser, is the same in
/// every language.
fn table<'a>(facts: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    // Mail programs know left and right; of beginning and end of a line few know.
    let gap = match messages::current().direction() {
        "rtl" => "2px 0 2px 14px",
        _ => "2px 14px 2px 0",
    };
    let rows: String = facts
        .map(|(name, value)| {
            format!(
                "<tr><td style=\"padding:{gap};color:#5d574c\">{}</td>\
                 <td style=\"padding:2px 0\"><span dir=\"auto\">{}</span></td></tr>",
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
    let language = messages::current();
    // Some programs show what is in the body, and no more.
    let speaks = format!("lang=\"{}\" dir=\"{}\"", language.tag(), language.direction());
    format!(
        "<!doctype html><html {speaks}><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{site}</title></head>\
         <body style=\"{PAGE}\"><div {speaks} style=\"{CARD}\">\
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
    let label = escaped(say::mail_grid_label());
    format!("<table dir=\"ltr\" style=\"{GRID}\" aria-label=\"{label}\">{rows}</table>")
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
