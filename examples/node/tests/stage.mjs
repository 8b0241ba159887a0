/** The service as a process of its own, and everything that is said to it. */
import { spawn } from "node:child_process";
import { createPrivateKey, createPublicKey } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import Database from "libsql";

import { makeServer, openHouse } from "../src/server.mjs";
import { settingsFrom } from "../src/settings.mjs";
import { Gateway, SigningKey, person } from "./gateway.mjs";

const MAIN = fileURLToPath(new URL("../src/main.mjs", import.meta.url));
const READY_MS = 20_000;

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** What a service answered. */
class Reply {
  constructor(status, headers, body) {
    Object.assign(this, { status, headers, body });
  }

  get problem() {
    if (this.headers["content-type"] !== "application/problem+json") return undefined;
    return JSON.parse(this.body).type.replace("urn:tessera:problem:", "");
  }

  get ticket() {
    if (this.problem !== "locked") throw new Error(`no ticket: ${this.status} ${this.body}`);
    return JSON.parse(this.body).ticket;
  }
}

export class Stage {
  log = "";

  static async create() {
    const stage = new Stage();
    stage.folder = mkdtempSync(join(tmpdir(), "doors-"));
    stage.data = join(stage.folder, "data");
    stage.port = await freePort();
    stage.origin = `http://127.0.0.1:${stage.port}`;
    stage.gateway = await Gateway.start();
    stage.environment = {
      PATH: process.env.PATH,
      DOORS_ORIGIN: stage.origin,
      DOORS_GATEWAY: stage.gateway.origin,
      DOORS_DATA: stage.data,
    };
    return stage;
  }

  static async started() {
    const stage = await Stage.create();
    await stage.start();
    return stage;
  }

  #spawn(...command) {
    return spawn(process.execPath, [MAIN, ...command], { env: this.environment });
  }

  /** Runs a command to its end. */
  async run(command, input = "") {
    const child = this.#spawn(...command);
    child.stdin.end(input);
    const ended = once(child, "close");
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [status] = await ended;
    return { status, stdout, stderr };
  }

  async start() {
    this.child = this.#spawn("serve");
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.on("data", (chunk) => (this.log += chunk));
    }
    const deadline = Date.now() + READY_MS;
    while (!(await this.send("GET", "/readyz").catch(() => undefined))) {
      if (this.child.exitCode !== null || Date.now() > deadline) throw new Error(this.log);
      await pause(25);
    }
  }

  /** Serves from this process during `work`, with the gateway, by a clock that a test can turn. */
  async under(clock, work) {
    this.gateway.clock = clock;
    const settings = settingsFrom(this.environment);
    const house = openHouse(settings, clock);
    const server = await makeServer(settings, house, clock);
    try {
      await once(server.listen(settings.port, settings.host), "listening");
      await work();
    } finally {
      server.closeAllConnections();
      server.close();
      house.database.close();
    }
  }

  async stop(signal = "SIGTERM") {
    const ended = once(this.child, "exit");
    this.child.kill(signal);
    return (await ended)[0];
  }

  async close() {
    if (this.child?.exitCode === null && this.child.signalCode === null) await this.stop();
    this.gateway.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** `headers` is a flat list of names and values, so that a name can come twice. */
  send(method, path, token, headers = [], body = "") {
    const all = ["Host", `127.0.0.1:${this.port}`, ...headers];
    if (token !== undefined) all.push("Authorization", `Bearer ${token}`);
    if (body) all.push("Content-Length", String(Buffer.byteLength(body)));
    return new Promise((resolve, reject) => {
      const options = {
        host: "127.0.0.1",
        port: this.port,
        method,
        path,
        headers: all,
        agent: false,
      };
      httpRequest(options, async (response) => {
        resolve(new Reply(response.statusCode, response.headers, await text(response)));
      })
        .once("error", reject)
        .end(body);
    });
  }

  callToken(who, method, path, changes = {}) {
    const claims = this.gateway.callClaims(this.origin, who, method, path);
    return this.gateway.call.sign("tessera-call+jwt", { ...claims, ...changes });
  }

  call(who, path, method = "GET") {
    return this.send(method, path, this.callToken(who, method, path));
  }

  provisionToken(method, path, changes = {}) {
    const claims = this.gateway.provisionClaims(this.origin, method, path);
    return this.gateway.provision.sign("tessera-provision+jwt", { ...claims, ...changes });
  }

  provision(method, path) {
    return this.send(method, path, this.provisionToken(method, path));
  }

  proofToken(ticket, changes = {}) {
    const claims = this.gateway.countersignedClaims(ticket);
    return this.gateway.countersign.sign("tessera-countersigned+jwt", { ...claims, ...changes });
  }

  /** Somebody with an account. */
  async person() {
    const who = person();
    const made = await this.provision("PUT", `/accounts/${who.account}`);
    if (made.status !== 201) throw new Error(made.body);
    return who;
  }

  /** The path of their locker, or of their safe. */
  door({ account }, kind = "door") {
    const sql = "SELECT id FROM doors WHERE account_id = ? AND kind = ?";
    return `/${kind}s/${this.query(sql, account, kind)[0].id}`;
  }

  /** Opens their doors; answers with the path of one. */
  async unlock(who) {
    const path = this.door(who);
    const proof = this.proofToken((await this.call(who, path)).ticket);
    const reply = await this.send("GET", path, proof);
    if (reply.status !== 200) throw new Error(reply.body);
    return path;
  }

  /** The key that the service signs tickets with. */
  ownKey() {
    const keys = join(this.data, "keys");
    const name = readdirSync(keys).find((each) => each.startsWith("ticket-"));
    const key = createPrivateKey(readFileSync(join(keys, name)));
    return SigningKey.from("ticket", key, createPublicKey(key));
  }

  query(sql, ...values) {
    const database = new Database(join(this.data, "doors.db"));
    const statement = database.prepare(sql);
    const rows = statement.reader ? statement.all(...values) : (statement.run(...values), []);
    database.close();
    return rows;
  }
}
