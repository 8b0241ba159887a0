import { existsSync } from "node:fs";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { MailServer } from "./mail-server.ts";
import { freePort } from "./ports.ts";
import { Program } from "./program.ts";

const WORKSPACE = resolve(import.meta.dirname, "../..");
const TARGET = resolve(WORKSPACE, process.env["CARGO_TARGET_DIR"] ?? "target");

/** What differs from one stack to another. */
export interface StackOptions {
  /** Whether mail goes to a mail server; to the local inbox page otherwise. */
  smtp?: boolean;
  /** More of the gateway's environment. */
  gateway?: Record<string, string>;
  /** More of the vault's environment. */
  vault?: Record<string, string>;
}

/** Gateway, vault and mail server, all real, on free loopback ports and with data of their own. */
export class Stack {
  private constructor(
    /** The folder of all data and logs. */
    readonly folder: string,
    /** Where the gateway is. */
    readonly url: string,
    /** Where the vault is. */
    readonly vaultUrl: string,
    readonly gateway: Program,
    readonly vault: Program,
    /** The mail server, unless mail goes to the local inbox. */
    readonly mail: MailServer | undefined,
  ) {}

  /** Prepares a stack; nothing runs yet. */
  static async create(options: StackOptions = {}): Promise<Stack> {
    const folder = await mkdtemp(join(tmpdir(), "tessera-end2end-"));
    await mkdir(join(folder, "logs"));
    const mail = (options.smtp ?? true) ? await MailServer.create() : undefined;
    const url = `http://127.0.0.1:${await freePort()}`;
    const vaultUrl = `http://127.0.0.1:${await freePort()}`;
    const vault = new Program({
      name: "the vault",
      binary: binary("tessera-vault"),
      arguments: ["serve", "--data", join(folder, "vault")],
      environment: {
        TESSERA_VAULT_LISTEN: new URL(vaultUrl).host,
        TESSERA_VAULT_ISSUER: vaultUrl,
        TESSERA_VAULT_GATEWAY_ISSUER: url,
        ...options.vault,
      },
      readyUrl: `${vaultUrl}/readyz`,
      logFile: join(folder, "logs", "vault.log"),
    });
    const gateway = new Program({
      name: "the gateway",
      binary: binary("tessera-gateway"),
      arguments: ["serve", "--data", join(folder, "gateway"), "--site", join(TARGET, "site")],
      environment: {
        TESSERA_LISTEN: new URL(url).host,
        TESSERA_PUBLIC_URL: url,
        TESSERA_VAULT__URL: vaultUrl,
        ...(mail ? await smtpEnvironment(folder, mail) : {}),
        ...options.gateway,
      },
      readyUrl: `${url}/readyz`,
      logFile: join(folder, "logs", "gateway.log"),
    });
    return new Stack(folder, url, vaultUrl, gateway, vault, mail);
  }

  /** Starts everything and waits until it is ready. */
  async start(): Promise<void> {
    await Promise.all([this.mail?.start(), this.vault.start(), this.gateway.start()]);
  }

  /** Stops everything and forgets all data. */
  async stop(): Promise<void> {
    await this.gateway.stop();
    await Promise.all([this.vault.stop(), this.mail?.stop()]);
    await rm(this.folder, { recursive: true, force: true });
  }

  /** What both servers have printed. */
  logs(): string {
    return `== gateway\n${this.gateway.log()}\n== vault\n${this.vault.log()}`;
  }
}

async function smtpEnvironment(folder: string, mail: MailServer): Promise<Record<string, string>> {
  const authority = join(folder, "mail-authority.pem");
  await writeFile(authority, mail.certificates.authority);
  return {
    TESSERA_SMTP__HOST: "127.0.0.1",
    TESSERA_SMTP__PORT: String(mail.port),
    TESSERA_SMTP__SECURITY: "starttls",
    TESSERA_SMTP__FROM: "Tessera <no-reply@example.org>",
    TESSERA_SMTP__USERNAME: mail.username,
    TESSERA_SMTP__PASSWORD: mail.password,
    TESSERA_SMTP__CA_FILE: authority,
  };
}

function binary(name: string): string {
  const path = join(TARGET, "release", name);
  if (!existsSync(path)) throw new Error(`${path} is missing; run: cargo xtask build`);
  return path;
}
