import { expect, test } from "../fixtures/test.ts";
import { enrolByRequest, open } from "../pages/index.ts";
import { send } from "../servers/http.ts";

const PAGES = ["/", "/sign-up", "/sign-in", "/no-such-page"];

const DIRECTIVES = [
  "default-src 'none'",
  "object-src 'none'",
  "connect-src 'self'",
  "img-src 'self' blob: data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
];

test("every page has a strict policy with a nonce that never comes twice", async ({ stack }) => {
  const nonces = new Set<string>();
  for (const path of [...PAGES, ...PAGES]) {
    const { headers, body } = await send("GET", `${stack.url}${path}`);
    const policy = String(headers["content-security-policy"]);
    for (const directive of DIRECTIVES) expect(policy, path).toContain(directive);
    expect(policy).not.toContain("unsafe-inline");
    expect(policy).not.toContain("'unsafe-eval'");
    const script = /script-src 'nonce-([^']+)' 'strict-dynamic' 'wasm-unsafe-eval'/.exec(policy);
    const nonce = script?.[1] ?? "";
    expect(nonce.length, path).toBeGreaterThanOrEqual(16);
    nonces.add(nonce);
    for (const [tag] of body.matchAll(/<script\b[^>]*>/g)) {
      expect(tag, path).toContain(`nonce="${nonce}"`);
    }
  }
  expect(nonces.size).toBe(2 * PAGES.length);
});

test("every answer says how little others may do with it", async ({ stack }) => {
  for (const path of [...PAGES, "/api/none", "/healthz", "/favicon.svg"]) {
    const { headers } = await send("GET", `${stack.url}${path}`);
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["permissions-policy"], path).toBeTruthy();
    expect(headers["content-security-policy"], path).toContain("default-src 'none'");
  }
});

test("pages are not kept, files with a hash in their name are kept for good", async ({ stack }) => {
  const page = await send("GET", `${stack.url}/sign-in`);
  expect(page.headers["cache-control"]).toBe("no-store");
  const files = [...page.body.matchAll(/(?:href|src)="(\/pkg\/[^"]+)"/g)].map(([, path]) => path);
  expect(new Set(files).size).toBeGreaterThanOrEqual(4);
  for (const path of files) {
    const file = await send("GET", `${stack.url}${path}`, { "accept-encoding": "br" });
    expect(file.status, path).toBe(200);
    expect(file.headers["cache-control"], path).toContain("immutable");
    expect(file.headers["content-encoding"], path).toBe("br");
  }
});

test("pages ask nobody else for anything", async ({ page, stack }) => {
  const hosts = new Set<string>();
  page.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url())) hosts.add(new URL(request.url()).host);
  });
  for (const path of ["/", "/sign-up", "/sign-in"]) await open(page, path);
  expect([...hosts]).toEqual([new URL(stack.url).host]);
});

test("the cookies are for this host, this site and no script", async ({
  page,
  context,
  person,
  mailbox,
}) => {
  await enrolByRequest(page, person, mailbox);
  const cookies = await context.cookies();
  expect(cookies.map(({ name }) => name).sort()).toEqual([
    "__Host-tessera",
    "__Host-tessera-device",
  ]);
  for (const cookie of cookies) {
    expect(cookie).toMatchObject({ path: "/", secure: true, httpOnly: true, sameSite: "Lax" });
    expect(`${cookie.name}=${cookie.value}`.length).toBeLessThan(4096);
  }
  expect(await page.evaluate(() => document.cookie)).not.toContain("tessera=");
});

test("what belongs to somebody is never kept, whatever its name looks like", async ({
  page,
  person,
  mailbox,
  stack,
}) => {
  await enrolByRequest(page, person, mailbox);
  for (const path of ["/account", "/account/security", "/account/x.css", "/vault.js", "/pkg/none.css"]) {
    const answer = await page.request.get(path);
    expect(answer.headers()["cache-control"], path).toBe("no-store");
  }
  const headers = { origin: stack.url };
  const answer = await page.request.post("/api/security", { headers, data: {} });
  expect(answer.status()).toBe(200);
  expect(answer.headers()["cache-control"]).toBe("no-store");
  const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length]);
  expect(kept).toEqual([0, 0]);
});

test("no other site may read anything", async ({ stack }) => {
  const foreign = { origin: "https://evil.example", "access-control-request-method": "POST" };
  for (const method of ["GET", "OPTIONS"]) {
    for (const path of ["/", "/api/person", "/.well-known/jwks.json", "/healthz"]) {
      const { headers } = await send(method, `${stack.url}${path}`, foreign);
      const allowed = Object.keys(headers).filter((name) => name.startsWith("access-control"));
      expect(allowed, path).toEqual([]);
    }
  }
});

test.describe("over https", () => {
  test.use({ ownStack: { gateway: { TESSERA_PUBLIC_URL: "https://id.example" } } });

  test("browsers are told to stay there", async ({ stack }) => {
    for (const path of ["/", "/no-such-page", "/api/none", "/favicon.svg"]) {
      const { headers } = await send("GET", `${stack.url}${path}`, { host: "id.example" });
      expect(headers["strict-transport-security"], path).toMatch(/max-age=63072000; includeSub/);
    }
  });
});

test("over http on this machine they are not", async ({ stack }) => {
  const { headers } = await send("GET", `${stack.url}/`);
  expect(headers["strict-transport-security"]).toBeUndefined();
});
