import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { Duplex } from "node:stream";

import { freeUrl } from "./ports.ts";

/** Answers a request. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A request that has come in. */
export interface Seen {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
}

/**
 * A program that does what a test says, behind the gateway or behind nginx. It checks no token, so
 * it is good only to see what comes in and to send what no good service would.
 */
export class PlainService {
  readonly seen: Seen[] = [];
  readonly #server: Server;
  /** Connections that have left HTTP, which the server does not close. */
  readonly #sockets = new Set<Duplex>();

  private constructor(
    readonly url: URL,
    handler: Handler,
  ) {
    this.#server = createServer((request, response) => {
      const { method = "", url = "", headers } = request;
      this.seen.push({ method, path: url, headers });
      if (url.startsWith("/.well-known/")) return void json(response, { keys: [] });
      if (url.startsWith("/accounts/")) return void response.writeHead(201).end();
      if (url.startsWith("/grants/")) return void response.writeHead(204).end();
      handler(request, response);
    });
  }

  /** Starts one; `onSocket` takes over connections that leave HTTP. */
  static async start(
    handler: Handler,
    onSocket?: (request: IncomingMessage, socket: Duplex) => void,
  ): Promise<PlainService> {
    const service = new PlainService(await freeUrl(), handler);
    if (onSocket) {
      service.#server.on("upgrade", (request, socket: Duplex) => {
        service.#sockets.add(socket);
        onSocket(request, socket);
      });
    }
    await new Promise<void>((resolve, reject) => {
      service.#server.once("error", reject);
      service.#server.listen(Number(service.url.port), "127.0.0.1", () => resolve());
    });
    return service;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** What came in at a path. */
  at(path: string): Seen[] {
    return this.seen.filter((seen) => seen.path === path);
  }
}

/** Sends a document. */
export function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** Sends a page. */
export function html(response: ServerResponse, body: string): void {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(body);
}
