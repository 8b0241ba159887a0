/**
 * The second lock on a service's side: checks what the gateway signs, and signs tickets.
 *
 * Copy this file into a service of your own; it needs `jose` and `jsonc-parser`. Every token is a
 * compact JWS (RFC 7515) under ES256 with claims of RFC 7519, held to the advice of RFC 8725. Times
 * are whole seconds since 1970. A set of keys is a Map from `kid`, the RFC 7638 thumbprint, to
 * `{ use, key }`: the kind of token that the key may sign (`tessera_use`), and the key.
 */
import { createHash, randomBytes } from "node:crypto";

import { SignJWT, jwtVerify } from "jose";
import { visit } from "jsonc-parser";

/** How far two clocks may be apart. */
export const LEEWAY = 5;
export const ACR = "urn:tessera:acr:fresh-pattern";
/** How old a proof may be that opens one request only. */
const SINGLE_SHOT_AGE = 60;
const MAX_TOKEN_BYTES = 4096;
/** The token around a ticket must stay within 4 KiB. */
const MAX_TICKET_BYTES = 1920;
export const MAX_PATH_BYTES = 256;

const COMPACT = /^([\w-]+)\.([\w-]+)\.([\w-]{86})$/;
export const ACCOUNT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const METHOD = /^[A-Z]{1,16}$/;
const PATH = /^\/(?!\/)[!-~]*$/;

/** A token was refused. The text names the rule and never carries a part of the token. */
export class Refused extends Error {}

/** The call is good; its path with query is longer than a ticket may carry. */
export class TooLong extends Error {}

const text = (value) => typeof value === "string";
const integer = Number.isSafeInteger;
const list = Array.isArray;
const registered = {
  iss: text,
  aud: text,
  sub: text,
  jti: text,
  iat: integer,
  nbf: integer,
  exp: integer,
};
const request = { ...registered, htm: text, htp: text };

/** The kinds of tokens: `typ`, the use of the keys that sign them, their longest life, their claims. */
export const CALL = {
  typ: "tessera-call+jwt",
  use: "call",
  life: 30,
  claims: { ...request, sid: text },
};
export const PROVISION = {
  typ: "tessera-provision+jwt",
  use: "provision",
  life: 30,
  claims: { ...request, body_s256: text },
};
export const TICKET = {
  typ: "tessera-ticket+jwt",
  use: "ticket",
  life: 600,
  claims: { ...request, sid: text, scope: text, purpose: text, acr_values: text, max_age: integer },
};
export const COUNTERSIGNED = {
  typ: "tessera-countersigned+jwt",
  use: "countersign",
  life: 60,
  claims: { ...request, sid: text, auth_time: integer, acr: text, amr: list, ticket: text },
};

/** Decodes base64url; whatever is not the one spelling of its bytes is refused (RFC 7515 §2). */
export function fromBase64url(encoded) {
  const data = Buffer.from(encoded, "base64url");
  if (data.toString("base64url") !== encoded) throw new Refused("not base64url");
  return data;
}

/** One JSON object in which no member occurs twice (RFC 8725 §2.9) and all numbers are integers. */
export function strictObject(data) {
  try {
    const json = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
    const value = JSON.parse(json);
    const names = [];
    visit(json, {
      onObjectBegin: () => void names.push(new Set()),
      onObjectEnd: () => names.pop(),
      onObjectProperty: (name) => {
        if (names.at(-1).has(name)) throw new Refused("a member occurs twice");
        names.at(-1).add(name);
      },
      onLiteralValue: (number, offset, length) => {
        if (typeof number === "number" && !/^-?\d+$/.test(json.slice(offset, offset + length))) {
          throw new Refused("a number that is no integer");
        }
      },
    });
    if (value === null || typeof value !== "object" || list(value))
      throw new Refused("not an object");
    return value;
  } catch (error) {
    throw error instanceof Refused ? error : new Refused("not JSON");
  }
}

/**
 * Takes a compact JWS apart. Its header is exactly `alg`, `typ` and `kid`: nothing in it may steer
 * the check (RFC 8725 §3.10). Whatever it says is not to be believed yet.
 */
export function parse(token) {
  const parts = COMPACT.exec(token);
  if (!parts || token.length > MAX_TOKEN_BYTES) throw new Refused("not a compact JWS");
  fromBase64url(parts[3]);
  const [header, claims] = [parts[1], parts[2]].map((part) => strictObject(fromBase64url(part)));
  const { alg, typ, kid, ...others } = header;
  if (alg !== "ES256" || !text(typ) || !text(kid) || Object.keys(others).length > 0) {
    throw new Refused("another header");
  }
  return { token, typ, kid, claims };
}

/** The claims of a parsed token of this kind, once all that every token must keep was checked. */
export async function verify({ token, typ, kid, claims }, kind, keys, issuer, audience, now) {
  const key = keys.get(kid);
  if (typ !== kind.typ || key?.use !== kind.use)
    throw new Refused("another type, or no key for it");
  try {
    const currentDate = new Date(now * 1000);
    const times = { currentDate, clockTolerance: LEEWAY };
    await jwtVerify(token, key.key, { algorithms: ["ES256"], issuer, audience, ...times });
  } catch (error) {
    throw new Refused(error.code ?? "not verified");
  }
  for (const [name, isExpected] of Object.entries(kind.claims)) {
    if (!isExpected(claims[name])) throw new Refused("a claim is missing or of another type");
  }
  const { iat, nbf, exp, jti } = claims;
  if (iat < 0 || nbf < 0 || iat > now + LEEWAY) throw new Refused("not alive");
  if (exp <= iat || exp > iat + kind.life) throw new Refused("too long a life");
  if (fromBase64url(jti).length !== 16) throw new Refused("an id that is not 128 bits");
  return claims;
}

/** The lock of one service. `target` is a request's method and its path with query. */
export class Lock {
  constructor(origin, gateway, clock) {
    Object.assign(this, { origin, gateway, clock });
  }

  /** Checks a call that the gateway makes for a person. */
  async call(parsed, keys, target) {
    const claims = await verify(parsed, CALL, keys, this.gateway, this.origin, this.clock());
    checkPerson(claims);
    checkTarget(claims, target);
    return { kind: "call", id: claims.jti, account: claims.sub, session: claims.sid };
  }

  /** Checks a provisioning call with the body it came with; its id is to be consumed. */
  async provision(parsed, keys, target, body) {
    const claims = await verify(parsed, PROVISION, keys, this.gateway, this.origin, this.clock());
    if (claims.sub !== "gateway") throw new Refused("another subject");
    checkTarget(claims, target);
    const digest = createHash("sha256").update(body).digest("base64url");
    if (claims.body_s256 !== digest) throw new Refused("another body");
    return claims.jti;
  }

  /**
   * Checks a countersigned ticket, in the order of the protocol. Still to be seen in a database:
   * that the account is active, and that the ticket, whose id is `ticket`, was not used before.
   * `opensUntil` is missing where it opens this one request.
   */
  async proof(parsed, keys, own, target) {
    const now = this.clock();
    const outer = await verify(parsed, COUNTERSIGNED, keys, this.gateway, this.origin, now);
    const ticket = await verify(parse(outer.ticket), TICKET, own, this.origin, this.gateway, now);
    checkPerson(ticket);
    if (["sub", "sid", "htm", "htp"].some((name) => outer[name] !== ticket[name])) {
      throw new Refused("countersigned for another ticket");
    }
    checkTarget(outer, target);
    if (outer.acr !== ACR || ticket.acr_values !== ACR) {
      throw new Refused("another authentication context");
    }
    const { auth_time: drawn, sub: account, sid: session } = outer;
    const { max_age: age, scope } = ticket;
    if (drawn < ticket.iat - LEEWAY || drawn > now + LEEWAY) {
      throw new Refused("the pattern does not belong to this ticket");
    }
    if (now - drawn > (age || SINGLE_SHOT_AGE)) throw new Refused("the pattern is too old");
    // A gateway whose clock runs ahead gains nothing by it.
    const opensUntil = age ? Math.min(drawn, now) + age : undefined;
    return {
      kind: "proof",
      id: outer.jti,
      account,
      session,
      ticket: ticket.jti,
      scope,
      opensUntil,
    };
  }

  /**
   * Signs a ticket for the request of a call. A door is a scope, what the person is told (plain
   * text, at most 120 characters), and for how many seconds a pattern opens it (0 = this request).
   */
  async ticket({ account, session }, target, door, { kid, key }) {
    if (target.path.length > MAX_PATH_BYTES) throw new TooLong("too long a path");
    const now = this.clock();
    const { scope, purpose, maxAge } = door;
    const claims = {
      iss: this.origin,
      aud: this.gateway,
      sub: account,
      sid: session,
      jti: randomBytes(16).toString("base64url"),
      iat: now,
      nbf: now,
      exp: now + TICKET.life,
      scope,
      htm: target.method,
      htp: target.path,
      purpose,
      acr_values: ACR,
      max_age: maxAge,
    };
    const header = { alg: "ES256", typ: TICKET.typ, kid };
    const ticket = await new SignJWT(claims).setProtectedHeader(header).sign(key);
    if (ticket.length > MAX_TICKET_BYTES) throw new Refused("too long a ticket");
    return ticket;
  }
}

/** Refuses what names no account (a UUID in lower case) or no session (a SHA-256). */
function checkPerson({ sub, sid }) {
  if (!ACCOUNT.test(sub) || fromBase64url(sid).length !== 32) {
    throw new Refused("another account or session");
  }
}

/** Refuses a token that was made for another request. */
function checkTarget({ htm, htp }, { method, path }) {
  if (!METHOD.test(method) || !PATH.test(path)) throw new Refused("not a request in origin form");
  if (htm !== method || htp !== path) throw new Refused("made for another request");
}
