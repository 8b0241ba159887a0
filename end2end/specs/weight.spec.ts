import { expect, test } from "../fixtures/test.ts";
import { open } from "../pages/index.ts";

test("a first visit to /sign-in takes at most ten requests and 190 KB", async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const names = new Map<string, string>();
  const bytes = new Map<string, number>();
  session.on("Network.requestWillBeSent", ({ requestId, request }) => {
    names.set(requestId, new URL(request.url).pathname);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    bytes.set(requestId, encodedDataLength);
  });
  await open(page, "/sign-in");
  await page.waitForLoadState("networkidle");

  const lines = [...bytes].map(([id, length]) => `${length} bytes ${names.get(id) ?? "?"}`);
  const total = [...bytes.values()].reduce((sum, length) => sum + length, 0);
  console.log(`/sign-in: ${total} bytes in ${bytes.size} requests\n  ${lines.join("\n  ")}`);
  test.info().annotations.push({ type: "bytes", description: String(total) });
  expect(bytes.size).toBeLessThanOrEqual(10);
  expect(total).toBeLessThanOrEqual(190_000);
});
