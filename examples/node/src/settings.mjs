/** What can be configured, by environment variables, and the safe defaults. */

const LOOPBACK = ["127.0.0.1", "[::1]", "localhost"];

/** Reads `DOORS_ORIGIN`, `DOORS_GATEWAY` and `DOORS_DATA`. */
export function settingsFrom(environment) {
  const origin = environment.DOORS_ORIGIN ?? "http://127.0.0.1:5300";
  const gateway = environment.DOORS_GATEWAY ?? "http://127.0.0.1:8000";
  const { hostname, port } = checkOrigin("DOORS_ORIGIN", origin, ["http:"]);
  checkOrigin("DOORS_GATEWAY", gateway, ["http:", "https:"]);
  const host = hostname.replace(/^\[|\]$/g, "");
  return {
    origin,
    gateway,
    host,
    port: Number(port || 80),
    data: environment.DOORS_DATA ?? "data",
  };
}

/** Plain http ends on this machine: elsewhere somebody on the way could change keys. */
function checkOrigin(name, origin, schemes) {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  if (url === undefined || !schemes.includes(url.protocol) || url.origin !== origin) {
    throw new Error(
      `${name} is ${schemes.map((each) => `${each}//host:port`).join(" or ")}, without a path`,
    );
  }
  if (url.protocol === "http:" && !LOOPBACK.includes(url.hostname)) {
    throw new Error(`${name}: plain http is for addresses of this machine only`);
  }
  return url;
}
