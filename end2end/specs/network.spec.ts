import { expect, test } from "../fixtures/test.ts";
import { send } from "../servers/http.ts";
import { form } from "../servers/form.ts";

const BURST = 3;

const BODY = JSON.stringify({
  credentials: {
    username: "nobody",
    password: "nothing at all",
    image: "0".repeat(64),
    gesture: "0".repeat(64),
  },
});

function guess(url: string, forwarded?: string) {
  const headers = { "content-type": "application/json", origin: url };
  const more = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  return send("POST", `${url}/api/sign-in`, { ...headers, ...more }, BODY);
}

const LIMITS = {
  TESSERA_NETWORK_BURST: String(BURST),
  TESSERA_NETWORK_PER_MINUTE: "1",
  TESSERA_FREE_FAILURES: "100",
};

test.describe("without a reverse proxy", () => {
  test.use({ ownStack: { gateway: LIMITS } });

  test("a network makes so many costly requests, whatever it says of itself", async ({ stack }) => {
    for (let count = 0; count < BURST; count++) {
      expect((await guess(stack.url, `203.0.113.${count}`)).status).toBe(403);
    }
    for (const forged of ["203.0.113.99", "", "unknown", "127.0.0.2, 203.0.113.98"]) {
      const refused = await guess(stack.url, forged);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
      expect(refused.headers["content-type"]).toContain("application/problem+json");
    }
  });
});

test.describe("behind a trusted reverse proxy", () => {
  test.skip(form() === "replicas", "there nginx is the proxy, and tells the truth");
  test.use({ ownStack: { gateway: { ...LIMITS, TESSERA_TRUSTED_PROXIES: "1" } } });

  test("each address that the proxy names has its own count", async ({ stack }) => {
    for (let count = 0; count < BURST; count++) {
      // What stands left of the proxy's entry is the caller's own word.
      expect((await guess(stack.url, `198.51.100.${count}, 203.0.113.7`)).status).toBe(403);
    }
    expect((await guess(stack.url, "203.0.113.7")).status).toBe(429);
    expect((await guess(stack.url, "203.0.113.8")).status).toBe(403);
  });
});
