// Runs the tests in a module that `wasm-bindgen-test` compiled and wasm-bindgen bound for Node.
//   node run-wasm-tests.cjs <bound module>
const methods = ["debug", "log", "info", "warn", "error"];
const listeners = {};

// What the test harness prints with once its tests' own output is held back.
globalThis.__wbgtest_og_console_log = console.log;
globalThis.__wbgtest_og_console_error = console.error;
for (const method of methods) {
  console[method] = (...args) => listeners[method]?.(args);
}
globalThis.__wbg_test_invoke = (test) => test();

const fail = (error) => {
  globalThis.__wbgtest_og_console_error(error);
  process.exit(1);
};

const run = async () => {
  const bound = require(process.argv[2]);
  for (const method of methods) {
    listeners[method] = bound[`__wbgtest_console_${method}`];
  }
  const tests = Object.keys(bound.__wasm).filter((name) => name.startsWith("__wbgt_"));
  const context = new bound.WasmBindgenTestContext(false);
  const passed = await context.run(tests.map((name) => bound.__wasm[name]));
  process.exit(passed ? 0 : 1);
};

run().catch(fail);
