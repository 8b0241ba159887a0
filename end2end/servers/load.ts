import { send } from "./http.ts";

/** How many ask at a time. */
const PEOPLE = 6;

/** How many answers pass between two looks. */
const SOME = 40;

/** What an answer must be for somebody to have been served. */
interface Errand {
  method: string;
  path: string;
  body?: string;
  /** What the page says where it could not be had from a service. */
  unless?: RegExp;
}

const ERRANDS: readonly Errand[] = [
  { method: "GET", path: "/sign-in" },
  { method: "GET", path: "/account" },
  { method: "POST", path: "/api/account", body: "{}" },
  { method: "GET", path: "/vault", unless: /does not answer/ },
];

/** What a load has met with. */
export interface Met {
  answers: number;
  /** Each request that was not served, with what came instead. */
  failures: string[];
}

/** People who are signed in and ask for one thing after another, until they are told to stop. */
export class Load {
  readonly #url: string;
  readonly #cookie: string;
  readonly #met: Met = { answers: 0, failures: [] };
  /** How many were served since somebody was not. */
  #inARow = 0;
  #running: Promise<void>[] = [];
  #stopped = false;

  /** At a site, with the cookies of somebody who is signed in there and has the vault open. */
  constructor(url: string, cookies: readonly { name: string; value: string }[]) {
    this.#url = url;
    this.#cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  }

  start(): void {
    this.#running = Array.from({ length: PEOPLE }, (_, person) => this.#ask(person));
  }

  /** Waits until many more answers have come. */
  async goesOn(): Promise<void> {
    const enough = this.#met.answers + SOME;
    while (this.#met.answers < enough && this.#met.failures.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Waits until many answers have come one after the other, and says what had failed before. */
  async recovers(): Promise<string[]> {
    while (this.#inARow < SOME) await new Promise((resolve) => setTimeout(resolve, 20));
    return this.#met.failures.splice(0);
  }

  async stop(): Promise<Met> {
    this.#stopped = true;
    await Promise.all(this.#running);
    return this.#met;
  }

  async #ask(person: number): Promise<void> {
    for (let turn = person; !this.#stopped; turn++) {
      const errand = ERRANDS[turn % ERRANDS.length];
      if (errand) await this.#run(errand);
    }
  }

  async #run({ method, path, body, unless }: Errand): Promise<void> {
    const headers = {
      Cookie: this.#cookie,
      Origin: this.#url,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    };
    const failure = await failureOf(send(method, `${this.#url}${path}`, headers, body), unless);
    this.#met.answers++;
    this.#inARow = failure === undefined ? this.#inARow + 1 : 0;
    if (failure !== undefined) this.#met.failures.push(`${method} ${path}: ${failure}`);
  }
}

/** What came instead of what was asked for; nothing where it came. */
async function failureOf(asked: ReturnType<typeof send>, unless?: RegExp): Promise<string | undefined> {
  try {
    const { status, body } = await asked;
    if (status !== 200) return String(status);
    return unless?.test(body) ? unless.source : undefined;
  } catch (error) {
    return String(error);
  }
}
