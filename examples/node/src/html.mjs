/** HTML from template literals: whatever is put in is text, unless it is HTML made in the same way. */

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

class Html {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

/** Tags a literal as HTML; values may be text, HTML, or lists of these. */
export function html(strings, ...values) {
  return new Html(String.raw({ raw: strings }, ...values.map(embed)));
}

function embed(value) {
  if (Array.isArray(value)) return value.map(embed).join("");
  if (value instanceof Html) return value.text;
  return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character]);
}
