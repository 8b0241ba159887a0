/** Everything that the service answers to. */
import { createServer } from "node:http";
import { join } from "node:path";

import { Access } from "./access.mjs";
import { Accounts } from "./accounts.mjs";
import { openDatabase } from "./database.mjs";
import { Issuer } from "./issuer.mjs";
import { Lock } from "./lock.mjs";
import { pages } from "./pages.mjs";
import { NotServed, problemFor } from "./problem.mjs";
import { provisioning } from "./provisioning.mjs";
import { loadMasterKey } from "./sealing.mjs";
import { TicketKeys } from "./ticket-keys.mjs";

/** For a whole request to arrive, and for its headers. */
const REQUEST_MS = 10_000;
const HEADERS_MS = 5_000;
const PRIVATE = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "content-security-policy":
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** Opens what is kept in the data folder, and makes it at the first start. */
export function openHouse({ data }, clock) {
  const database = openDatabase(join(data, "doors.db"));
  const isEmpty = database.prepare("SELECT 1 FROM accounts LIMIT 1").get() === undefined;
  const masterKey = loadMasterKey(join(data, "keys", "master.key"), isEmpty);
  return { database, accounts: new Accounts(database, masterKey, clock) };
}

/** The server over an open house; a key that cannot be used stops the start. */
export async function makeServer(settings, { database, accounts }, clock) {
  const own = new TicketKeys(join(settings.data, "keys"), clock);
  await own.current();
  const access = new Access({
    lock: new Lock(settings.origin, settings.gateway, clock),
    gateway: new Issuer(`${settings.gateway}/.well-known/jwks.json`, clock),
    own,
    database,
    accounts,
    clock,
  });
  const routes = [
    ...pages({ access, database }),
    ...provisioning({ access, accounts }),
    ...open({ own, database }),
  ];
  const timeouts = { requestTimeout: REQUEST_MS, headersTimeout: HEADERS_MS };
  return createServer(timeouts, async (request, response) => {
    const answer = await answerTo(routes, request).catch(problemFor);
    // Nothing that the service says is kept by anybody, except where a route says so.
    const headers = { ...PRIVATE, ...answer.headers };
    if (answer.status !== 204) headers["content-length"] = Buffer.byteLength(answer.body);
    if (answer.until !== undefined) headers["tessera-unlocked-until"] = String(answer.until);
    response.writeHead(answer.status, headers).end(answer.body);
    // Whatever of the body nobody has read.
    request.resume();
  });
}

/** Routes for whatever watches over this process, and for the gateway to learn keys from. */
function open({ own, database }) {
  const empty = { status: 200, headers: {}, body: "" };
  return [
    ["GET", /^\/healthz$/, () => empty],
    ["GET", /^\/readyz$/, () => (database.prepare("SELECT 1").get(), empty)],
    [
      "GET",
      /^\/\.well-known\/jwks\.json$/,
      async () => {
        const headers = {
          "content-type": "application/jwk-set+json",
          "cache-control": "public, max-age=300",
        };
        return { status: 200, headers, body: JSON.stringify({ keys: await own.jwks() }) };
      },
    ],
  ];
}

/** Nothing is served for `HEAD`, which could use a ticket up and show nothing for it. */
async function answerTo(routes, request) {
  const [path] = request.url.split("?", 1);
  const here = routes.filter(([, pattern]) => pattern.test(path));
  if (here.length === 0) throw new NotServed(404, "no-path", "There is nothing here");
  const route = here.find(([method]) => method === request.method);
  if (!route) {
    const allow = here.map(([method]) => method).join(", ");
    throw new NotServed(405, "method", "This method is not served here", { allow });
  }
  const [, pattern, handler] = route;
  return handler(request, ...pattern.exec(path).slice(1));
}
