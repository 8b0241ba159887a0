import { expect, test } from "../fixtures/test.ts";
import { type Answer, send } from "../servers/http.ts";

const JSON_BODY = { "content-type": "application/json" };

const DIGEST = "0".repeat(64);
const CREDENTIALS = { username: "nobody", password: "nothing at all", image: DIGEST, gesture: DIGEST };

function expectProblem(answer: Answer, status: number): void {
  expect(answer.status).toBe(status);
  expect(answer.headers["content-type"]).toContain("application/problem+json");
  expect(JSON.parse(answer.body)).toMatchObject({ status, title: expect.any(String) });
}

const MALFORMED = [
  ["no JSON at all", "{"],
  ["nothing", ""],
  ["another type", "[]"],
  ["a missing member", JSON.stringify({ credentials: { username: "a" } })],
  ["a member too many", JSON.stringify({ credentials: { ...CREDENTIALS, admin: true } })],
  ["a digest that is none", JSON.stringify({ credentials: { ...CREDENTIALS, image: "zz" } })],
  ["a number for a text", JSON.stringify({ credentials: { ...CREDENTIALS, password: 7 } })],
  ["very deep nesting", `${"[".repeat(8000)}${"]".repeat(8000)}`],
  ["bad UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
] as const;

for (const [what, body] of MALFORMED) {
  test(`signing in with ${what} is a problem of the client's`, async ({ stack }) => {
    const headers = { ...JSON_BODY, origin: stack.url };
    expectProblem(await send("POST", `${stack.url}/api/sign-in`, headers, body), 400);
  });
}

test("names that could never exist are refused like any other", async ({ stack }) => {
  const headers = { ...JSON_BODY, origin: stack.url };
  for (const username of ["", "a\u0000b", "‮evil", "x".repeat(5000), "../../etc/passwd"]) {
    const body = JSON.stringify({ credentials: { ...CREDENTIALS, username } });
    expectProblem(await send("POST", `${stack.url}/api/sign-in`, headers, body), 403);
  }
});

test("a body beyond 16 KiB is refused", async ({ stack }) => {
  const headers = { ...JSON_BODY, origin: stack.url };
  const body = JSON.stringify({ credentials: { ...CREDENTIALS, password: "x".repeat(20_000) } });
  expectProblem(await send("POST", `${stack.url}/api/sign-in`, headers, body), 413);
});

test("a request that does not come from a page of this site is refused", async ({ stack }) => {
  const url = `${stack.url}/api/sign-in`;
  const body = JSON.stringify({ credentials: CREDENTIALS });
  for (const foreign of [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: `${stack.url}.evil.example` },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    {},
  ]) {
    expectProblem(await send("POST", url, { ...JSON_BODY, ...foreign }, body), 403);
  }
});

test("another name that leads here shows nothing", async ({ stack }) => {
  const host = "rebound.example";
  const page = await send("GET", `${stack.url}/sign-in`, { host });
  expect(page.status).toBe(303);
  expect(page.headers["location"]).toBe(`${stack.url}/sign-in`);
  const headers = { ...JSON_BODY, host, origin: `http://${host}` };
  const body = JSON.stringify({ credentials: CREDENTIALS });
  expectProblem(await send("POST", `${stack.url}/api/sign-in`, headers, body), 421);
});

test("functions take JSON by POST only", async ({ stack }) => {
  const own = { origin: stack.url };
  const url = `${stack.url}/api/sign-out`;
  expectProblem(await send("GET", url, own), 405);
  const form = { ...own, "content-type": "application/x-www-form-urlencoded" };
  expectProblem(await send("POST", url, form, "a=b"), 415);
});

test("a function that does not exist is a problem of the client's", async ({ stack }) => {
  const headers = { ...JSON_BODY, origin: stack.url };
  expectProblem(await send("POST", `${stack.url}/api/none`, headers, "{}"), 404);
});

test("nobody's session opens nothing", async ({ stack }) => {
  for (const cookie of ["", "__Host-tessera=", "__Host-tessera=AAAA", "__Host-tessera=a; __Host-tessera=b"]) {
    const headers = { ...JSON_BODY, origin: stack.url, cookie };
    expectProblem(await send("POST", `${stack.url}/api/account`, headers, "{}"), 401);
    expectProblem(await send("POST", `${stack.url}/api/records`, headers, "{}"), 401);
  }
});

test("the vault answers nobody without a token", async ({ stack }) => {
  const answers = new Set<string>();
  for (const path of ["/records", "/records/00000000-0000-0000-0000-000000000000"]) {
    const answer = await send("GET", `${stack.vaultUrl}${path}`);
    expect(answer.status).toBe(401);
    expect(answer.headers["www-authenticate"]).toBe('Bearer realm="vault"');
    answers.add(answer.body);
  }
  expect(answers.size).toBe(1);
});

test("the vault refuses tokens that the gateway did not make", async ({ stack }) => {
  const segment = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = segment({ iss: stack.url, aud: stack.vaultUrl, sub: "somebody", exp: 4102444800 });
  for (const token of [
    "nonsense",
    `${segment({ alg: "none", typ: "tessera-call+jwt" })}.${claims}.`,
    `${segment({ alg: "ES256", typ: "tessera-call+jwt", kid: "x" })}.${claims}.AAAA`,
    "a".repeat(8000),
  ]) {
    const answer = await send("GET", `${stack.vaultUrl}/records`, {
      authorization: `Bearer ${token}`,
    });
    expect(answer.status).toBe(401);
    expect(answer.headers["www-authenticate"]).toContain('error="invalid_token"');
  }
});
