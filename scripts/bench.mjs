/**
 * `npm run bench`: builds the release and measures it beside an almost empty window and bare SQLite.
 * `npm run bench -- --rounds 3` repeats less, `--quick` leaves 10,000 teams out, `--prepared` takes the release build
 * as it is.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { screens } from "./lib/build.mjs";
import { npmPackages } from "./lib/packages.mjs";
import { out, root, target } from "./lib/paths.mjs";
import { must } from "./lib/run.mjs";
import { say, start, Stop, timed } from "./lib/say.mjs";
import { rust, systemPackages } from "./lib/system.mjs";

const PROGRAMS = ["launchpod-desktop", "cli", "empty-window", "bench"];

function rounds(options) {
  if (!options.includes("--rounds")) return 7;
  const asked = Number(options[options.indexOf("--rounds") + 1]);
  if (!Number.isInteger(asked) || asked < 1) throw new Stop("--rounds needs a whole number, as in --rounds 5.");
  return asked;
}

await start(async () => {
  const options = process.argv.slice(2);
  if (process.platform !== "linux") {
    throw new Stop("npm run bench reads what processes hold from /proc, which only Linux has.");
  }
  const repeats = rounds(options);
  const bin = join(target, "release");
  if (!options.includes("--prepared")) {
    rust();
    await timed("system packages", () => systemPackages({ tests: true }));
    await timed("npm packages", npmPackages);
    await timed("screens", screens);
    // All in one go: apart they would each have another build of Tauri.
    const packages = PROGRAMS.flatMap((name) => ["-p", name]);
    await timed("release build", () => must("cargo-release", ["cargo", "build", "--release", ...packages]));
  }
  if (!existsSync(join(bin, "bench"))) throw new Stop("There is no release build yet: leave --prepared out.");

  const env = { ...process.env, LAUNCHPOD_BIN: bin, LAUNCHPOD_ROUNDS: String(repeats) };
  if (options.includes("--quick")) env.LAUNCHPOD_QUICK = "1";
  // A screen of its own: what else is painted on yours would be in the numbers.
  for (const name of ["DISPLAY", "WAYLAND_DISPLAY"]) delete env[name];
  const code = await new Promise((done) => {
    const measuring = spawn(process.execPath, ["--import", "tsx", "tests/bench/main.ts"], {
      cwd: root,
      env,
      stdio: "inherit",
    });
    measuring.on("exit", (status) => done(status ?? 1));
  });
  if (code === 0) say(`The table is in ${join(out, "bench.md")}`);
  return code;
});
