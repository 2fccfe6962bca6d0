/** `npm run types`: writes the TypeScript of the wire anew from the Rust types, and takes away what no type gives. */
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { COMMITTED, makeTypes } from "./lib/generated.mjs";
import { root } from "./lib/paths.mjs";
import { Stop, start, timed } from "./lib/say.mjs";
import { tail } from "./lib/run.mjs";

await start(async () => {
  await timed("types", async () => {
    const { code, log, types } = await makeTypes("types", ["export_bindings"]);
    if (code !== 0) throw new Stop(`${tail(log)}\n\nThe types were left as they are.`);
    rmSync(join(root, COMMITTED), { recursive: true, force: true });
    cpSync(types, join(root, COMMITTED), { recursive: true });
  });
  return 0;
});
