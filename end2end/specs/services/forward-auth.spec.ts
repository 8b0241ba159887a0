import { expect, test as base } from "../../fixtures/test.ts";
import { enrolByRequest, hydrated, SignInPage, signOut, UnlockPage } from "../../pages/index.ts";
import { send } from "../../servers/http.ts";
import { html, PlainService } from "../../servers/plain-service.ts";

/** A wiki that knows nothing of sign-in, behind a real nginx that asks the gateway. */
const test = base.extend<{ wiki: PlainService }>({
  wiki: async ({}, use) => {
    const wiki = await PlainService.start((request, response) => {
      html(response, `<!doctype html><title>Wiki</title><h1>For ${request.headers["tessera-username"]}</h1>`);
    });
    await use(wiki);
    await wiki.stop();
  },

  ownStack: async ({ wiki }, use) => {
    const configuration = [
      "[[forward_auth]]",
      'path = "/wiki"',
      'title = "The wiki"',
      'needs = "signed-in"',
      "",
      "[[forward_auth]]",
      'path = "/wiki/admin"',
      'title = "The wiki\'s administration"',
      'needs = "fresh-pattern"',
      "within_seconds = 10",
    ].join("\n");
    await use({ configuration, behindNginx: wiki.url });
  },
});

test("nginx lets through whoever is signed in, and leads others to sign in and back", async ({
  page,
  person,
  stack,
  wiki,
  mailbox,
  context,
}) => {
  await enrolByRequest(page, person, mailbox);
  await page.goto("/wiki/page?a=b");
  await expect(page.getByRole("heading")).toHaveText(`For ${person.username}`);
  const [seen] = wiki.at("/wiki/page?a=b");
  expect(seen?.headers["cookie"]).toBeUndefined();

  // The gateway's word counts, whatever a browser says.
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const forged = await send("GET", `${stack.url}/wiki/forged`, { cookie, "tessera-username": "root" });
  expect(forged.body).toContain(`For ${person.username}`);

  await page.goto("/account");
  await hydrated(page);
  await signOut(page);
  await page.goto("/wiki/page?a=b");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await hydrated(page);
  const way = new SignInPage(page);
  await way.submit(person);
  await way.code.draw(await mailbox.nextCode(person.email));
  await expect(page).toHaveURL(/\/wiki\/page\?a=b$/);
  await expect(page.getByRole("heading")).toHaveText(`For ${person.username}`);
});

test("a path that needs a fresh pattern asks for one, once it is too old", async ({
  page,
  person,
  wiki,
  mailbox,
}) => {
  await enrolByRequest(page, person, mailbox);
  // Enrolment ended with a pattern.
  await page.goto("/wiki/admin/users");
  await expect(page.getByRole("heading")).toHaveText(`For ${person.username}`);
  await page.waitForTimeout(11_000);
  await page.goto("/wiki/other");
  await expect(page.getByRole("heading")).toHaveText(`For ${person.username}`);
  await page.goto("/wiki/admin/users");
  await expect(page).toHaveURL(/\/unlock\//);
  const lock = new UnlockPage(page);
  await expect(lock.purpose).toHaveText("Open The wiki's administration");
  expect(wiki.at("/wiki/admin/users")).toHaveLength(1);
  await lock.code.draw(await mailbox.nextCode(person.email));
  await expect(page).toHaveURL(/\/wiki\/admin\/users$/);
  await expect(page.getByRole("heading")).toHaveText(`For ${person.username}`);
});

test("nobody passes by another spelling of a path, or by asking the gateway themselves", async ({
  page,
  person,
  stack,
  wiki,
  mailbox,
  context,
}) => {
  await enrolByRequest(page, person, mailbox);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const before = wiki.seen.length;
  const spellings = ["/wiki/a/../admin", "/wiki//admin", "/wiki/a%2fb", "/wiki/a%2e%2e%2fb", "/wiki/a;b"];
  for (const path of [...spellings, "/wiki/admin#", "/wiki/admin#/x?y"]) {
    const answer = await send("GET", `${stack.url}${path}`, { cookie });
    expect(answer.status, path).toBe(403);
  }
  // This one leads out of the wiki, to the gateway's own pages.
  expect((await send("GET", `${stack.url}/wiki/%2e%2e/x`, { cookie })).status).toBe(404);
  expect(wiki.seen.length).toBe(before);
  const outside = await send("GET", `${stack.url}/tessera-forward-auth`, { cookie });
  expect(outside.status).toBe(404);
  // A return path leads nowhere but to what a rule knows.
  for (const to of ["https://evil.example/", "//evil.example", "/account", "/wikipedia"]) {
    const answer = await send("GET", `${stack.url}/go?to=${encodeURIComponent(to)}`, { cookie });
    expect(answer.status, to).toBe(404);
    expect(answer.headers["location"]).toBeUndefined();
  }
});

test("a proxy that takes redirects gets one for a page, and a problem for a script", async ({ stack }) => {
  const ask = (headers: Record<string, string>) =>
    send("GET", `${stack.url}/forward-auth`, { "x-forwarded-uri": "/wiki/x", ...headers });
  const page = await ask({ "sec-fetch-mode": "navigate", "x-forwarded-method": "GET" });
  expect(page.status).toBe(303);
  expect(page.headers["location"]).toBe("/go?to=%2Fwiki%2Fx");
  const script = await ask({ "sec-fetch-mode": "cors" });
  expect(script.status).toBe(401);
  expect((await ask({ "x-forwarded-uri": "/elsewhere" })).status).toBe(403);
  expect((await send("GET", `${stack.url}/forward-auth`)).status).toBe(403);
});
