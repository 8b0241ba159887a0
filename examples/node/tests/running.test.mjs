/** Starting, stopping, keys that take turns, and what an operator does. */
import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";

import { parseKeySet } from "../src/key-set.mjs";
import { writeSecret } from "../src/secret-file.mjs";
import { LEAD, LIFE, TAIL, TicketKeys } from "../src/ticket-keys.mjs";
import { Stage } from "./stage.mjs";

const DAY = 24 * 60 * 60;
let stage, keys, folder, time;

beforeEach(async () => {
  stage = await Stage.create();
  time = 1_800_000_000;
  folder = mkdtempSync(join(tmpdir(), "doors-"));
  keys = new TicketKeys(join(folder, "keys"), () => time);
});
afterEach(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
});

const modeOf = (path) => statSync(path).mode & 0o777;
const kids = async () => [...(await keys.published()).keys()];

test("the first key signs at once and is nobody's to read", async () => {
  const { kid } = await keys.current();
  assert.deepEqual(await kids(), [kid]);
  const [name] = readdirSync(join(folder, "keys"));
  assert.deepEqual(
    [modeOf(join(folder, "keys", name)), modeOf(join(folder, "keys"))],
    [0o600, 0o700],
  );
});

test("a next key is published before it signs, and the last one after", async () => {
  const first = (await keys.current()).kid;
  time += DAY;
  keys.rotate();
  time += 30;
  assert.equal((await keys.current()).kid, first);
  assert.equal((await kids()).length, 2);
  time += LEAD;
  const second = (await keys.current()).kid;
  assert.notEqual(second, first);
  assert.deepEqual(await kids(), [first, second]);
  time += TAIL;
  assert.deepEqual(await kids(), [second]);
  assert.equal(readdirSync(join(folder, "keys")).length, 1);
});

test("a key signs for ninety days", async () => {
  const first = (await keys.current()).kid;
  time += LIFE - LEAD - 1;
  assert.equal((await kids()).length, 1);
  time += 31;
  assert.equal((await keys.current()).kid, first);
  assert.equal((await kids()).length, 2);
  time += LEAD;
  assert.notEqual((await keys.current()).kid, first);
});

test("a secret is never replaced", () => {
  const path = join(folder, "x");
  writeSecret(path, "1");
  assert.throws(() => writeSecret(path, "2"), { code: "EEXIST" });
  assert.equal(readFileSync(path, "utf8"), "1");
});

test("what is published is what the gateway takes", async () => {
  await stage.start();
  const { status, headers, body } = await stage.send("GET", "/.well-known/jwks.json");
  assert.equal(status, 200);
  assert.equal(headers["content-type"], "application/jwk-set+json");
  assert.equal(headers["cache-control"], "public, max-age=300");
  const published = await parseKeySet(Buffer.from(body));
  assert.deepEqual(
    [...published.values()].map(({ use }) => use),
    ["ticket"],
  );
});

test("it starts with keys of its own and ends when told to", async () => {
  await stage.start();
  for (const name of ["keys/master.key", "doors.db"])
    assert.equal(modeOf(join(stage.data, name)), 0o600);
  assert.equal((await stage.send("GET", "/healthz")).status, 200);
  const ana = await stage.person();
  assert.equal(await stage.stop(), 0);
  await stage.start();
  assert.match((await stage.call(ana, "/")).body, /Your locker/, "what it had, it still has");
});

test("it does not start with keys that others can read", async () => {
  await stage.start();
  await stage.person();
  await stage.stop();
  for (const name of readdirSync(join(stage.data, "keys"))) {
    const path = join(stage.data, "keys", name);
    chmodSync(path, 0o640);
    const { status, stderr } = await stage.run(["serve"]);
    assert.equal(status, 1);
    assert.match(stderr, /set its mode to 600/);
    chmodSync(path, 0o600);
  }
});

test("it does not start without the key of its codes", async () => {
  await stage.start();
  await stage.person();
  await stage.stop();
  rmSync(join(stage.data, "keys", "master.key"));
  const { status, stderr } = await stage.run(["serve"]);
  assert.equal(status, 1);
  assert.match(stderr, /restore it/);
});

test("an address that is not safe is refused", async () => {
  const good = { ...stage.environment };
  for (const [name, value] of [
    ["DOORS_ORIGIN", "http://0.0.0.0:5300"],
    ["DOORS_ORIGIN", "https://127.0.0.1:5300"],
    ["DOORS_ORIGIN", "http://127.0.0.1:5300/"],
    ["DOORS_GATEWAY", "http://id.example"],
    ["DOORS_GATEWAY", "https://id.example/sign-in"],
    ["DOORS_GATEWAY", "nonsense"],
  ]) {
    stage.environment = { ...good, [name]: value };
    const { status, stderr } = await stage.run(["serve"]);
    assert.equal(status, 1, value);
    assert.ok(stderr.includes(name), stderr);
  }
});

test("a door is added and shown", async () => {
  await stage.start();
  const [ana, ben] = [await stage.person(), await stage.person()];
  const everyone = await stage.run(["add", "--everyone", "--name", "Front <1>"], "12&34\n");
  assert.equal(everyone.stdout, "added to 2\n", everyone.stderr);
  const one = await stage.run(["add", "--account", ana.account, "--name", "Till", "--safe"], "7");
  assert.equal(one.stdout, "added to 1\n", one.stderr);
  assert.match((await stage.call(ben, "/")).body, /Front &lt;1&gt;/);
  assert.match((await stage.call(ana, "/")).body, />Till</);
  assert.doesNotMatch((await stage.call(ben, "/")).body, />Till</);
  await stage.unlock(ben);
  const sql = "SELECT id FROM doors WHERE kind = 'door' AND account_id = ? ORDER BY rowid DESC";
  const [{ id }] = stage.query(sql, ben.account);
  assert.match((await stage.call(ben, `/doors/${id}`)).body, /12&amp;34/);
  const nobody = await stage.run(["add", "--account", "nobody", "--name", "x"], "1");
  assert.equal(nobody.status, 1);
  for (const bad of [[], ["toString"], ["add"], ["add", "--name", "x"], ["serve", "--nothing"]]) {
    assert.equal((await stage.run(bad)).status, 1, bad.join(" "));
  }
});

test("names and codes are noise in the files", async () => {
  await stage.start();
  await stage.person();
  await stage.stop();
  for (const name of readdirSync(stage.data).filter((each) => each.startsWith("doors.db"))) {
    assert.ok(!readFileSync(join(stage.data, name)).includes("Your locker"));
  }
});

test("pages carry what holds a browser back", async () => {
  await stage.start();
  const { headers } = await stage.call(await stage.person(), "/");
  assert.match(headers["content-security-policy"], /^default-src 'none';/);
  assert.equal(headers["x-content-type-options"], "nosniff");
  const style = await stage.send("GET", "/style.css");
  assert.equal(style.status, 200);
  assert.match(style.headers["content-type"], /^text\/css/);
});
