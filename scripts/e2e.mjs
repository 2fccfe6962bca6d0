/**
 * `npm run e2e`: builds what is needed and drives the real window through every spec, on a screen of its own.
 * `npm run e2e -- first` runs the specs whose name has "first" in it; `--show` uses your screen instead.
 */
import { spawn } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { commandLine, desktop, programs, screens } from "./lib/build.mjs";
import { npmPackages } from "./lib/packages.mjs";
import { out, root } from "./lib/paths.mjs";
import { say, start, Stop, timed } from "./lib/say.mjs";
import { rust, systemPackages } from "./lib/system.mjs";

const SPECS = "tests/e2e/specs";

await start(async () => {
  const options = process.argv.slice(2);
  const wanted = options.find((option) => !option.startsWith("--")) ?? "";
  if (!options.includes("--prepared")) {
    rust();
    await timed("system packages", () => systemPackages({ tests: true }));
    await timed("npm packages", npmPackages);
    await timed("screens", screens);
  }
  await timed("programs", programs);

  const specs = readdirSync(join(root, SPECS))
    .filter((file) => file.endsWith(".e2e.ts") && file.includes(wanted))
    .map((file) => `${SPECS}/${file}`);
  if (specs.length === 0) throw new Stop(`No spec in ${SPECS} has "${wanted}" in its name.`);
  if (wanted === "") rmSync(join(out, "screens"), { recursive: true, force: true });

  const env = { ...process.env, LAUNCHPOD_DESKTOP: desktop, LAUNCHPOD_CLI: commandLine };
  // A window on the person's own screen would lose the focus to the next click.
  if (!options.includes("--show")) for (const name of ["DISPLAY", "WAYLAND_DISPLAY"]) delete env[name];
  const args = [
    "--import",
    "tsx",
    "--test",
    "--test-concurrency=1",
    "--test-reporter=spec",
    "--test-timeout=900000",
    ...specs,
  ];
  const code = await new Promise((done) => {
    spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" }).on("exit", (status) => done(status ?? 1));
  });
  say(`Pictures are in ${join(out, "screens")}`);
  return code;
});
