/** What a service has to know of the stack it is part of. */
export interface ServicePlace {
  /** A folder with `logs/` in it, and one with the service's name for its data. */
  folder: string;
  /** The service's own origin. */
  url: URL;
  /** The gateway's origin. */
  gateway: URL;
}
