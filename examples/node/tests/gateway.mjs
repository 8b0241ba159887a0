/** Stands for the gateway: three keys, a server that publishes them, and whatever it can sign. */
import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";

import { toJwk } from "../src/key-set.mjs";
import { ACR } from "../src/lock.mjs";

const AMR = ["pwd", "otp", "mca", "urn:tessera:amr:image", "urn:tessera:amr:gesture"];

export const now = () => Math.floor(Date.now() / 1000);
export const randomId = (bytes = 16) => randomBytes(bytes).toString("base64url");
export const encode = (value) => Buffer.from(value).toString("base64url");
export const claimsIn = (token) => JSON.parse(Buffer.from(token.split(".")[1], "base64url"));

/** A person in one browser. */
export function person(account = randomUUID()) {
  return { account, session: randomId(32) };
}

/** A key that signs whatever it is given; a library would refuse to make most of what is tested. */
export class SigningKey {
  static async draw(use) {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    return SigningKey.from(use, privateKey, publicKey);
  }

  static async from(use, privateKey, publicKey) {
    return Object.assign(new SigningKey(), {
      privateKey,
      publicKey,
      jwk: await toJwk(use, publicKey),
    });
  }

  header(typ, changes = {}) {
    return { alg: "ES256", typ, kid: this.jwk.kid, ...changes };
  }

  sign(typ, claims, changes = {}) {
    return this.signText(JSON.stringify(this.header(typ, changes)), JSON.stringify(claims));
  }

  signText(header, claims) {
    const signed = `${encode(header)}.${encode(claims)}`;
    const key = { key: this.privateKey, dsaEncoding: "ieee-p1363" };
    return `${signed}.${sign("sha256", Buffer.from(signed), key).toString("base64url")}`;
  }
}

/**
 * A JWK set at `url`; `answer` can be replaced to misbehave and `clock` be turned, `asked` counts.
 */
export class Gateway {
  asked = 0;
  clock = now;

  static async start() {
    const gateway = new Gateway();
    for (const use of ["call", "provision", "countersign"])
      gateway[use] = await SigningKey.draw(use);
    gateway.answer = (response) => gateway.publish(response);
    gateway.server = createServer((_, response) => {
      gateway.asked += 1;
      gateway.answer(response);
    }).listen(0, "127.0.0.1");
    await once(gateway.server, "listening");
    gateway.origin = `http://127.0.0.1:${gateway.server.address().port}`;
    gateway.url = `${gateway.origin}/.well-known/jwks.json`;
    return gateway;
  }

  publish(response) {
    const keys = [this.call, this.provision, this.countersign].map(({ jwk }) => jwk);
    response.end(JSON.stringify({ keys }));
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }

  registered(aud, sub, life) {
    const time = this.clock();
    return { iss: this.origin, aud, sub, jti: randomId(), iat: time, nbf: time, exp: time + life };
  }

  callClaims(audience, { account, session }, htm, htp) {
    return { ...this.registered(audience, account, 30), sid: session, htm, htp };
  }

  provisionClaims(audience, htm, htp, body = "") {
    const digest = createHash("sha256").update(body).digest("base64url");
    return { ...this.registered(audience, "gateway", 30), htm, htp, body_s256: digest };
  }

  countersignedClaims(ticket) {
    const { iss, sub, sid, htm, htp } = claimsIn(ticket);
    const proof = { auth_time: this.clock(), acr: ACR, amr: AMR, ticket };
    return { ...this.registered(iss, sub, 60), sid, htm, htp, ...proof };
  }
}
