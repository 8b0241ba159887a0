/** Who asks: no door and no account can be reached without passing here. */
import { transaction, writeAudit } from "./database.mjs";
import { give, openUntil, spend } from "./grants.mjs";
import { CALL, COUNTERSIGNED, PROVISION, Refused, parse } from "./lock.mjs";
import { Locked, NoToken, NotServed } from "./problem.mjs";

const MAX_BODY_BYTES = 64 * 1024;
const LESS_THAN_ALL = ["range", "sec-purpose", "purpose", "x-moz"];

/** The checks of one service. */
export class Access {
  #lock;
  #gateway;
  #own;
  #database;
  #accounts;
  #clock;

  constructor({ lock, gateway, own, database, accounts, clock }) {
    this.#lock = lock;
    this.#gateway = gateway;
    this.#own = own;
    this.#database = database;
    this.#accounts = accounts;
    this.#clock = clock;
  }

  /** The person that a request is for, as the gateway vouches for them: a call, or a proof. */
  async person(request) {
    const token = bearer(request);
    if (token.typ === CALL.typ) {
      return this.#lock.call(token, await this.#gateway.keys(token.kid), targetOf(request));
    }
    if (token.typ !== COUNTERSIGNED.typ) throw new Refused("another type");
    // A guess ahead of the person, or a part of the answer, must not use up what they proved.
    if (LESS_THAN_ALL.some((name) => name in request.headers)) {
      throw new Refused("a proof for less than all of the answer");
    }
    const keys = await this.#gateway.keys(token.kid);
    return this.#lock.proof(token, keys, await this.#own.published(), targetOf(request));
  }

  /** The id of the gateway's provisioning call, to be used up with what it asks for. */
  async provisioning(request) {
    const token = bearer(request);
    if (token.typ !== PROVISION.typ) throw new Refused("another type");
    const keys = await this.#gateway.keys(token.kid);
    return this.#lock.provision(token, keys, targetOf(request), await bodyOf(request));
  }

  /** Has `read` answer with what whoever is signed in may see. */
  signedIn(who, read) {
    if (who.kind !== "call") throw new Refused("nothing is locked here");
    return transaction(this.#database, () =>
      read({ account: who.account, dataKey: this.#accounts.dataKey(who.account) }),
    );
  }

  /**
   * Has `read` answer with what is behind a door, or throws a ticket. A proof is used up, its grants
   * are written down and the page is read in one transaction: of any number of attempts with one
   * ticket, one succeeds.
   */
  async unlocked(request, who, door, read) {
    const now = this.#clock();
    const answer = transaction(this.#database, () => {
      const dataKey = this.#accounts.dataKey(who.account);
      const redeemed = who.kind === "proof";
      if (redeemed) this.#redeem(who, door, now);
      const until = redeemed ? who.opensUntil : openUntil(this.#database, who, door.scope, now);
      if (!redeemed && until === undefined) return undefined;
      return { until, ...read({ account: who.account, dataKey, until, now }) };
    });
    if (answer) return answer;
    // After the transaction, which would otherwise bring back the grants that it found ended.
    const ticket = await this.#lock.ticket(who, targetOf(request), door, await this.#own.current());
    throw new Locked(ticket, door.maxAge);
  }

  #redeem(proof, door, now) {
    const { account, session, ticket, scope, opensUntil } = proof;
    const isForOneRequest = opensUntil === undefined;
    if (!scope.split(" ").includes(door.scope) || isForOneRequest !== (door.maxAge === 0)) {
      throw new Refused("a proof for another door");
    }
    spend(this.#database, ticket, now);
    if (!isForOneRequest) give(this.#database, proof, now);
    writeAudit(this.#database, now, "unlock", { account, session, token: ticket });
  }
}

/** The method and the path with query, as they stand in the request line. */
function targetOf({ method, url }) {
  return { method, path: url };
}

/** The one bearer token of a request (RFC 6750 §2.1). */
function bearer(request) {
  const values = request.headersDistinct.authorization ?? [];
  if (values.length === 0) throw new NoToken("no token");
  const [, token] = /^bearer (.*)$/i.exec(values[0]) ?? [];
  if (values.length > 1 || token === undefined) throw new Refused("not one bearer token");
  return parse(token);
}

async function bodyOf(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES)
      throw new NotServed(413, "too-large", "The body is longer than 64 KiB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
