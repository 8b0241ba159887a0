import forge from "node-forge";

/** A certificate authority that lives as long as a test run, and a server's certificate by it. */
export interface Certificates {
  /** The authority's certificate (PEM), for whoever has to trust it. */
  authority: string;
  /** The server's certificate (PEM). */
  certificate: string;
  /** The server's private key (PEM). */
  key: string;
}

const DAY_MS = 24 * 3600 * 1000;

/** Makes an authority and a certificate for `localhost` and 127.0.0.1. */
export function makeCertificates(): Certificates {
  const authorityKeys = forge.pki.rsa.generateKeyPair(2048);
  const serverKeys = forge.pki.rsa.generateKeyPair(2048);
  const authorityName = [{ name: "commonName", value: "End-to-end authority" }];

  const authority = certificate("01", authorityKeys.publicKey);
  authority.setSubject(authorityName);
  authority.setIssuer(authorityName);
  authority.setExtensions([
    { name: "basicConstraints", cA: true, critical: true },
    { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    { name: "subjectKeyIdentifier" },
  ]);
  authority.sign(authorityKeys.privateKey, forge.md.sha256.create());

  const server = certificate("02", serverKeys.publicKey);
  server.setSubject([{ name: "commonName", value: "localhost" }]);
  server.setIssuer(authorityName);
  server.setExtensions([
    { name: "basicConstraints", cA: false, critical: true },
    { name: "keyUsage", digitalSignature: true, keyEncipherment: true, critical: true },
    { name: "extKeyUsage", serverAuth: true },
    {
      name: "authorityKeyIdentifier",
      keyIdentifier: authority.generateSubjectKeyIdentifier().getBytes(),
    },
    {
      name: "subjectAltName",
      altNames: [
        { type: 2, value: "localhost" },
        { type: 7, ip: "127.0.0.1" },
      ],
    },
  ]);
  server.sign(authorityKeys.privateKey, forge.md.sha256.create());

  return {
    authority: forge.pki.certificateToPem(authority),
    certificate: forge.pki.certificateToPem(server),
    key: forge.pki.privateKeyToPem(serverKeys.privateKey),
  };
}

function certificate(serial: string, key: forge.pki.PublicKey): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.serialNumber = serial;
  certificate.publicKey = key;
  certificate.validity.notBefore = new Date(Date.now() - DAY_MS);
  certificate.validity.notAfter = new Date(Date.now() + DAY_MS);
  return certificate;
}
