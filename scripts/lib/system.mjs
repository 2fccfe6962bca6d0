/**
 * Packages of the operating system. The one rule: on Debian and Ubuntu what is missing is installed,
 * or the one command that installs it is shown; elsewhere a sentence says what has to be there.
 */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { answer, atTerminal, logged, must, onPath } from "./run.mjs";
import { say, Stop } from "./say.mjs";

/** A package counts as there when its program is on the path, else when dpkg knows it as installed. */
const BUILD = [
  { package: "libwebkit2gtk-4.1-dev" },
  { package: "pkg-config", program: "pkg-config" },
  { package: "gcc", program: "cc" },
  { package: "libc6-dev" },
];
const WINDOW_TESTS = [
  { package: "xvfb", program: "Xvfb" },
  { package: "xauth", program: "xauth" },
  { package: "webkit2gtk-driver", program: "WebKitWebDriver" },
  { package: "xclip", program: "xclip" },
];

/** Nice to have: without it spelling is not checked until the user puts a dictionary somewhere. */
const OPTIONAL = [{ package: "hunspell-en-us" }];

const isThere = ({ package: name, program }) =>
  program ? onPath(program) : answer(["dpkg-query", "-W", "-f=${db:Status-Status}", name]) === "installed";

/** Sees to the system packages. Gives back a word on what was done. */
export async function systemPackages({ tests }) {
  if (process.platform !== "linux") {
    return `nothing to install on ${process.platform} (on Windows: WebView2 and the C++ build tools; on macOS: the Xcode command line tools)`;
  }
  const wanted = tests ? [...BUILD, ...WINDOW_TESTS] : BUILD;
  if (!onPath("dpkg-query") || !onPath("apt-get")) {
    return `no apt here, so nothing was installed; what has to be there is ${wanted.map((one) => one.package).join(", ")}, by the names your system gives them`;
  }
  const missing = wanted.filter((one) => !isThere(one)).map((one) => one.package);
  if (missing.length === 0) return "all there";
  // They come along when something is installed anyway; nobody is asked for a password for their sake alone.
  await install(missing);
  await tryToInstall(OPTIONAL.filter((one) => !isThere(one)).map((one) => one.package));
  const still = wanted.filter((one) => !isThere(one)).map((one) => one.package);
  if (still.length > 0) throw new Stop(`apt-get ended well, but this is still missing: ${still.join(", ")}`);
  return `installed ${missing.join(", ")}`;
}

async function install(missing) {
  const steps = [
    ["apt-get", "update"],
    ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "--no-install-recommends", ...missing],
  ];
  const line = steps.map((step) => `sudo ${step.join(" ")}`).join(" && ");
  say(`  Missing system packages: ${missing.join(", ")}. Installing them with apt-get.`);
  if (process.getuid() === 0) {
    // One source of packages that does not answer need not be the one that is needed.
    await logged("apt-update", steps[0]);
    await must("apt-install", steps[1]);
    return;
  }
  // Without a terminal nobody can type a password: only a sudo that asks for none will do.
  const sudo = process.stdin.isTTY ? ["sudo"] : ["sudo", "-n"];
  const done = onPath("sudo") && steps.every((step) => atTerminal([...sudo, ...step]));
  if (!done)
    throw new Stop(`The system packages could not be installed. Please run this, then start again:\n\n  ${line}`);
}

/** What is not to be had stops nothing. */
async function tryToInstall(wanted) {
  if (wanted.length === 0) return;
  const step = [
    "env",
    "DEBIAN_FRONTEND=noninteractive",
    "apt-get",
    "install",
    "-y",
    "--no-install-recommends",
    ...wanted,
  ];
  if (process.getuid() === 0) await logged("apt-optional", step);
  else if (onPath("sudo")) atTerminal(["sudo", "-n", ...step]);
}

/** Sees that cargo and rustc are there; looks where rustup puts them when the path does not have them. */
export function rust() {
  if (!onPath("cargo")) {
    const usual = join(process.env.CARGO_HOME || join(homedir(), ".cargo"), "bin");
    if (existsSync(usual)) process.env.PATH = `${usual}${delimiter}${process.env.PATH}`;
  }
  const versions = ["cargo", "rustc"].map((program) => answer([program, "--version"]));
  if (versions.includes(undefined)) {
    throw new Stop(
      "Rust is missing. Install it from https://rustup.rs (the version is named in rust-toolchain.toml), then start again.",
    );
  }
  return versions[1].split(" (")[0];
}

/** Sees that Node is new enough. */
export function node() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20)
    throw new Stop(`Node ${process.versions.node} is too old: 20.19 or newer is needed (https://nodejs.org).`);
  return `Node ${process.versions.node}`;
}
