import { expect, test } from "../fixtures/test.ts";
import { enrolByRequest, open, signIn } from "../pages/index.ts";
import { send } from "../servers/http.ts";

test("a password is masked, can be shown, pasted whole and filled in", async ({ page }) => {
  for (const [path, autocomplete] of [
    ["/sign-in", "current-password"],
    ["/sign-up", "new-password"],
  ] as const) {
    await open(page, path);
    const field = page.getByLabel("Password", { exact: true });
    await expect(field).toHaveAttribute("type", "password");
    await expect(field).toHaveAttribute("autocomplete", autocomplete);
    // Longer than any limit of the server's: it is the server that says so, nothing is cut.
    const long = "correct horse ".repeat(40);
    await field.focus();
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      const paste = new ClipboardEvent("paste", { clipboardData: data, cancelable: true, bubbles: true });
      // Nothing on the page may refuse a paste.
      if (!document.activeElement?.dispatchEvent(paste)) throw new Error("the paste was refused");
    }, long);
    await page.keyboard.insertText(long);
    await expect(field).toHaveValue(long);
    await page.getByRole("button", { name: "Show" }).first().click();
    await expect(field).toHaveAttribute("type", "text");
  }
});

test("signing in again in the same browser ends the session before", async ({
  page,
  context,
  person,
  mailbox,
  stack,
}) => {
  await enrolByRequest(page, person, mailbox);
  const former = await context.cookies();
  await signIn(page, person, mailbox);
  const headers = {
    "content-type": "application/json",
    origin: stack.url,
    cookie: former.map(({ name, value }) => `${name}=${value}`).join("; "),
  };
  const answer = await send("POST", `${stack.url}/api/person`, headers, "{}");
  expect(answer.body).toBe("null");
});
