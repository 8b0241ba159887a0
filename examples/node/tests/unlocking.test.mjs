/** From a ticket to an open door, and what a ticket is good for: once. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";

import { decodeProtectedHeader, jwtVerify } from "jose";

import { give, openUntil } from "../src/grants.mjs";
import { ACR } from "../src/lock.mjs";
import { openHouse } from "../src/server.mjs";
import { claimsIn, now, person } from "./gateway.mjs";
import { Stage } from "./stage.mjs";

let stage, ana;

before(async () => {
  stage = await Stage.started();
});
beforeEach(async () => {
  ana = await stage.person();
});
after(() => stage.close());

const ticketFor = async (who, path) => (await stage.call(who, path)).ticket;

function unlocks({ account }) {
  return stage.query("SELECT * FROM audit WHERE action = 'unlock' AND account_id = ?", account)
    .length;
}

test("a locked door answers with a ticket", async () => {
  for (const [path, scope, maxAge] of [
    [stage.door(ana), "doors.read", 300],
    [stage.door(ana, "safe"), "safes.reveal", 0],
  ]) {
    const { status, headers, ticket } = await stage.call(ana, path);
    assert.equal(status, 401);
    assert.equal(headers["cache-control"], "no-store");
    assert.equal(headers["content-type"], "application/problem+json");
    assert.equal(
      headers["www-authenticate"],
      'Bearer realm="doors", error="insufficient_user_authentication", ' +
        `acr_values="${ACR}", max_age="${maxAge}"`,
    );
    const own = await stage.ownKey();
    assert.deepEqual(decodeProtectedHeader(ticket), own.header("tessera-ticket+jwt"));
    const parties = { audience: stage.gateway.origin, issuer: stage.origin };
    const { payload } = await jwtVerify(ticket, own.publicKey, parties);
    assert.deepEqual([payload.sub, payload.sid], [ana.account, ana.session]);
    assert.deepEqual([payload.htm, payload.htp], ["GET", path]);
    assert.deepEqual([payload.scope, payload.max_age, payload.acr_values], [scope, maxAge, ACR]);
    assert.equal(payload.exp, payload.iat + 600);
    assert.ok(payload.purpose.length > 0 && payload.purpose.length <= 120);
  }
});

test("the answer is the same whether a door exists", async () => {
  const ben = await stage.person();
  for (const kind of ["door", "safe"]) {
    const answers = new Set();
    for (const path of [
      stage.door(ana, kind),
      stage.door(ben, kind),
      `/${kind}s/none`,
      `/${kind}s/'%20OR%201`,
    ]) {
      const { status, headers, ticket } = await stage.call(ana, path);
      answers.add(JSON.stringify([status, headers["www-authenticate"], claimsIn(ticket).purpose]));
    }
    assert.equal(answers.size, 1);
  }
});

test("a pattern opens all doors of this session for five minutes", async () => {
  const path = stage.door(ana);
  const time = now();
  const proof = stage.proofToken(await ticketFor(ana, path), { auth_time: time });
  const until = String(time + 300);
  const first = await stage.send("GET", path, proof);
  assert.match(first.body, /data-testid="code">\d{4}</);
  const again = await stage.call(ana, path);
  const missing = await stage.call(ana, "/doors/none");
  assert.deepEqual([first.status, again.status, missing.status], [200, 200, 404]);
  for (const { headers } of [first, again, missing]) {
    assert.equal(headers["tessera-unlocked-until"], until, "a plain call extends nothing");
    assert.equal(headers["cache-control"], "no-store");
  }
  assert.equal((await stage.call(ana, stage.door(ana, "safe"))).problem, "locked");
});

test("a safe opens once and leaves no grant", async () => {
  const path = stage.door(ana, "safe");
  const proof = stage.proofToken(await ticketFor(ana, path));
  const { status, headers, body } = await stage.send("GET", path, proof);
  assert.equal(status, 200);
  assert.match(body, /data-testid="code">\d\d-\d\d-\d\d-\d\d</);
  assert.equal(headers["tessera-unlocked-until"], undefined);
  assert.equal((await stage.send("GET", path, proof)).problem, "invalid-token");
  assert.equal((await stage.call(ana, path)).problem, "locked");
  assert.deepEqual(stage.query("SELECT * FROM grants WHERE account_id = ?", ana.account), []);
});

test("a ticket counts once under any countersignature", async () => {
  const path = stage.door(ana);
  const ticket = await ticketFor(ana, path);
  assert.equal((await stage.send("GET", path, stage.proofToken(ticket))).status, 200);
  assert.equal((await stage.send("GET", path, stage.proofToken(ticket))).problem, "invalid-token");
});

test("of fifty redemptions at the same time one is served", async () => {
  const path = stage.door(ana, "safe");
  const ticket = await ticketFor(ana, path);
  const proofs = Array.from({ length: 50 }, () => stage.proofToken(ticket));
  const replies = await Promise.all(proofs.map((proof) => stage.send("GET", path, proof)));
  const statuses = replies.map(({ status }) => status).sort();
  assert.deepEqual(statuses, [200, ...Array(49).fill(401)]);
  assert.equal(unlocks(ana), 1);
});

test("HEAD, Range and prefetch are served nothing and use nothing up", async () => {
  const path = stage.door(ana, "safe");
  const ticket = await ticketFor(ana, path);
  const proof = stage.proofToken(ticket);
  const head = await stage.send("HEAD", path, proof);
  assert.deepEqual([head.status, head.headers.allow], [405, "GET"]);
  assert.equal(
    (await stage.send("HEAD", path, stage.proofToken(ticket, { htm: "HEAD" }))).status,
    405,
  );
  for (const header of [
    ["Range", "bytes=0-1"],
    ["Sec-Purpose", "prefetch"],
    ["Sec-Purpose", "prefetch;prerender"],
    ["Purpose", "prefetch"],
    ["X-Moz", "prefetch"],
  ]) {
    assert.equal((await stage.send("GET", path, proof, header)).problem, "invalid-token");
  }
  assert.equal(unlocks(ana), 0);
  assert.equal((await stage.send("GET", path, proof)).status, 200);
});

test("signing out ends what was open", async () => {
  const path = await stage.unlock(ana);
  const other = person(ana.account);
  await stage.unlock(other);
  assert.equal((await stage.provision("DELETE", `/grants/${ana.session}`)).status, 204);
  assert.equal((await stage.call(ana, path)).problem, "locked");
  assert.equal((await stage.call(other, path)).status, 200);
});

test("an erased account is served nothing, whatever is still open", async () => {
  const path = await stage.unlock(ana);
  const safe = stage.door(ana, "safe");
  const proof = stage.proofToken(await ticketFor(ana, safe));
  // What a power cut between the two steps of an erasure leaves: a grant that is still alive.
  stage.query("UPDATE accounts SET data_key = NULL, erased_at = 1 WHERE id = ?", ana.account);
  assert.equal(stage.query("SELECT * FROM grants WHERE account_id = ?", ana.account).length, 1);
  assert.equal((await stage.call(ana, path)).problem, "no-account");
  assert.equal((await stage.send("GET", safe, proof)).problem, "no-account");
  assert.equal((await stage.provision("PUT", `/accounts/${ana.account}`)).status, 201);
  assert.equal(
    (await stage.call(ana, path)).problem,
    "locked",
    "nothing old is open in the new account",
  );
});

test("a used ticket stays used after a kill", async () => {
  const path = stage.door(ana, "safe");
  const proof = stage.proofToken(await ticketFor(ana, path));
  assert.equal((await stage.send("GET", path, proof)).status, 200);
  await stage.stop("SIGKILL");
  await stage.start();
  assert.equal((await stage.send("GET", path, proof)).problem, "invalid-token");
});

test("what a call found ended stays ended when the clock is set back", async () => {
  const own = await Stage.create();
  const noon = now();
  let minutes = 0;
  try {
    await own.under(
      () => noon + 60 * minutes,
      async () => {
        const ben = await own.person();
        const path = await own.unlock(ben);
        minutes = 3;
        assert.equal((await own.call(ben, path)).status, 200);
        minutes = 6;
        assert.equal((await own.call(ben, path)).problem, "locked");
        minutes = 3;
        assert.equal((await own.call(ben, path)).problem, "locked");
      },
    );
  } finally {
    await own.close();
  }
});

test("a grant ends and no clock brings it back", () => {
  const data = mkdtempSync(join(tmpdir(), "doors-"));
  const { database, accounts } = openHouse({ data }, () => 1000);
  accounts.create("ana", "call");
  const proof = { account: "ana", session: "s", scope: "doors.read doors.list", opensUntil: 1300 };
  give(database, proof, 1000);
  const until = (scope, time) => openUntil(database, proof, scope, time);
  assert.equal(until("doors.read", 900), undefined, "a grant from the future does not count");
  assert.equal(until("doors.read", 1299), 1300);
  assert.equal(until("doors.list", 1299), 1300);
  assert.equal(until("safes.reveal", 1299), undefined);
  assert.equal(until("doors.read", 1300), undefined);
  assert.equal(until("doors.read", 1299), undefined, "it is gone, not only over");
  database.close();
  rmSync(data, { recursive: true });
});
