/** `/accounts/{id}` and `/grants/{sid}`: what the gateway provisions. */
import { NoAccount } from "./accounts.mjs";
import { ACCOUNT, Refused, fromBase64url } from "./lock.mjs";
import { NotServed } from "./problem.mjs";

/** The routes for the gateway: method, path, handler. */
export function provisioning({ access, accounts }) {
  const empty = (status) => ({ status, headers: {}, body: "" });
  return [
    [
      "PUT",
      /^\/accounts\/([^/]+)$/,
      async (request, id) => {
        const call = await access.provisioning(request);
        return empty(accounts.create(accountOf(id), call) ? 201 : 204);
      },
    ],
    [
      "GET",
      /^\/accounts\/([^/]+)$/,
      async (request, id) => {
        await access.provisioning(request);
        const state = { id, state: "active", created_at: accounts.createdAt(accountOf(id)) };
        const headers = { "content-type": "application/json" };
        return { status: 200, headers, body: JSON.stringify(state) };
      },
    ],
    [
      "DELETE",
      /^\/accounts\/([^/]+)$/,
      async (request, id) => {
        const call = await access.provisioning(request);
        accounts.erase(accountOf(id), call);
        return empty(204);
      },
    ],
    [
      "DELETE",
      /^\/grants\/([^/]+)$/,
      async (request, session) => {
        const call = await access.provisioning(request);
        accounts.endGrants(sessionOf(session), call);
        return empty(204);
      },
    ],
  ];
}

function accountOf(name) {
  if (!ACCOUNT.test(name)) throw new NoAccount("not an account");
  return name;
}

function sessionOf(name) {
  try {
    if (fromBase64url(name).length === 32) return name;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
  throw new NotServed(404, "no-path", "There is nothing here");
}
