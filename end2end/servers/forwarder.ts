import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from "node:http";
import { pipeline } from "node:stream";

/** How long answers that are under way may take when the forwarder stops. */
const LAST_MS = 1_000;

/** What holds for one connection only, and what the forwarder says itself. */
const NOT_PASSED = new Set(["connection", "keep-alive", "x-forwarded-for"]);

/**
 * Hands requests on to replicas in turn, so that no two requests in a row meet the same one. Who
 * does not listen is passed over.
 */
export class Forwarder {
  readonly #port: number;
  readonly #replicas: readonly URL[];
  /** How many requests each replica has answered. */
  readonly answered: number[];
  #requests = 0;
  #server: Server | undefined;

  constructor(port: number, replicas: readonly URL[]) {
    this.#port = port;
    this.#replicas = replicas;
    this.answered = replicas.map(() => 0);
  }

  async start(): Promise<void> {
    const server = createServer((incoming, response) => {
      const first = this.#requests++ % this.#replicas.length;
      this.#forward(incoming, response, first, this.#replicas.length);
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.#port, "127.0.0.1", () => resolve());
    });
    this.#server = server;
  }

  /** Takes nothing new, and lets what is under way come to its end. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    const last = setTimeout(() => server.closeAllConnections(), LAST_MS);
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
    clearTimeout(last);
  }

  /** Asks one replica; the next one where it does not listen, as long as one is left. */
  #forward(incoming: IncomingMessage, response: ServerResponse, index: number, left: number): void {
    const replica = this.#replicas[index];
    if (!replica || left === 0) {
      response.writeHead(502).end();
      return;
    }
    const outgoing = request({
      agent: false,
      hostname: replica.hostname,
      port: replica.port,
      method: incoming.method ?? "GET",
      path: incoming.url ?? "/",
      headers: [
        ...passed(incoming.rawHeaders),
        ...["X-Forwarded-For", incoming.socket.remoteAddress ?? ""],
      ],
    });
    let connected = false;
    // The body can be read once only, so not before somebody takes it.
    outgoing.once("socket", (socket) =>
      socket.once("connect", () => {
        connected = true;
        incoming.pipe(outgoing);
      }),
    );
    outgoing.once("response", (answer) => {
      this.answered[index] = (this.answered[index] ?? 0) + 1;
      response.writeHead(answer.statusCode ?? 502, passed(answer.rawHeaders));
      pipeline(answer, response, () => undefined);
    });
    outgoing.on("error", () => {
      if (response.destroyed) return;
      if (!connected) {
        this.#forward(incoming, response, (index + 1) % this.#replicas.length, left - 1);
      } else if (response.headersSent) {
        response.destroy();
      } else {
        response.writeHead(502).end();
      }
    });
    // A browser that goes away takes its request with it.
    response.once("close", () => outgoing.destroy());
  }
}

/** The headers that are handed on, as names and values in turn. */
function passed(raw: readonly string[]): string[] {
  const kept: string[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const [name, value] = raw.slice(index, index + 2);
    if (name === undefined || value === undefined) continue;
    if (!NOT_PASSED.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}
