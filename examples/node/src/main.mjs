/** `node src/main.mjs`: serves, adds a door, or has another key sign. */
import { text } from "node:stream/consumers";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { transaction, writeAudit } from "./database.mjs";
import { addDoor } from "./doors.mjs";
import { makeServer, openHouse } from "./server.mjs";
import { settingsFrom } from "./settings.mjs";
import { TicketKeys } from "./ticket-keys.mjs";

const USAGE = `usage: node src/main.mjs serve
       node src/main.mjs add (--account ID | --everyone) --name NAME [--safe] < CODE
       node src/main.mjs rotate-keys`;
/** For what has begun to end, once the process is told to stop. */
const GRACE_MS = 10_000;

const clock = () => Math.floor(Date.now() / 1000);

/** Serves until it is told to stop, and then ends what it has begun. */
async function serve(settings) {
  const house = openHouse(settings, clock);
  const server = await makeServer(settings, house, clock);
  const stop = () => {
    server.close(() => house.database.close());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
  await new Promise((resolve, reject) => {
    server.once("error", reject).listen(settings.port, settings.host, resolve);
  });
}

/** Adds a door to one account, or to all; its code comes from standard input. */
async function add(settings, { account, everyone, name, safe }) {
  if (!name || Boolean(account) === Boolean(everyone)) throw new Error(USAGE);
  const code = (await text(process.stdin)).trim();
  if (!code) throw new Error("there is no code on standard input");
  const { database, accounts } = openHouse(settings, clock);
  const now = clock();
  const ids = everyone ? accounts.all() : [account];
  transaction(database, () => {
    for (const id of ids) {
      const made = { kind: safe ? "safe" : "door", name, code };
      const door = addDoor(database, id, accounts.dataKey(id), made, now);
      writeAudit(database, now, "door.add", { account: id, door });
    }
  });
  database.close();
  console.log(`added to ${ids.length}`);
}

/** Publishes the next key that signs tickets. */
function rotateKeys(settings) {
  new TicketKeys(join(settings.data, "keys"), clock).rotate();
  console.log("the next key is published, and signs in eleven minutes");
}

const COMMANDS = { serve, add, "rotate-keys": rotateKeys };
const OPTIONS = {
  account: { type: "string" },
  everyone: { type: "boolean" },
  name: { type: "string" },
  safe: { type: "boolean" },
};

try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: OPTIONS });
  const command = positionals.length === 1 && Object.hasOwn(COMMANDS, positionals[0]);
  if (!command) throw new Error(USAGE);
  await COMMANDS[positionals[0]](settingsFrom(process.env), values);
} catch (error) {
  console.error(`doors: ${error.message}`);
  process.exitCode = 1;
}
