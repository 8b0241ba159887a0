/** Accounts come and go. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";

import { randomId } from "./gateway.mjs";
import { Stage } from "./stage.mjs";

let stage;

before(async () => {
  stage = await Stage.started();
});
after(() => stage.close());

const newAccount = () => `/accounts/${randomUUID()}`;
const statusOf = async (method, path) => (await stage.provision(method, path)).status;
const problemOf = async (method, path) => (await stage.provision(method, path)).problem;

test("an account is made once and found", async () => {
  const path = newAccount();
  assert.equal(await problemOf("GET", path), "no-account");
  assert.equal(await statusOf("PUT", path), 201);
  assert.equal(await statusOf("PUT", path), 204);
  const found = JSON.parse((await stage.provision("GET", path)).body);
  assert.equal(`/accounts/${found.id}`, path);
  assert.equal(found.state, "active");
  assert.ok(Number.isInteger(found.created_at));
});

test("making it again keeps what is in it", async () => {
  const ana = await stage.person();
  const path = await stage.unlock(ana);
  assert.equal(await statusOf("PUT", `/accounts/${ana.account}`), 204);
  assert.equal((await stage.call(ana, path)).status, 200);
});

test("an erased account leaves nothing to read", async () => {
  const ana = await stage.person();
  await stage.unlock(ana);
  const path = `/accounts/${ana.account}`;
  assert.equal(await statusOf("DELETE", path), 204);
  assert.equal(await statusOf("DELETE", path), 204, "again, whatever came of the first time");
  assert.equal((await stage.call(ana, "/")).problem, "no-account");
  for (const [table, name] of [
    ["accounts", "id"],
    ["doors", "account_id"],
    ["grants", "account_id"],
  ]) {
    assert.deepEqual(stage.query(`SELECT * FROM ${table} WHERE ${name} = ?`, ana.account), []);
  }
  assert.equal(await statusOf("PUT", path), 201, "a new account, with a new key");
});

test("an interrupted erasure is finished by the next attempt", async () => {
  const { account } = await stage.person();
  stage.query("UPDATE accounts SET data_key = NULL, erased_at = 1 WHERE id = ?", account);
  assert.equal(await problemOf("GET", `/accounts/${account}`), "no-account");
  assert.equal(await statusOf("DELETE", `/accounts/${account}`), 204);
  assert.deepEqual(stage.query("SELECT * FROM doors WHERE account_id = ?", account), []);
});

test("only a provisioning call for this request and body counts", async () => {
  const ana = await stage.person();
  const path = newAccount();
  const token = stage.provisionToken("PUT", path);
  for (const reply of [
    await stage.send("PUT", path, stage.callToken(ana, "PUT", path)),
    await stage.send("DELETE", path, token),
    await stage.send("PUT", `/accounts/${ana.account}`, token),
    await stage.send("PUT", `${path}?x`, token),
    await stage.send("PUT", path, token, [], "{}"),
    await stage.send("PUT", path, stage.provisionToken("PUT", path, { sub: ana.account })),
    await stage.send("PUT", path, stage.provisionToken("PUT", path, { body_s256: "" })),
    await stage.send("PUT", path, stage.provisionToken("PUT", path, { body_s256: null })),
    await stage.send("PUT", path, stage.provisionToken("PUT", path, { aud: [stage.origin] })),
  ]) {
    assert.equal(reply.problem, "invalid-token");
  }
  assert.equal((await stage.send("PUT", path, token)).status, 201);
});

test("a body goes with its digest", async () => {
  const path = newAccount();
  const claims = stage.gateway.provisionClaims(stage.origin, "PUT", path, '{"x":1}');
  const token = stage.gateway.provision.sign("tessera-provision+jwt", claims);
  assert.equal((await stage.send("PUT", path, token)).problem, "invalid-token");
  assert.equal((await stage.send("PUT", path, token, [], '{"x":1}')).status, 201);
});

test("a body has an end", async () => {
  const path = newAccount();
  const token = stage.provisionToken("PUT", path);
  const reply = await stage.send("PUT", path, token, [], "x".repeat(64 * 1024 + 1));
  assert.deepEqual([reply.status, reply.problem], [413, "too-large"]);
});

test("an overheard order cannot be played again", async () => {
  const path = newAccount();
  const lock = `/grants/${randomId(32)}`;
  const make = stage.provisionToken("PUT", path);
  const erase = stage.provisionToken("DELETE", path);
  const end = stage.provisionToken("DELETE", lock);
  assert.equal((await stage.send("PUT", path, make)).status, 201);
  assert.equal((await stage.send("DELETE", path, erase)).status, 204);
  assert.equal((await stage.send("PUT", path, make)).problem, "invalid-token");
  assert.equal(await statusOf("PUT", path), 201);
  assert.equal((await stage.send("DELETE", path, erase)).problem, "invalid-token");
  assert.equal(await statusOf("GET", path), 200);
  assert.equal((await stage.send("DELETE", lock, end)).status, 204);
  assert.equal((await stage.send("DELETE", lock, end)).problem, "invalid-token");
});

test("names that are not ids are not found", async () => {
  for (const path of ["/accounts/gateway", `/accounts/${randomUUID().toUpperCase()}`]) {
    assert.equal(await problemOf("PUT", path), "no-account");
  }
  for (const path of ["/grants/short", `/grants/${"A".repeat(42)}B`]) {
    assert.equal(await problemOf("DELETE", path), "no-path");
  }
});
