import { expect, test } from "../fixtures/test.ts";
import { enrolByRequest, NotMePage, signIn } from "../pages/index.ts";

/** The path of the link "this wasn't me" in a notice. */
function linkIn(text: string): string {
  const link = /\/not-me#[\w-]+/.exec(text)?.[0];
  if (link === undefined) throw new Error(`there is no link in this mail:\n${text}`);
  return link;
}

test("the link in a notice ends every session, once", { tag: "@journey" }, async ({
  page,
  browser,
  baseURL,
  person,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  consoleWatch.watch(context);
  const intruder = await context.newPage();
  await signIn(intruder, person, mailbox);
  const link = linkIn((await mailbox.nextNotice(person.email, /new browser/)).text);

  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.url()} ${request.postData() ?? ""}`));
  const way = new NotMePage(page);
  await way.open(link);
  await expect(page.getByText("That includes you.")).toBeVisible();
  const token = link.split("#")[1] ?? "";
  expect(asked.filter((request) => request.includes(token))).toEqual([]);
  // Opening it has done nothing yet.
  await intruder.goto("/account");
  await expect(intruder).toHaveURL(/\/account$/);

  await way.end.click();
  await expect(way.done).toBeVisible();
  await expect(page.getByRole("link", { name: "recover with a saved code" })).toBeVisible();
  for (const somebody of [page, intruder]) {
    await somebody.goto("/account");
    await expect(somebody).toHaveURL(/\/sign-in/);
  }

  consoleWatch.expectAnswer(404, "/api/disown");
  await way.open(link);
  await way.end.click();
  await expect(way.over).toBeVisible();
  await context.close();
});

test("a link of which a part is missing says so", async ({ page, consoleWatch }) => {
  const way = new NotMePage(page);
  await way.open("/not-me");
  await expect(way.over).toBeVisible();
  consoleWatch.expectAnswer(404, "/api/disown");
  await way.open("/");
  await way.open("/not-me#abc");
  await way.end.click();
  await expect(way.over).toBeVisible();
});
