import { expect, test } from "../fixtures/test.ts";
import { AccountPage, enrolByRequest, signIn, SignInPage, signOut } from "../pages/index.ts";

test.use({ ownStack: {} });

test("an operator finds an account, locks it, unlocks it and ends its sessions", async ({
  page,
  person,
  mailbox,
  stack,
  consoleWatch,
}) => {
  // The account's page looks whether the vault is ready yet, also after the session was ended.
  consoleWatch.expectAnswer(401, "/api/account");
  await enrolByRequest(page, person, mailbox);

  const list = await stack.operate("account", "list", "--json");
  expect(list).toMatchObject({ code: 0, stderr: "" });
  const [row] = JSON.parse(list.stdout) as { username: string; id: string; state: string }[];
  expect(row).toMatchObject({ username: person.username, email: person.email, state: "active" });
  const id = row?.id ?? "";

  const locked = await stack.operate("account", "lock", person.username, "--json");
  expect(JSON.parse(locked.stdout)).toMatchObject({ id, state: "locked" });
  await mailbox.nextNotice(person.email, /was locked/);
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);
  consoleWatch.expectAnswer(403, "/api/sign-in");
  const way = new SignInPage(page);
  await way.apply(person);
  await expect(way.problem).toBeVisible();

  expect((await stack.operate("account", "unlock", id)).stdout).toContain("can sign in again");
  await mailbox.nextNotice(person.email, /is unlocked/);
  await signIn(page, person, mailbox);

  const ended = await stack.operate("account", "end-sessions", person.username);
  expect(ended.stdout).toBe("1 sessions ended.\n");
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);

  await signIn(page, person, mailbox);
  const all = await stack.operate("account", "end-sessions", "--all", "--json");
  expect(JSON.parse(all.stdout)).toEqual({ ended: 1 });
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);

  const shown = await stack.operate("account", "show", person.username, "--json");
  const detail = JSON.parse(shown.stdout) as { events: { kind: string }[] };
  const kinds = detail.events.map((event) => event.kind);
  for (const kind of ["account.created", "account.locked", "account.unlocked", "session.ended"]) {
    expect(kinds).toContain(kind);
  }
});

test("what an operator gets wrong is said, and changes nothing", async ({ stack }) => {
  for (const [command, why] of [
    [["account", "lock", "nobody-of-that-name"], /no such thing/],
    [["account", "show", "not a name"], /neither a username nor an id/],
    [["account", "erase", "nobody-of-that-name"], /say --yes/],
    [["account", "list", "--limit", "0"], /0 is not in/],
    [["events", "verify", "--anchor", "nonsense"], /lane:number:mac/],
    [["account", "end-sessions"], /required/],
    [["account", "burn"], /unrecognized subcommand/],
  ] as const) {
    const refused = await stack.operate(...command);
    expect(refused.code, command.join(" ")).not.toBe(0);
    expect(refused.stderr).toMatch(why);
    expect(refused.stdout).toBe("");
  }
});

test("every command says what it does", async ({ stack }) => {
  for (const command of ["account", "account lock", "events verify", "keys rotate", "pepper rotate", "doctor"]) {
    const help = await stack.operate(...command.split(" "), "--help");
    expect(help.code).toBe(0);
    expect(help.stdout).toContain("Usage: tessera-gateway");
    expect(help.stdout).toContain(command === "account" ? "Commands:" : "--json");
  }
});

test("keys and pepper rotate beside a running gateway, and the log tells of it", async ({
  page,
  person,
  mailbox,
  stack,
}) => {
  await enrolByRequest(page, person, mailbox);
  await signOut(page);
  const pepper = await stack.operate("pepper", "rotate", "--json");
  expect(JSON.parse(pepper.stdout)).toEqual({ verifiers: 1 });
  await signIn(page, person, mailbox);
  // At once: services have not known the next key for long enough, so it takes force.
  const keys = await stack.operate("keys", "rotate", "--force", "--json");
  expect(JSON.parse(keys.stdout)).toHaveLength(3);
  const verified = await stack.operate("events", "verify", "--json");
  expect(JSON.parse(verified.stdout)).toMatchObject({ flaws: [] });
  expect(verified.code).toBe(0);
});

test("an erased account is gone, and its name is free", async ({
  page,
  person,
  mailbox,
  stack,
  consoleWatch,
}) => {
  consoleWatch.expectAnswer(401, "/api/account");
  await enrolByRequest(page, person, mailbox);
  const erased = await stack.operate("account", "erase", person.username, "--yes");
  expect(erased.code).toBe(0);
  await mailbox.nextNotice(person.email, /is erased/);
  expect(JSON.parse((await stack.operate("account", "list", "--json")).stdout)).toEqual([]);
  await page.context().clearCookies();
  await enrolByRequest(page, person, mailbox);
  await expect(new AccountPage(page).hello(person.username)).toBeVisible();
  const verified = await stack.operate("events", "verify");
  expect(verified.stdout).toContain("No row was altered, removed or added.");
});

interface Finding {
  about: string;
  verdict: "fine" | "doubt" | "wrong";
  seen: string;
  remedy?: string;
}

/** What is not fine, by what it is about; the room on this machine's disk is not the tests' affair. */
function troubles(stdout: string): Finding[] {
  const findings = JSON.parse(stdout) as Finding[];
  return findings.filter(({ about, verdict }) => verdict !== "fine" && about !== "disk");
}

test("the doctor tries everything, and says what to do", async ({ stack }) => {
  const healthy = await stack.operate("doctor", "--json");
  expect(troubles(healthy.stdout), healthy.stderr).toEqual([]);
  const looked = (JSON.parse(healthy.stdout) as Finding[]).map(({ about }) => about);
  expect(looked).toEqual(
    expect.arrayContaining(["file modes", "disk", "database", "schema", "mail", "keys", "host", "proxies", "vault", "clock"]),
  );
  expect(healthy.stdout).toContain("takes the login");
  const vault = await stack.operateVault("doctor", "--json");
  expect(troubles(vault.stdout), vault.stderr).toEqual([]);
  expect((JSON.parse(vault.stdout) as Finding[]).map(({ about }) => about)).toContain("master key");

  await stack.mail?.stop();
  await stack.vault.stop();
  const ill = await stack.operate("doctor", "--json");
  expect(ill.code).not.toBe(0);
  const found = troubles(ill.stdout);
  expect(found.map(({ about }) => about)).toEqual(["mail", "vault"]);
  for (const { remedy } of found) expect(remedy).toMatch(/smtp|start the service/);
  // For people there are lines.
  const lines = await stack.operate("doctor");
  expect(lines.stdout).toMatch(/^WRONG {2}mail .*\n {5}.* -> check smtp\.host/m);
  expect(lines.stderr).toContain("something is wrong");
});
