import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { binary, TARGET } from "./binary.ts";
import { type Finished, run } from "./command.ts";
import { form } from "./form.ts";
import { Group } from "./group.ts";
import { MailServer } from "./mail-server.ts";
import { prepareNginx } from "./nginx.ts";
import { freeUrl } from "./ports.ts";
import { PostgresCluster } from "./postgres.ts";
import { Program } from "./program.ts";
import { prepareServices, type Service, type ServiceName, writeConfiguration } from "./services.ts";

const REPLICAS = 2;

/** What differs from one stack to another. */
export interface StackOptions {
  /** Whether mail goes to a mail server; to the local inbox page otherwise. */
  smtp?: boolean;
  /** More of the gateway's environment. */
  gateway?: Record<string, string>;
  /** More of the vault's environment. */
  vault?: Record<string, string>;
  /** Services behind the lock, beside the vault. */
  services?: ServiceName[];
  /** More of the gateway's configuration file. */
  configuration?: string;
  /** A program that nginx protects by asking the gateway; nginx then stands in front of both. */
  behindNginx?: URL;
}

/**
 * Gateway, vault and mail server, all real, on free loopback ports and with data of their own, in
 * the form that `TESSERA_STACK` names.
 */
export class Stack {
  private constructor(
    /** The folder of all data and logs. */
    readonly folder: string,
    /** Where the gateway is. */
    readonly url: string,
    /** Where the vault is. */
    readonly vaultUrl: string,
    /** The gateway; two of them where there are replicas. */
    readonly gateway: Group,
    /** The vault; two of them where there are replicas. */
    readonly vault: Group,
    /** Where each gateway listens; people come in at `url`. */
    readonly gatewayUrls: readonly URL[],
    /** The mail server, unless mail goes to the local inbox. */
    readonly mail: MailServer | undefined,
    /** What holds the databases, unless they are files. */
    readonly postgres: PostgresCluster | undefined,
    /** The services behind the lock, beside the vault. */
    readonly services: readonly Service[],
    /** What gives requests to each in turn, where there are replicas. */
    readonly balancer: Program | undefined,
    /** What stands in front of the gateway, where something does. */
    readonly nginx: Program | undefined,
    private readonly environment: Record<string, string>,
    private readonly vaultEnvironment: Record<string, string>,
  ) {}

  /** Gives the gateway a command, as its operator would on the machine it runs on. */
  async operate(...command: string[]): Promise<Finished> {
    const place = ["--data", join(this.folder, "gateway")];
    return run(binary("tessera-gateway"), [...command, ...place], this.environment);
  }

  /** Gives the vault a command, as its operator would on the machine it runs on. */
  async operateVault(...command: string[]): Promise<Finished> {
    return run(binary("tessera-vault"), command, this.vaultEnvironment);
  }

  /** The service of that name. */
  service(name: ServiceName): Service {
    const service = this.services.find((service) => service.name === name);
    if (!service) throw new Error(`this stack has no service ${name}`);
    return service;
  }

  /** Prepares a stack; nothing runs yet. */
  static async create(options: StackOptions = {}): Promise<Stack> {
    const folder = await mkdtemp(join(tmpdir(), "tessera-end2end-"));
    await mkdir(join(folder, "logs"));
    const postgres =
      form() === "sqlite"
        ? undefined
        : new PostgresCluster(join(folder, "postgres"), ["gateway", "vault"]);
    const mail = (options.smtp ?? true) ? await MailServer.create() : undefined;
    const url = await freeUrl();
    const vaultUrl = await freeUrl();
    const vaultEnvironment = {
      TESSERA_VAULT_DATA: join(folder, "vault"),
      TESSERA_VAULT_LISTEN: vaultUrl.host,
      TESSERA_VAULT_ISSUER: vaultUrl.origin,
      TESSERA_VAULT_GATEWAY_ISSUER: url.origin,
      ...(postgres ? { TESSERA_VAULT_DATABASE_URL: postgres.url("vault") } : {}),
      ...options.vault,
    };
    const spread = form() === "replicas" ? REPLICAS : 1;
    const vaultAt = (listens: URL, name: string): Program =>
      new Program({
        name: `the ${name}`,
        binary: binary("tessera-vault"),
        arguments: ["serve"],
        environment: { ...vaultEnvironment, TESSERA_VAULT_LISTEN: listens.host },
        readyUrl: `${listens.origin}/readyz`,
        logFile: join(folder, "logs", `${name}.log`),
      });
    const vaults = await several("vault", vaultUrl, spread, vaultAt);
    const services = await prepareServices(options.services ?? [], folder, url);
    const file = await writeConfiguration(folder, services, options.configuration ?? "");
    const environment = {
      TESSERA_CONFIG: file,
      TESSERA_PUBLIC_URL: url.origin,
      TESSERA_VAULT__URL: vaultUrl.origin,
      TESSERA_COMPONENTS_PAGE: "true",
      TESSERA_SITE_DIR: join(TARGET, "site"),
      ...(postgres ? { TESSERA_DATABASE_URL: postgres.url("gateway") } : {}),
      ...(mail ? await smtpEnvironment(folder, mail) : {}),
      // What stands in front says which address it was called from.
      ...proxies(options),
      ...options.gateway,
    };
    const inner = options.behindNginx ? await freeUrl() : url;
    const gatewayAt = (listens: URL, name: string): Program =>
      new Program({
        name: `the ${name}`,
        binary: binary("tessera-gateway"),
        arguments: ["serve", "--data", join(folder, "gateway")],
        environment: { ...environment, TESSERA_LISTEN: listens.host },
        readyUrl: `${listens.origin}/readyz`,
        logFile: join(folder, "logs", `${name}.log`),
      });
    const gateways = await several("gateway", inner, spread, gatewayAt);
    const balancer =
      form() === "replicas" ? await balance(folder, inner, gateways, vaultUrl, vaults) : undefined;
    const nginx = options.behindNginx
      ? await prepareNginx(folder, "nginx", {
          file: "forward-auth.conf",
          addresses: {
            "127.0.0.1:8000": inner.host,
            "127.0.0.1:8080": url.host,
            "127.0.0.1:3000": options.behindNginx.host,
          },
          readyUrl: `${url.origin}/healthz`,
        })
      : undefined;
    return new Stack(
      folder,
      url.origin,
      vaultUrl.origin,
      new Group(gateways.map(({ program }) => program)),
      new Group(vaults.map(({ program }) => program)),
      gateways.map(({ listens }) => listens),
      mail,
      postgres,
      services,
      balancer,
      nginx,
      environment,
      vaultEnvironment,
    );
  }

  /** Starts everything and waits until it is ready. */
  async start(): Promise<void> {
    await this.postgres?.start();
    const services = this.services.map(({ program }) => program.start());
    await Promise.all([this.mail?.start(), this.vault.start(), this.gateway.start(), ...services]);
    await this.balancer?.start();
    await this.nginx?.start();
  }

  /** Stops everything and forgets all data. */
  async stop(): Promise<void> {
    await this.nginx?.stop();
    await this.balancer?.stop();
    await this.gateway.stop();
    const services = this.services.map(({ program }) => program.stop());
    await Promise.all([this.vault.stop(), this.mail?.stop(), ...services]);
    await this.postgres?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** What the servers have printed. */
  logs(): string {
    const logs = [`== gateway\n${this.gateway.log()}`, `== vault\n${this.vault.log()}`];
    for (const { name, program } of this.services) logs.push(`== ${name}\n${program.log()}`);
    if (this.balancer) logs.push(`== nginx\n${this.balancer.log()}`);
    if (this.postgres) logs.push(`== postgres\n${this.postgres.log()}`);
    return logs.join("\n");
  }
}

function proxies(options: StackOptions): Record<string, string> {
  const count = Number(form() === "replicas") + Number(options.behindNginx !== undefined);
  return count > 0 ? { TESSERA_TRUSTED_PROXIES: String(count) } : {};
}

/** A program of several that do the same, and where it listens. */
interface One {
  program: Program;
  listens: URL;
}

/** One program at an address, or several somewhere else, which share its data. */
async function several(
  name: string,
  address: URL,
  count: number,
  at: (listens: URL, name: string) => Program,
): Promise<One[]> {
  if (count === 1) return [{ program: at(address, name), listens: address }];
  const all = [];
  for (let number = 1; number <= count; number++) {
    const listens = await freeUrl();
    all.push({ program: at(listens, `${name}-${number}`), listens });
  }
  return all;
}

/** nginx, which gives requests to each in turn: people's to the gateways, theirs to the vaults. */
async function balance(
  folder: string,
  url: URL,
  [firstGateway, secondGateway]: readonly One[],
  vaultUrl: URL,
  [firstVault, secondVault]: readonly One[],
): Promise<Program> {
  if (!firstGateway || !secondGateway || !firstVault || !secondVault) {
    throw new Error("there are fewer than two of each");
  }
  return prepareNginx(folder, "balancer", {
    file: "replicas.conf",
    addresses: {
      "127.0.0.1:8000": url.host,
      "127.0.0.1:8001": firstGateway.listens.host,
      "127.0.0.1:8002": secondGateway.listens.host,
      "127.0.0.1:5000": vaultUrl.host,
      "127.0.0.1:5001": firstVault.listens.host,
      "127.0.0.1:5002": secondVault.listens.host,
    },
    readyUrl: `${url.origin}/readyz`,
  });
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
