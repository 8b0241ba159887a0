import type { Locator } from "@playwright/test";

import { expect, test } from "../fixtures/test.ts";
import { enrolByRequest, SecurityPage, signIn, SignInPage, signOut } from "../pages/index.ts";

/** An instant as English tells it, in the time zone of the browser. */
async function asTheBrowserTells(time: Locator): Promise<string> {
  return time.evaluate((element) => {
    const format = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
    return format.format(new Date(element.getAttribute("datetime") ?? ""));
  });
}

test("what has happened is told in plain words, a failed sign-in too", async ({
  page,
  person,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  await signOut(page);
  consoleWatch.expectAnswer(403, "/api/sign-in");
  const way = new SignInPage(page);
  await way.apply({ ...person, password: `${person.password}!` });
  await expect(way.problem).toContainText("do not belong together");
  await signIn(page, person, mailbox);

  const security = new SecurityPage(page);
  await security.open();
  const told = [
    ["sign-in.done", "You signed in"],
    ["sign-in.refused", "A sign-in failed: the factors did not belong together"],
    ["session.signed-out", "You signed out"],
    ["account.created", "Your account was created"],
  ] as const;
  for (const [kind, words] of told) {
    const row = security.eventsOf(kind);
    await expect(row).toContainText(words);
    const time = row.locator("time");
    await expect(time).toHaveText(await asTheBrowserTells(time));
    await expect(row).toContainText("Chrome on Linux");
    await expect(row).toContainText("127.0.0.1");
  }
  const kinds = await security.events.evaluateAll((rows) =>
    rows.map((row) => row.getAttribute("data-kind")),
  );
  expect(kinds.indexOf("sign-in.done")).toBeLessThan(kinds.indexOf("sign-in.refused"));
  expect(kinds.at(-1)).toBe("account.created");
  await expect(page.getByText("Something else happened")).toHaveCount(0);
  await expect(security.showMore).toBeHidden();
});

test.describe("after many events", () => {
  test.use({
    ownStack: {
      gateway: {
        TESSERA_FREE_FAILURES: "90",
        TESSERA_HASH_MEMORY_KIB: "19456",
        TESSERA_HASH_PASSES: "2",
      },
    },
  });

  test("fifty are shown, and the older ones on request", async ({
    page,
    person,
    mailbox,
    consoleWatch,
  }) => {
    await enrolByRequest(page, person, mailbox);
    consoleWatch.expectAnswer(403, "/api/sign-in");
    const failures = 55;
    const statuses = await page.evaluate(
      async ({ username, failures }) => {
        const statuses = [];
        const digest = "0".repeat(64);
        const credentials = { username, password: "not the one", image: digest, gesture: digest };
        for (let count = 0; count < failures; count++) {
          const answer = await fetch("/api/sign-in", {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ credentials }),
          });
          statuses.push(answer.status);
        }
        return statuses;
      },
      { username: person.username, failures },
    );
    expect(statuses).toEqual(Array<number>(failures).fill(403));

    const security = new SecurityPage(page);
    await security.open();
    await expect(security.events).toHaveCount(50);
    await expect(security.eventsOf("account.created")).toHaveCount(0);
    await security.showMore.click();
    await expect(security.eventsOf("account.created")).toHaveCount(1);
    await expect(security.eventsOf("sign-in.refused")).toHaveCount(failures);
    await expect(security.showMore).toBeHidden();

    // What is new comes on top, and what was unfolded stays.
    await security.forget(security.devices);
    await expect(security.eventsOf("device.forgotten")).toHaveCount(1);
    await expect(security.eventsOf("sign-in.refused")).toHaveCount(failures);
  });
});
