/** Everything that other suites may import. */
export * from "./pages/index.ts";
export { expect, test } from "./fixtures/test.ts";
export { Stack, type StackOptions } from "./servers/stack.ts";
