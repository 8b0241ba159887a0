import { expect, test } from "../fixtures/test.ts";
import { enrolByRequest, unlock } from "../pages/index.ts";

const TALKATIVE = "info,telemetry=debug";

test.use({
  ownStack: {
    gateway: { TESSERA_LOG_FORMAT: "json", RUST_LOG: TALKATIVE },
    vault: { TESSERA_VAULT_LOG_FORMAT: "json", RUST_LOG: TALKATIVE },
  },
});

interface Line {
  message: string;
  span?: { request?: string; route?: string };
}

/** What a program has logged: one object a line, and nothing else. */
function lines(log: string): Line[] {
  return log.trim().split("\n").map((line) => JSON.parse(line) as Line);
}

test("a request goes by one name in the logs of the gateway and of the vault", async ({
  page,
  person,
  mailbox,
  stack,
}) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  await page.setExtraHTTPHeaders({ "X-Request-Id": "0123456789abcdef" });
  const answer = await page.goto("/vault");
  const name = answer?.headers()["x-request-id"] ?? "";
  expect(name).toMatch(/^[0-9a-f]{16}$/);
  // What the browser calls it counts for nothing.
  expect(name).not.toBe("0123456789abcdef");
  const named = (log: string): Line[] => lines(log).filter(({ span }) => span?.request === name);
  await expect.poll(() => named(stack.gateway.log()).map(({ span }) => span?.route)).toContain("/vault");
  await expect.poll(() => named(stack.vault.log()).map(({ span }) => span?.route)).toContain("/records");
});
