import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

import { type Certificates, makeCertificates } from "./certificates.ts";
import { freePort } from "./ports.ts";

/** A mail as it arrived. */
export interface Letter {
  /** The address of the envelope. */
  recipient: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  /** Whether it came through TLS and from somebody who gave the credentials. */
  protectedBy: { tls: boolean; user: string | undefined };
}

/** A real mail server on loopback: it takes nothing without STARTTLS and credentials. */
export class MailServer {
  readonly username = "gateway";
  readonly password = "carrier pigeon 7";
  readonly certificates: Certificates = makeCertificates();
  readonly port: number;
  readonly letters: Letter[] = [];
  #server: SMTPServer | undefined;

  private constructor(port: number) {
    this.port = port;
  }

  /** A mail server on a free port, not started yet. */
  static async create(): Promise<MailServer> {
    return new MailServer(await freePort());
  }

  /** The letters to one address, oldest first. */
  to(address: string): Letter[] {
    return this.letters.filter((letter) => letter.recipient === address);
  }

  async start(): Promise<void> {
    const server = new SMTPServer({
      key: this.certificates.key,
      cert: this.certificates.certificate,
      authMethods: ["PLAIN", "LOGIN"],
      onAuth: (given, _session, done) => {
        const known = given.username === this.username && given.password === this.password;
        done(known ? null : new Error("unknown user"), { user: given.username ?? "" });
      },
      // smtp-server itself refuses AUTH before STARTTLS, and mail before AUTH.
      onData: (stream, session, done) => {
        simpleParser(stream)
          .then((mail) => {
            for (const recipient of session.envelope.rcptTo) {
              this.letters.push({
                recipient: recipient.address,
                from: mail.from?.text ?? "",
                subject: mail.subject ?? "",
                text: mail.text ?? "",
                html: mail.html || "",
                protectedBy: { tls: session.secure, user: session.user },
              });
            }
            done();
          })
          .catch((error: Error) => done(error));
      },
    });
    // A peer that goes away in the middle is the peer's business.
    server.on("error", () => undefined);
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.port, "127.0.0.1", () => resolve());
    });
    this.#server = server;
  }

  /** Ends all connections; nothing listens on the port any more. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
