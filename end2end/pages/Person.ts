/** The eight events of a gesture. */
export type GestureEvent = "L1" | "M1" | "R1" | "L2" | "M2" | "R2" | "UP" | "DOWN";

/** Somebody who signs up, and what they know and have. */
export interface Person {
  username: string;
  email: string;
  password: string;
  /** The path of their picture. */
  picture: string;
  /** At least eight events of three kinds. */
  gesture: readonly GestureEvent[];
}

/** Where mailed codes arrive. */
export interface Mailbox {
  /**
   * Waits for the next mail to an address that was not read yet, and gives the code in it:
   * `3-9-12-16-22-18`.
   */
  nextCode(address: string): Promise<string>;
}
