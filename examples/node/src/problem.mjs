/** How the service says no: RFC 9457, with the challenges of RFC 6750 and RFC 9470. */
import { NoAccount } from "./accounts.mjs";
import { Unavailable } from "./issuer.mjs";
import { ACR, MAX_PATH_BYTES, Refused, TooLong } from "./lock.mjs";

const REALM = "doors";

/** The request came without a token. */
export class NoToken extends Error {}

/** The call is good; what it asks for takes a fresh pattern. */
export class Locked extends Error {
  constructor(ticket, maxAge) {
    super("locked");
    Object.assign(this, { ticket, maxAge });
  }
}

/** What is wrong has nothing to do with tokens: a path, a method, a body. */
export class NotServed extends Error {
  constructor(status, kind, title, headers = {}) {
    super(title);
    Object.assign(this, { status, kind, headers });
  }
}

/** The answer to an error. Whatever is wrong with a token, the answer is one and the same. */
export function problemFor(error) {
  if (error instanceof NoToken) {
    // Bare, without an error code (RFC 6750 §3.1).
    return unauthorized("no-token", "This needs a signed call", `Bearer realm="${REALM}"`);
  }
  if (error instanceof Locked) {
    const challenge =
      `Bearer realm="${REALM}", error="insufficient_user_authentication", ` +
      `acr_values="${ACR}", max_age="${error.maxAge}"`;
    return unauthorized("locked", "This needs a fresh pattern", challenge, {
      ticket: error.ticket,
    });
  }
  if (error instanceof TooLong) {
    // No ticket has room for this path, so no pattern could open it.
    return problem(414, "too-long", `The address is longer than ${MAX_PATH_BYTES} bytes`);
  }
  if (error instanceof Refused) {
    console.warn(`refused: ${error.message}`);
    return unauthorized("invalid-token", "The token was refused", 'Bearer error="invalid_token"');
  }
  if (error instanceof NoAccount) {
    // The gateway makes the account and asks again.
    return problem(404, "no-account", "This account has no doors yet");
  }
  if (error instanceof NotServed)
    return problem(error.status, error.kind, error.message, error.headers);
  if (error instanceof Unavailable || error.code?.startsWith("SQLITE_")) {
    console.error(`unavailable: ${error.code ?? error.message}`);
    return problem(503, "unavailable", "The doors are not available: try again soon", {
      "retry-after": "1",
    });
  }
  console.error(`internal: ${error.name}`);
  return problem(500, "internal", "Something is wrong with the doors");
}

function unauthorized(kind, title, challenge, members = {}) {
  return problem(401, kind, title, { "www-authenticate": challenge }, members);
}

function problem(status, kind, title, headers = {}, members = {}) {
  return {
    status,
    headers: { "content-type": "application/problem+json", ...headers },
    body: JSON.stringify({ type: `urn:tessera:problem:${kind}`, title, status, ...members }),
  };
}
