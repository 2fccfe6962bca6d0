/** `npm start`: from a fresh clone to the open window. Needs Node and Rust; sees to the rest. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { commandLine, desktop, programs, screens } from "./lib/build.mjs";
import { npmPackages } from "./lib/packages.mjs";
import { say, seconds, start, timed } from "./lib/say.mjs";
import { node, rust, systemPackages } from "./lib/system.mjs";

const hasScreen = () => process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

await start(async () => {
  const began = performance.now();
  const first = !existsSync(desktop);
  say(`Launchpod: ${node()}, ${rust()}`);
  if (first) say("The first start builds everything and takes some minutes; later ones take seconds.");
  await timed("system packages", () => systemPackages({ tests: false }));
  await timed("npm packages", npmPackages);
  await timed("screens", screens);
  await timed("programs", programs);

  if (!hasScreen()) {
    say(
      `Ready after ${seconds(began)}. There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window opens.`,
    );
    say("The command line does the same work:");
    say(`\n  ${commandLine} --help\n  ${commandLine} sample`);
    return 0;
  }
  say(`Ready after ${seconds(began)}: opening the window.`);
  return new Promise((done) => {
    const window = spawn(desktop, process.argv.slice(2), { stdio: "inherit" });
    window.on("exit", (code) => done(code ?? 1));
    // Ctrl+C reaches the window as well; what is left to do is to wait for it.
    process.on("SIGINT", () => window.kill("SIGTERM"));
  });
});
