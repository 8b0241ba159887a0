// The first script of every page: fetches the module and its WASM side by side, and lets the module
// take over the page. The build replaces the names by those with a content hash.
const wasm = new URL("./tessera.wasm", import.meta.url);

// Fetched when somebody begins to choose a password.
globalThis.tesseraStrength = () => import("./strength.js");

// A button that is pressed before the page is alive is pressed again once it is.
let pressed;
const press = ({ target }) => {
  pressed = target.closest("button[type=button]");
};
addEventListener("click", press, true);

Promise.all([import("./tessera.js"), fetch(wasm)])
  .then(async ([{ default: init, hydrate }, response]) => {
    if (!response.ok) throw new Error(`${wasm} answered ${response.status}`);
    await init({ module_or_path: response });
    await hydrate();
    removeEventListener("click", press, true);
    pressed?.click();
  })
  .catch((error) => {
    // The page's style shows what to do about it.
    document.documentElement.dataset.failed = "true";
    console.error(error);
  });
