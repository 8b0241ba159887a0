/** Calls that are not quite calls. Each is one change away from one that is served. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";

import { SigningKey, encode, now, person, randomId } from "./gateway.mjs";
import { Stage } from "./stage.mjs";

const TYP = "tessera-call+jwt";
let stage, ana;

before(async () => {
  stage = await Stage.started();
  ana = await stage.person();
});
after(() => stage.close());

const claimsOf = (changes = {}) => ({
  ...stage.gateway.callClaims(stage.origin, ana, "GET", "/"),
  ...changes,
});
const json = JSON.stringify;

async function isRefused(token, why = token) {
  const reply = await stage.send("GET", "/", token);
  isRefusal(reply, why);
}

function isRefusal({ status, problem, headers }, why) {
  assert.deepEqual(
    [status, problem, headers["www-authenticate"], headers["cache-control"]],
    [401, "invalid-token", 'Bearer error="invalid_token"', "no-store"],
    typeof why === "string" ? why : json(why),
  );
}

test("a good call is served", async () => {
  const reply = await stage.call(ana, "/");
  assert.equal(reply.status, 200);
  assert.match(reply.body, /Your locker/);
  assert.equal(reply.headers["cache-control"], "no-store");
});

test("without a token the challenge is bare", async () => {
  for (const [method, path] of [
    ["GET", "/"],
    ["GET", "/doors/x"],
    ["GET", "/safes/x"],
    ["PUT", "/accounts/x"],
    ["DELETE", "/grants/x"],
  ]) {
    const reply = await stage.send(method, path);
    assert.deepEqual([reply.status, reply.problem], [401, "no-token"]);
    assert.equal(reply.headers["www-authenticate"], 'Bearer realm="doors"');
  }
});

test("there is one well-formed bearer or none", async () => {
  const token = stage.callToken(ana, "GET", "/");
  for (const value of [
    token,
    `Basic ${token}`,
    `Bearer  ${token}`,
    "Bearer",
    `Bearer ${token} x`,
  ]) {
    isRefusal(await stage.send("GET", "/", undefined, ["Authorization", value]), value);
  }
  for (const value of ["Bearer x", `Bearer ${token}`]) {
    isRefusal(await stage.send("GET", "/", token, ["Authorization", value]), value);
  }
  const lower = await stage.send("GET", "/", undefined, ["authorization", `bearer ${token}`]);
  assert.equal(lower.status, 200);
});

test("a token of another form is refused", async () => {
  const token = stage.callToken(ana, "GET", "/");
  const [header, claims, signature] = token.split(".");
  const last = { A: "B", Q: "R", g: "h", w: "x" }[signature.at(-1)];
  for (const bad of [
    "",
    "nonsense",
    "a.b.c",
    `${header}.${claims}`,
    `${header}.${claims}.`,
    `${header}..${signature}`,
    `${token}.`,
    `${token}.${signature}`,
    `${token}=`,
    `${token}==`,
    `${header}=.${claims}.${signature}`,
    `${header}.${claims}=.${signature}`,
    `${header}.${claims}.${signature.slice(0, -1)}${last}`,
    `${header}.${claims}.${signature.slice(0, -1)}`,
    `${header}.${claims}.+${signature.slice(1)}`,
    `${header}.${claims}\t.${signature}`,
    "x".repeat(5000),
    `${token}.${token}`,
  ]) {
    await isRefused(bad);
  }
});

test("a token of more than four KiB is refused", async () => {
  await isRefused(stage.gateway.call.sign(TYP, claimsOf({ more: "x".repeat(4000) })));
});

test("only ES256 is an algorithm", async () => {
  const key = stage.gateway.call;
  for (const alg of [
    "none",
    "None",
    "NONE",
    "nOnE",
    "",
    "ES384",
    "RS256",
    "HS256",
    null,
    ["ES256"],
  ]) {
    await isRefused(key.sign(TYP, claimsOf(), { alg }), alg);
    const unsigned = `${encode(json(key.header(TYP, { alg })))}.${encode(json(claimsOf()))}.`;
    await isRefused(unsigned);
    await isRefused(unsigned + encode(Buffer.alloc(64)));
  }
});

test("the public key is no secret", async () => {
  const { publicKey, jwk } = stage.gateway.call;
  for (const secret of [
    publicKey.export({ type: "spki", format: "pem" }),
    publicKey.export({ type: "spki", format: "der" }),
    json(jwk),
  ]) {
    const header = json({ alg: "HS256", typ: TYP, kid: jwk.kid });
    const signed = `${encode(header)}.${encode(json(claimsOf()))}`;
    await isRefused(`${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`);
  }
});

test("a header cannot bring its key or steer the check", async () => {
  const good = stage.gateway.call;
  const stranger = await SigningKey.draw("call");
  const asked = stage.gateway.asked;
  for (const extra of [
    { jwk: stranger.jwk },
    { jku: stage.gateway.url },
    { x5u: stage.gateway.url },
    { x5c: ["MIIB"] },
    { crit: ["exp"] },
    { crit: [] },
    { b64: false, crit: ["b64"] },
    { b64: true },
    { zip: "DEF" },
    { cty: "JWT" },
  ]) {
    for (const key of [good, stranger]) {
      await isRefused(key.sign(TYP, claimsOf(), { kid: good.jwk.kid, ...extra }), extra);
    }
  }
  assert.equal(stage.gateway.asked, asked);
});

test("a kid finds a published key for calls or nothing", async () => {
  const { call: good, provision, countersign } = stage.gateway;
  const { kid } = good.jwk;
  for (const bad of [
    "",
    "x",
    "../call",
    "' OR 1=1 --",
    "/dev/null",
    "__proto__",
    7,
    null,
    [kid],
    {},
  ]) {
    await isRefused(good.sign(TYP, claimsOf(), { kid: bad }), bad);
  }
  await isRefused(good.signText(json({ alg: "ES256", typ: TYP }), json(claimsOf())));
  const own = await stage.ownKey();
  for (const other of [provision, countersign, own, await SigningKey.draw("call")]) {
    await isRefused(other.sign(TYP, claimsOf()));
    await isRefused(other.sign(TYP, claimsOf(), { kid }));
    await isRefused(good.sign(TYP, claimsOf(), { kid: other.jwk.kid }));
  }
});

test("typ is compared exactly", async () => {
  for (const typ of ["JWT", "at+jwt", "Tessera-Call+JWT", `application/${TYP}`, "", null, [TYP]]) {
    await isRefused(stage.gateway.call.sign(TYP, claimsOf(), { typ }), typ);
  }
});

test("every claim is required and of its type", async () => {
  const good = claimsOf();
  for (const [name, value] of Object.entries(good)) {
    const { [name]: _, ...without } = good;
    const wrong = [null, true, [value], {}, { x: value }];
    if (typeof value === "number") wrong.push(String(value), value + 0.5);
    else wrong.push(7, "", `${value} `, ` ${value}`);
    const bad = [without, ...wrong.map((each) => ({ ...good, [name]: each }))];
    for (const claims of bad) await isRefused(stage.gateway.call.sign(TYP, claims), claims);
    if (typeof value !== "number") continue;
    const header = json(stage.gateway.call.header(TYP));
    for (const spelled of [`${value}.0`, `${value}e0`, `${value}.0e+0`]) {
      const claims = json(good).replace(`"${name}":${value}`, `"${name}":${spelled}`);
      await isRefused(stage.gateway.call.signText(header, claims), claims);
    }
  }
});

test("altered claims are refused", async () => {
  const { origin, gateway } = stage;
  for (const change of [
    { iss: origin },
    { iss: `${gateway.origin}/` },
    { iss: [gateway.origin] },
    { aud: gateway.origin },
    { aud: `${origin}/` },
    { aud: [origin] },
    { aud: [origin, "http://127.0.0.1:1"] },
    { sub: "gateway" },
    { sub: ana.account.toUpperCase() },
    { sub: ana.account.replaceAll("-", "") },
    { sub: `urn:uuid:${ana.account}` },
    { sub: `${ana.account}\n` },
    { sid: "x" },
    { sid: randomId(31) },
    { sid: `${randomId(32)}=` },
    { jti: randomId(15) },
    { jti: randomId(17) },
    { htm: "get" },
    { htm: "POST" },
    { htp: "/doors" },
    { htp: "/?x" },
    { htp: "//" },
    { htp: `${origin}/` },
  ]) {
    await isRefused(stage.callToken(ana, "GET", "/", change), change);
  }
});

test("a call is for its query too", async () => {
  const token = stage.callToken(ana, "GET", "/?page=2");
  for (const path of ["/", "/?page=%32"]) isRefusal(await stage.send("GET", path, token), path);
  assert.equal((await stage.send("GET", "/?page=2", token)).status, 200);
  const bare = stage.callToken(ana, "GET", "/?");
  isRefusal(await stage.send("GET", "/", bare));
  assert.equal((await stage.send("GET", "/?", bare)).status, 200);
});

test("a call lives for thirty seconds and not outside of them", async () => {
  const time = now();
  for (const change of [
    { exp: time - 6 },
    { iat: time - 40, nbf: time - 40, exp: time - 10 },
    { exp: time + 31 + 60 },
    { exp: time },
    { iat: time + 60, nbf: time, exp: time + 80 },
    { nbf: time + 60, exp: time + 29 },
    { iat: time - 3600, nbf: time - 3600 },
    { iat: -1 },
    { nbf: -1 },
    { exp: -1 },
    { iat: 0, nbf: 0, exp: 2 ** 52 },
    { exp: 2 ** 63 },
    { exp: 1e300 },
    { iat: -1e300, exp: 1e300 },
  ]) {
    await isRefused(stage.callToken(ana, "GET", "/", change), change);
  }
});

test("a member that occurs twice is refused", async () => {
  const key = stage.gateway.call;
  const header = json(key.header(TYP));
  const claims = json(claimsOf());
  const twice = (text, member) => text.replace("{", `{${member},`);
  for (const [badHeader, badClaims] of [
    [twice(header, '"alg":"ES256"'), claims],
    [twice(header, '"alg":"none"'), claims],
    [twice(header, '"\\u006bid":"x"'), claims],
    [header, twice(claims, `"sub":"${ana.account}"`)],
    [header, twice(claims, '"sub":"gateway"')],
    [header, twice(claims, '"\\u0061ud":"x"')],
    [header, twice(claims, '"x":{"y":1,"y":1}')],
    [header, twice(twice(claims, '"__proto__":1'), '"__proto__":1')],
  ]) {
    await isRefused(key.signText(badHeader, badClaims), badHeader + badClaims);
  }
});

test("what is no JSON object is refused", async () => {
  const key = stage.gateway.call;
  const header = json(key.header(TYP));
  const claims = json(claimsOf());
  for (const bad of [
    "[]",
    "7",
    "null",
    `${claims}{}`,
    `${claims}\0`,
    `\ufeff${claims}`,
    `/**/${claims}`,
    Buffer.from(claims, "utf16le"),
    Buffer.concat([
      Buffer.from('{"x":"'),
      Buffer.from([0xff]),
      Buffer.from(`",${claims.slice(1)}`),
    ]),
    claims.replace("{", '{"x":NaN,'),
    claims.replace("{", "{'x':1,"),
    claims.replace("}", ",}"),
    "[".repeat(2900),
    `{"x":${"[".repeat(2500)}`,
    claims.replace("{", `{"x":${"[".repeat(1000)}${"]".repeat(1000)},"x":1,`),
  ]) {
    await isRefused(key.signText(header, bad));
    await isRefused(key.signText(bad, claims));
  }
});

test("a service without the account says so", async () => {
  for (const path of ["/", "/doors/x", "/safes/x"]) {
    const reply = await stage.call(person(), path);
    assert.deepEqual([reply.status, reply.problem], [404, "no-account"]);
  }
});

test("the log names rules and no part of a token", async () => {
  const token = stage.callToken(ana, "GET", "/", { aud: randomId() });
  await isRefused(token);
  assert.match(stage.log, /refused/);
  for (const secret of [token.split(".")[1], ana.session, ana.account]) {
    assert.ok(!stage.log.includes(secret));
  }
});
