/** The pages: names for whoever is signed in, codes behind the lock, safes each time. */
import { readFileSync } from "node:fs";

import { writeAudit } from "./database.mjs";
import { findDoor, listDoors } from "./doors.mjs";
import { html } from "./html.mjs";

const DOORS = { scope: "doors.read", purpose: "See the codes of your doors", maxAge: 5 * 60 };
const SAFES = { scope: "safes.reveal", purpose: "See the combination of a safe, once", maxAge: 0 };
const STYLE = readFileSync(new URL("style.css", import.meta.url));

/** The routes for people: method, path, handler. */
export function pages({ access, database }) {
  const index = async (request) => {
    const who = await access.person(request);
    const found = access.signedIn(who, ({ account, dataKey }) =>
      listDoors(database, account, dataKey),
    );
    return page(200, "Your doors", "", overview(found));
  };
  const behind = (door, kind, action) => async (request, id) => {
    const who = await access.person(request);
    return access.unlocked(request, who, door, ({ account, dataKey, until, now }) => {
      const found = findDoor(database, account, dataKey, id, kind);
      if (!found) return page(404, "No such door", "../", missing());
      writeAudit(database, now, action, { account, door: id });
      return page(200, found.name, "../", code(found, until && until - now));
    });
  };
  return [
    ["GET", /^\/$/, index],
    ["GET", /^\/doors\/([^/]+)$/, behind(DOORS, "door", "door.read")],
    ["GET", /^\/safes\/([^/]+)$/, behind(SAFES, "safe", "safe.reveal")],
    ["GET", /^\/style\.css$/, style],
  ];
}

/** How it looks. Nothing in it is anybody's. */
function style() {
  const headers = {
    "content-type": "text/css; charset=utf-8",
    "cache-control": "private, max-age=3600",
  };
  return { status: 200, headers, body: STYLE };
}

function overview(doors) {
  const card = ({ id, kind, name }) =>
    html` <li>
      <a class="card ${kind}" data-testid="door-row" href="${kind}s/${id}">
        <span class="name">${name}</span>
        <span class="dots" aria-hidden="true">••••</span>
        <span class="hint">${kind === "safe" ? "A pattern each time" : "Behind a pattern"}</span>
      </a>
    </li>`;
  return html` <h1>Your doors</h1>
    <p class="lead">
      A fresh pattern shows the codes of your doors for five minutes. The combination of a safe
      takes a pattern each time.
    </p>
    ${
      doors.length
        ? html`<ul class="cards">
            ${doors.map(card)}
          </ul>`
        : html`<p>There are no doors yet.</p>`
    }`;
}

function code({ name, code }, seconds) {
  const minutes = seconds && Math.max(1, Math.round(seconds / 60));
  return html` <p class="back"><a href="../">All doors</a></p>
    <h1>${name}</h1>
    <p class="code" data-testid="code">${code}</p>
    <p class="lead" data-testid="open-for">
      ${
        minutes
          ? `Your doors stay open for about ${minutes} more ${minutes === 1 ? "minute" : "minutes"}.`
          : "This was shown once. Seeing it again takes another pattern."
      }
    </p>`;
}

function missing() {
  return html` <h1>No such door</h1>
    <p class="lead">It is not among yours, or no longer.</p>
    <p class="back"><a href="../">All doors</a></p>`;
}

function page(status, title, root, main) {
  const body = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="${root}style.css" />
      </head>
      <body>
        <main>${main}</main>
      </body>
    </html> `;
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body: String(body) };
}
