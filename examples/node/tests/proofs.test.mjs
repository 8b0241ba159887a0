/** Countersigned tickets that are not quite what they should be. None of them uses a ticket up. */
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";

import { ACR } from "../src/lock.mjs";
import { SigningKey, now, person, randomId } from "./gateway.mjs";
import { Stage } from "./stage.mjs";

const TYP = "tessera-ticket+jwt";
let stage, ana, path, own;

before(async () => {
  stage = await Stage.started();
  own = await stage.ownKey();
});
beforeEach(async () => {
  ana = await stage.person();
  path = stage.door(ana, "safe");
});
after(() => stage.close());

/** A ticket as the service would make it now, for a safe. */
function ticketClaims(changes = {}) {
  const time = now();
  return {
    iss: stage.origin,
    aud: stage.gateway.origin,
    sub: ana.account,
    sid: ana.session,
    jti: randomId(),
    iat: time,
    nbf: time,
    exp: time + 600,
    htm: "GET",
    htp: path,
    scope: "safes.reveal",
    purpose: "x",
    acr_values: ACR,
    max_age: 0,
    ...changes,
  };
}

const askFor = async (who, place) => (await stage.call(who, place)).ticket;

async function isRefused(token, why) {
  const { problem } = await stage.send("GET", path, token);
  assert.equal(problem, "invalid-token", JSON.stringify(why));
}

async function isServed(token) {
  assert.equal((await stage.send("GET", path, token)).status, 200);
}

test("what is altered around the ticket is refused", async () => {
  const ticket = await askFor(ana, path);
  const ben = await stage.person();
  const time = now();
  for (const change of [
    { iss: stage.origin },
    { iss: [stage.gateway.origin] },
    { aud: "http://127.0.0.1:1" },
    { aud: [stage.origin] },
    { sub: ben.account },
    { sid: ben.session },
    { htm: "POST" },
    { htp: `${path}?x` },
    { jti: "x" },
    { iat: time, exp: time + 61 },
    { exp: time - 6 },
    { iat: time - 30, nbf: time - 30, exp: time - 6 },
    { iat: String(time) },
    { nbf: time + 60 },
    { acr: "urn:tessera:acr:password" },
    { acr: [ACR] },
    { acr: "" },
    { amr: "otp" },
    { amr: null },
    { auth_time: String(time) },
    { auth_time: true },
    { auth_time: null },
    { auth_time: time + 0.5 },
    { auth_time: -1 },
    { auth_time: time + 60 },
    { auth_time: time - 60 },
    { auth_time: 2 ** 63 },
    { ticket: "" },
    { ticket: null },
    { ticket: [ticket] },
    { ticket: `${ticket}=` },
    { ticket: `${ticket}.x` },
    { ticket: `${ticket.slice(0, -8)}AAAAAAAA` },
  ]) {
    await isRefused(stage.proofToken(ticket, change), change);
  }
  await isServed(stage.proofToken(ticket));
});

test("a ticket is the service's own and alive", async () => {
  const time = now();
  const { gateway, origin } = stage;
  for (const [key, change] of [
    [await SigningKey.draw("ticket"), {}],
    [gateway.countersign, {}],
    [gateway.call, {}],
    [own, { iss: gateway.origin }],
    [own, { iss: "http://127.0.0.1:5000" }],
    [own, { aud: origin }],
    [own, { aud: [gateway.origin] }],
    [own, { exp: time - 6 }],
    [own, { exp: time + 700 }],
    [own, { iat: time - 700, nbf: time - 700, exp: time - 100 }],
    [own, { jti: "x" }],
    [own, { acr_values: "urn:tessera:acr:password" }],
    [own, { max_age: "0" }],
    [own, { max_age: false }],
    [own, { scope: "doors.read" }],
    [own, { scope: "safes.reveal.more" }],
    [own, { max_age: 300 }],
    [own, { sid: "x" }],
  ]) {
    await isRefused(stage.proofToken(key.sign(TYP, ticketClaims(change))), change);
  }
  await isServed(stage.proofToken(own.sign(TYP, ticketClaims())));
});

test("a ticket's header cannot steer the check", async () => {
  const stranger = await SigningKey.draw("ticket");
  const claims = ticketClaims();
  for (const ticket of [
    stranger.sign(TYP, claims, { kid: own.jwk.kid }),
    stranger.sign(TYP, claims, { jwk: stranger.jwk }),
    own.sign(TYP, claims, { crit: ["exp"] }),
    own.sign(TYP, claims, { alg: "none" }),
    own.sign(TYP, claims, { kid: stage.gateway.call.jwk.kid }),
    own.sign("tessera-call+jwt", claims),
    own.signText(
      JSON.stringify(own.header(TYP)),
      JSON.stringify(claims).replace("{", '{"max_age":0,'),
    ),
  ]) {
    await isRefused(stage.proofToken(ticket));
  }
});

test("ticket A does not go with the countersignature of B", async () => {
  const ben = await stage.person();
  const mine = await askFor(ana, path);
  for (const ticket of [
    await askFor(ben, stage.door(ben, "safe")),
    await askFor(ana, "/doors/x"),
    await askFor(person(ana.account), path),
    await askFor(ben, path),
  ]) {
    await isRefused(stage.proofToken(mine, { ticket }));
    await isRefused(stage.proofToken(ticket, { ticket: mine }));
  }
  await isServed(stage.proofToken(mine));
});

test("a proof opens its request only", async () => {
  const proof = stage.proofToken(await askFor(ana, path));
  for (const [method, other] of [
    ["GET", `${path}?x`],
    ["GET", "/"],
    ["GET", stage.door(ana)],
    ["GET", `/accounts/${ana.account}`],
    ["DELETE", `/accounts/${ana.account}`],
  ]) {
    assert.equal((await stage.send(method, other, proof)).problem, "invalid-token", other);
  }
  await isServed(proof);
});

test("a proof of one browser opens nothing in another", async () => {
  const door = await stage.unlock(ana);
  assert.equal((await stage.call(ana, door)).status, 200);
  assert.equal((await stage.call(person(ana.account), door)).problem, "locked");
});

test("a pattern from before the ticket is refused", async () => {
  const time = now();
  const ticket = await askFor(ana, path);
  await isRefused(stage.proofToken(ticket, { auth_time: time - 7 }));
  await isServed(stage.proofToken(ticket, { auth_time: time - 3 }));
});

test("a pattern grows too old", async () => {
  const then = now() - 120;
  const ticket = own.sign(TYP, ticketClaims({ iat: then, nbf: then, exp: then + 600 }));
  await isRefused(stage.proofToken(ticket, { auth_time: now() - 62 }));
  await isServed(stage.proofToken(ticket, { auth_time: now() - 50 }));
});

test("a path that no ticket can carry is too long", async () => {
  for (const folder of ["/doors/", "/safes/"]) {
    const fits = folder + "x".repeat(256 - folder.length);
    assert.equal((await stage.call(ana, fits)).problem, "locked");
    for (const long of [`${fits}x`, `${fits.slice(0, -1)}?x`]) {
      const { status, headers, problem, body } = await stage.call(ana, long);
      assert.deepEqual([status, problem], [414, "too-long"], long);
      assert.equal(JSON.parse(body).title, "The address is longer than 256 bytes");
      assert.equal(headers["cache-control"], "no-store");
      assert.equal(headers["www-authenticate"], undefined, "nothing is wrong with the token");
    }
  }
});

test("a long path is served where it takes no ticket", async () => {
  const door = await stage.unlock(ana);
  assert.equal((await stage.call(ana, `${door}?${"x".repeat(256)}`)).status, 200);
});
