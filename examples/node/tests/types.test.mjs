/** Four kinds of tokens, four places, four keys: each fits one place. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { claimsIn } from "./gateway.mjs";
import { Stage } from "./stage.mjs";

const TYPES = {
  call: "tessera-call+jwt",
  provision: "tessera-provision+jwt",
  countersign: "tessera-countersigned+jwt",
  ticket: "tessera-ticket+jwt",
};
let stage, ana;

before(async () => {
  stage = await Stage.started();
  ana = await stage.person();
});
after(() => stage.close());

test("no token passes for one of another kind", async () => {
  const path = stage.door(ana);
  const ticket = (await stage.call(ana, path)).ticket;
  const tokens = {
    call: stage.callToken(ana, "GET", path),
    provision: stage.provisionToken("GET", path),
    countersign: stage.proofToken(ticket),
    ticket,
  };
  const problemOf = async (place, token) => (await stage.send("GET", place, token)).problem;
  for (const [kind, token] of Object.entries(tokens)) {
    if (kind === "provision" || kind === "ticket") {
      assert.equal(await problemOf(path, token), "invalid-token", kind);
    }
    assert.equal(await problemOf(`/accounts/${ana.account}`, token), "invalid-token", kind);
    if (kind !== "ticket") {
      const nested = stage.proofToken(ticket, { ticket: token });
      assert.equal(await problemOf(path, nested), "invalid-token", kind);
    }
  }
});

test("neither type nor key nor claims make up for the others", async () => {
  const [path, account] = [stage.door(ana, "safe"), `/accounts/${ana.account}`];
  const ticket = (await stage.call(ana, path)).ticket;
  const { gateway, origin } = stage;
  const claimsFor = (place) => ({
    call: gateway.callClaims(origin, ana, "GET", place),
    provision: gateway.provisionClaims(origin, "GET", place),
    countersign: gateway.countersignedClaims(ticket),
    ticket: claimsIn(ticket),
  });
  const keys = { ...gateway, ticket: await stage.ownKey() };
  const taken = [];
  for (const place of [path, account]) {
    const claims = claimsFor(place);
    for (const typ of Object.keys(TYPES)) {
      for (const key of Object.keys(TYPES)) {
        for (const saying of Object.keys(TYPES)) {
          const token = keys[key].sign(TYPES[typ], claims[saying]);
          const { problem } = await stage.send("GET", place, token);
          if (problem !== "invalid-token") taken.push([place, typ, key, saying]);
        }
      }
    }
  }
  assert.deepEqual(taken, [
    [path, "call", "call", "call"],
    [path, "countersign", "countersign", "countersign"],
    [account, "provision", "provision", "provision"],
  ]);
});
