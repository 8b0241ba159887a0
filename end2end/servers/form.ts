/**
 * What the servers of a run stand on: an SQLite file each, a PostgreSQL database each, or that and
 * two gateways and two vaults over one PostgreSQL, behind nginx.
 */
export type Form = "sqlite" | "postgres" | "replicas";

const FORMS: readonly Form[] = ["sqlite", "postgres", "replicas"];

/** The form that `TESSERA_STACK` names; SQLite where it names none. */
export function form(): Form {
  const named = process.env["TESSERA_STACK"] || "sqlite";
  const known = FORMS.find((form) => form === named);
  if (!known) throw new Error(`TESSERA_STACK: ${named} is none of ${FORMS.join(", ")}`);
  return known;
}
