/** The gateway's keys, and when they are fetched. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { calculateJwkThumbprint } from "jose";

import { Issuer, Unavailable } from "../src/issuer.mjs";
import { Gateway, SigningKey } from "./gateway.mjs";
import { Stage } from "./stage.mjs";

let gateway, issuer, kid, time;

beforeEach(async () => {
  gateway = await Gateway.start();
  time = 1_800_000_000;
  issuer = new Issuer(gateway.url, () => time);
  kid = gateway.call.jwk.kid;
});
afterEach(() => gateway.close());

test("keys are used for five minutes", async () => {
  assert.equal((await issuer.keys(kid)).get(kid).use, "call");
  time += 299;
  await issuer.keys(kid);
  assert.equal(gateway.asked, 1);
  time += 1;
  await issuer.keys(kid);
  assert.equal(gateway.asked, 2);
});

test("whoever waits at the same time waits for one fetch", async () => {
  await Promise.all(Array.from({ length: 20 }, () => issuer.keys(kid)));
  assert.equal(gateway.asked, 1);
});

test("an unknown key is asked for once a minute", async () => {
  await issuer.keys(kid);
  time += 1;
  for (const madeUp of ["a", "b", "a"]) assert.ok(!(await issuer.keys(madeUp)).has(madeUp));
  assert.equal(gateway.asked, 2);
  time += 60;
  await Promise.all([issuer.keys("c"), issuer.keys("d")]);
  assert.equal(gateway.asked, 3);
});

test("a rotation is noticed at once", async () => {
  await issuer.keys(kid);
  gateway.call = await SigningKey.draw("call");
  time += 2;
  assert.ok((await issuer.keys(gateway.call.jwk.kid)).has(gateway.call.jwk.kid));
});

test("an outage is bridged for an hour", async () => {
  await issuer.keys(kid);
  gateway.answer = (response) => response.writeHead(500).end();
  time += 301;
  assert.ok((await issuer.keys(kid)).has(kid));
  await issuer.keys(kid);
  assert.equal(gateway.asked, 2, "not asked again within the same second");
  time += 3300;
  await assert.rejects(issuer.keys(kid), Unavailable);
});

test("a clock that goes backwards fetches again", async () => {
  await issuer.keys(kid);
  time -= 6;
  await issuer.keys(kid);
  assert.equal(gateway.asked, 2);
});

async function isRefused(body, status = 200, headers = {}) {
  gateway.answer = (response) => response.writeHead(status, headers).end(body);
  await assert.rejects(
    new Issuer(gateway.url, () => time).keys("x"),
    Unavailable,
    String(body).slice(0, 200),
  );
}

async function isTaken(body) {
  gateway.answer = (response) => response.end(body);
  await new Issuer(gateway.url, () => time).keys("x");
}

test("only the pinned address is asked", async () => {
  const other = await Gateway.start();
  const good = JSON.stringify({ keys: [gateway.call.jwk] });
  await isTaken(good);
  for (const status of [301, 302, 303, 307, 308])
    await isRefused(good, status, { location: other.url });
  assert.equal(other.asked, 0);
  other.close();
  for (const status of [201, 206, 404, 500]) await isRefused(good, status);
});

test("a key set is short and of one form", async () => {
  const { jwk } = gateway.call;
  const full = JSON.stringify({ keys: [jwk] });
  await isRefused(" ".repeat(64 * 1024) + full);
  await isTaken(" ".repeat(64 * 1024 - full.length) + full);
  await isRefused(full.replace("{", '{"keys":[],'));
  const many = await Promise.all(Array.from({ length: 33 }, () => SigningKey.draw("call")));
  const offCurve = { ...jwk, x: jwk.y };
  const changes = [
    { kty: "RSA" },
    { crv: "P-384" },
    { alg: "ES384" },
    { alg: "none" },
    { use: "enc" },
    { kid: "call" },
    { kid: many[0].jwk.kid },
    { kid: [jwk.kid] },
    { tessera_use: "everything" },
    { tessera_use: "Call" },
    { tessera_use: ["call"] },
    { d: "AQ" },
    { x: jwk.y, kid: await calculateJwkThumbprint(offCurve) },
    { x: `${jwk.x}=` },
    { x: 7 },
  ];
  const without = Object.keys(jwk).map((name) => ({ ...jwk, [name]: undefined }));
  for (const keys of [
    many.map((key) => key.jwk),
    [jwk, jwk],
    null,
    {},
    [null],
    ["x"],
    "x",
    ...changes.map((change) => [{ ...jwk, ...change }]),
    ...without.map((each) => [each]),
    [jwk, { kty: "oct", k: "AQ" }],
  ]) {
    await isRefused(JSON.stringify({ keys }));
  }
  for (const body of [
    "",
    "[]",
    "nonsense",
    Buffer.from([0xff]),
    "[".repeat(60_000),
    `{"keys":${"[".repeat(60_000)}`,
  ]) {
    await isRefused(body);
  }
});

test("a gateway that trickles is given two seconds", async () => {
  gateway.answer = (response) => {
    const timer = setInterval(() => response.write(" "), 100);
    response.once("close", () => clearInterval(timer));
  };
  const begin = performance.now();
  await assert.rejects(issuer.keys(kid), Unavailable);
  assert.ok(performance.now() - begin < 6000);
});

test("without the gateway's keys nobody is served or called a liar", async () => {
  const stage = await Stage.create();
  const publish = stage.gateway.answer;
  stage.gateway.answer = (response) => response.writeHead(500).end();
  await stage.start();
  const token = stage.provisionToken("PUT", "/accounts/x");
  const down = await stage.send("PUT", "/accounts/x", token);
  assert.deepEqual(
    [down.status, down.problem, down.headers["retry-after"]],
    [503, "unavailable", "1"],
  );
  stage.gateway.answer = publish;
  const deadline = Date.now() + 10_000;
  while ((await stage.send("PUT", "/accounts/x", token)).problem !== "no-account") {
    assert.ok(Date.now() < deadline);
    await pause(50);
  }
  await stage.close();
});
