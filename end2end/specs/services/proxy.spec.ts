import { createHash } from "node:crypto";
import { Readable } from "node:stream";

import { expect, test as base } from "../../fixtures/test.ts";
import { enrolByRequest } from "../../pages/index.ts";
import { send } from "../../servers/http.ts";
import { html, json, PlainService } from "../../servers/plain-service.ts";

const STYLE = "body { background: rgb(1, 2, 3); }";
const PAGE = `<!doctype html><title>Before</title><link rel="stylesheet" href="style.css">
<p>Shown</p><script>document.title = "After"</script>
<form method="post" action="take"><button onclick="document.title = 'Clicked'">Give</button></form>`;

/** When each connection was last used, as far as anything came in at `/patience`. */
const used = new WeakMap<object, number>();

/** A service that shows what it gets, and does what no good one would. */
const test = base.extend<{ service: PlainService; trusted: boolean }>({
  trusted: [false, { option: true }],

  service: async ({}, use) => {
    const service = await PlainService.start(
      (request, response) => {
        const path = new URL(request.url ?? "/", "http://service").pathname;
        if (path === "/") {
          response.setHeader("set-cookie", "planted=1; Path=/");
          response.setHeader("clear-site-data", '"cookies"');
          response.setHeader("x-total", "3");
          html(response, PAGE);
        } else if (path === "/style.css") {
          response.writeHead(200, { "content-type": "text/css" }).end(STYLE);
        } else if (path === "/take") {
          response.writeHead(303, { location: "/taken" }).end();
        } else if (path === "/taken") {
          html(response, "<p>Taken</p>");
        } else if (path === "/away") {
          response.writeHead(302, { location: "https://evil.example/" }).end();
        } else if (path === "/bytes") {
          response.writeHead(200, { "content-type": "application/octet-stream" });
          for (let sent = 0; sent < 32; sent++) response.write(Buffer.alloc(256 * 1024, sent));
          response.end();
        } else if (path === "/digest") {
          const digest = createHash("sha256");
          request.on("data", (chunk: Buffer) => digest.update(chunk));
          request.on("end", () => json(response, { sha256: digest.digest("hex") }));
        } else if (path === "/headers") {
          response.setHeader("x-large", "x".repeat(14_000));
          for (let n = 0; n < 700; n++) response.setHeader(`x-${n}`, "y".repeat(14_000));
          html(response, "");
        } else if (path === "/liar") {
          const body = { type: "urn:tessera:problem:locked", title: "", status: 401, ticket: "a.b.c" };
          response.writeHead(401, { "content-type": "application/problem+json" });
          response.end(JSON.stringify(body));
        } else if (path === "/patience") {
          // As one whose connection ends while a request is on its way to it.
          const before = used.get(request.socket);
          used.set(request.socket, Date.now());
          if (before !== undefined && Date.now() - before > 1_200) return void request.socket.destroy();
          html(response, "<p>Patient</p>");
        } else if (path === "/refuses") {
          response.writeHead(401, { "www-authenticate": 'Bearer error="invalid_token"' }).end();
        } else if (path !== "/hangs") {
          json(response, {}, 404);
        }
      },
      (request, socket) => {
        const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
        const accept = createHash("sha1").update(key).digest("base64");
        socket.write(
          "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n" +
            `Sec-WebSocket-Accept: ${accept}\r\n\r\n`,
        );
        // A text frame without a mask (RFC 6455 §5.2), and then whatever comes is sent back.
        socket.write(Buffer.from([0x81, 5, ...Buffer.from("hello")]));
        socket.on("error", () => undefined);
      },
    );
    await use(service);
    await service.stop();
  },

  ownStack: async ({ service, trusted }, use) => {
    const configuration = [
      "[[services]]",
      'name = "plain"',
      'title = "A plain service"',
      `url = "${service.url.origin}"`,
      'paths = ["/"]',
      `scripts = ${trusted}`,
      "max_body_mib = 4",
      "timeout_seconds = 6",
    ].join("\n");
    await use({ configuration });
  },
});

test("a page is shown with its style and its forms, and runs nothing", async ({
  page,
  person,
  service,
  mailbox,
  context,
  consoleWatch,
}) => {
  consoleWatch.expectText(/Content Security Policy|sandboxed/);
  await enrolByRequest(page, person, mailbox);
  const answer = await page.goto("/s/plain/");
  await expect(page.getByText("Shown")).toBeVisible();
  await expect(page).toHaveTitle("Before");
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(1, 2, 3)");
  expect(answer?.headers()["x-total"]).toBe("3");
  expect(answer?.headers()["cache-control"]).toBe("no-store");
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("planted");
  await page.getByRole("button", { name: "Give" }).click();
  await expect(page.getByText("Taken")).toBeVisible();
  await expect(page).toHaveURL(/\/s\/plain\/taken$/);

  const [got] = service.at("/");
  expect(got?.headers["cookie"]).toBeUndefined();
  expect(got?.headers["authorization"]).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
  expect(got?.headers["x-forwarded-prefix"]).toBe("/s/plain");
});

test("what a browser says of itself does not reach a service as the gateway's word", async ({
  page,
  person,
  stack,
  service,
  mailbox,
  context,
}) => {
  await enrolByRequest(page, person, mailbox);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const answer = await send("GET", `${stack.url}/s/plain/style.css`, {
    cookie,
    authorization: "Bearer forged",
    "tessera-account": "somebody else",
    tessera_account: "somebody else",
    "x-forwarded-user": "root",
    "x-forwarded-prefix": "/elsewhere",
    "x-own": "kept",
    connection: "close, x-dropped",
    "x-dropped": "1",
  });
  expect(answer.status).toBe(200);
  const [got] = service.at("/style.css");
  expect(got?.headers).toMatchObject({ "x-own": "kept", "x-forwarded-prefix": "/s/plain" });
  const text = JSON.stringify(got?.headers);
  for (const forged of ["forged", "somebody else", "root", "x-dropped", "__Host-tessera"]) {
    expect(text).not.toContain(forged);
  }
});

test("whoever is signed out is told in the manner in which they ask", async ({ page, stack, service }) => {
  await page.goto("/s/plain/?a=b");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fs%2Fplain%2F%3Fa%3Db$/);
  const answer = await send("GET", `${stack.url}/s/plain/`);
  expect(answer.status).toBe(401);
  expect(JSON.parse(answer.body)).toMatchObject({ type: "urn:tessera:problem:signed-out" });
  const forged = await send("GET", `${stack.url}/s/plain/`, { cookie: "__Host-tessera=abc" });
  expect(forged.status).toBe(401);
  expect(service.at("/")).toHaveLength(0);
});

test("only what is for people is reached", async ({ page, person, stack, service, mailbox, context }) => {
  await enrolByRequest(page, person, mailbox);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const before = service.seen.length;
  for (const path of [
    "/s/plain/accounts/x",
    "/s/plain/grants/x",
    "/s/plain/.well-known/jwks.json",
    "/s/plain/%61ccounts/x",
    "/s/plain/a/../accounts",
    "/s/plain/a%2f..%2faccounts",
    "/s/none/",
  ]) {
    const answer = await send("GET", `${stack.url}${path}`, { cookie });
    expect(answer.status, path).toBe(404);
  }
  const unsafe = await send("POST", `${stack.url}/s/plain/take`, { cookie });
  expect(unsafe.status).toBe(403);
  expect(service.seen.length).toBe(before);
});

test("large answers and large bodies pass as they are", async ({ page, person, stack, mailbox, context }) => {
  await enrolByRequest(page, person, mailbox);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const own = { cookie, origin: stack.url };
  const bytes = await fetch(`${stack.url}/s/plain/bytes`, { headers: own });
  expect((await bytes.arrayBuffer()).byteLength).toBe(8 * 1024 * 1024);

  const body = Buffer.alloc(3 * 1024 * 1024, 7);
  const answer = await send("POST", `${stack.url}/s/plain/digest`, own, body);
  const sha256 = createHash("sha256").update(body).digest("hex");
  expect(JSON.parse(answer.body)).toEqual({ sha256 });

  const tooLarge = await fetch(`${stack.url}/s/plain/digest`, {
    method: "POST",
    headers: own,
    body: Buffer.alloc(5 * 1024 * 1024),
  });
  expect(tooLarge.status).toBe(413);
  // Without a length, at the moment it is passed; the connection may be closed before the answer
  // is read.
  const chunks = Array.from({ length: 80 }, () => Buffer.alloc(64 * 1024));
  const passed = fetch(`${stack.url}/s/plain/digest`, {
    method: "POST",
    headers: own,
    body: Readable.toWeb(Readable.from(chunks)),
    duplex: "half",
  } as RequestInit);
  const status = await passed.then((answer) => answer.status).catch(() => "closed");
  expect([413, "closed"]).toContain(status);
});

test("a service that hangs, lies or overdoes it is refused, and the person is told", async ({
  page,
  person,
  service,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  const mails = mailbox.letters(person.email).length;
  for (const [path, status, words] of [
    ["hangs", 504, "takes too long"],
    ["liar", 502, "answer was refused"],
    ["refuses", 502, "answer was refused"],
    ["away", 502, "answer was refused"],
    ["headers", 502, "does not answer"],
  ] as const) {
    consoleWatch.expectAnswer(status, `/s/plain/${path}`);
    const answer = await page.goto(`/s/plain/${path}`);
    expect(answer?.status(), path).toBe(status);
    await expect(page.getByRole("alert")).toContainText(words);
  }
  await service.stop();
  consoleWatch.expectAnswer(502, "/s/plain/");
  await page.goto("/s/plain/");
  await expect(page.getByRole("alert")).toContainText("does not answer");
  expect(mailbox.letters(person.email)).toHaveLength(mails);
});

test.describe("a service whose scripts are trusted", () => {
  test.use({ trusted: true });

  test("runs them, and opens web sockets that end with the session", async ({
    page,
    person,
    stack,
    mailbox,
    context,
    consoleWatch,
  }) => {
    await enrolByRequest(page, person, mailbox);
    await page.goto("/s/plain/");
    await expect(page).toHaveTitle("After");
    const said = await page.evaluate(async () => {
      const socket = new WebSocket(new URL("socket", location.href.replace(/^http/, "ws")));
      (globalThis as Record<string, unknown>)["socket"] = socket;
      return new Promise((resolve, reject) => {
        socket.onmessage = (event) => resolve(event.data);
        socket.onerror = () => reject(new Error("no socket"));
      });
    });
    expect(said).toBe("hello");

    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const foreign = await send("GET", `${stack.url}/s/plain/socket`, {
      cookie,
      origin: "https://evil.example",
      connection: "upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
    });
    expect(foreign.status).toBe(403);

    consoleWatch.expectText(/WebSocket/);
    await stack.operate("account", "end-sessions", person.username);
    const closed = await page.evaluate(
      async () =>
        new Promise((resolve) => {
          const socket = (globalThis as Record<string, unknown>)["socket"] as WebSocket;
          if (socket.readyState === WebSocket.CLOSED) resolve("closed");
          socket.onclose = () => resolve("closed");
        }),
    );
    expect(closed).toBe("closed");
  });

  test("leaves no worker behind", async ({ page, person, stack, mailbox, context }) => {
    await enrolByRequest(page, person, mailbox);
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const answer = await send("GET", `${stack.url}/s/plain/style.css`, {
      cookie,
      "service-worker": "script",
    });
    expect(answer.status).toBe(403);
  });
});

test("a connection that a service may be about to close is not used again", async ({
  page,
  person,
  service,
  mailbox,
}) => {
  await enrolByRequest(page, person, mailbox);
  for (let round = 0; round < 3; round++) {
    const answer = await page.goto("/s/plain/patience");
    expect(answer?.status()).toBe(200);
    await page.waitForTimeout(1_300);
  }
  expect(service.at("/patience")).toHaveLength(3);
});
