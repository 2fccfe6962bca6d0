/** `npm run types`: writes the TypeScript of the wire anew from the Rust types, and takes away what no type gives. */
import { keepTypes, makeTypes } from "./lib/generated.mjs";
import { Stop, start, timed } from "./lib/say.mjs";
import { tail } from "./lib/run.mjs";

await start(async () => {
  await timed("types", async () => {
    const { code, log } = await makeTypes("types", ["export_bindings"]);
    if (code !== 0) throw new Stop(`${tail(log)}\n\nThe types were left as they are.`);
    keepTypes();
  });
  return 0;
});
