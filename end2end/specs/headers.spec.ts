import { expect, test } from "../fixtures/test.ts";
import { enrol, open } from "../pages/index.ts";
import { send } from "../servers/http.ts";

const PAGES = ["/", "/sign-up", "/sign-in", "/no-such-page"];

const DIRECTIVES = [
  "default-src 'none'",
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

test("the session cookie is for this host, this site and no script", async ({
  page,
  context,
  person,
  mailbox,
}) => {
  await enrol(page, person, mailbox);
  const [cookie, ...others] = (await context.cookies()).filter(({ httpOnly }) => httpOnly);
  expect(others).toEqual([]);
  expect(cookie).toMatchObject({
    name: "__Host-tessera", path: "/", secure: true, httpOnly: true, sameSite: "Lax",
  });
  expect(await page.evaluate(() => document.cookie)).not.toContain("tessera=");
});
