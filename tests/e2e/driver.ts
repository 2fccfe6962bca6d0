/** WebKitWebDriver, one for each window. The one rule: whatever it started ends with it. */
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { Builder, Capabilities, type WebDriver } from "selenium-webdriver";
import { screen } from "./screen.ts";

export interface Driver {
  window: WebDriver;
  process: ChildProcess;
}

/** Starts `binary` with `args` and gives back its window. */
export async function drive(binary: string, args: string[], env: Record<string, string>): Promise<Driver> {
  const port = await freePort();
  const { display, pixels } = await screen();
  // Without our own screen pictures come from WebDriver, which gives none with the slim renderer.
  const renderer = pixels === undefined ? { WEBKIT_DISABLE_DMABUF_RENDERER: "0" } : {};
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], {
    env: {
      ...process.env,
      ...env,
      ...renderer,
      DISPLAY: display,
      TAURI_WEBVIEW_AUTOMATION: "true",
      GDK_BACKEND: "x11",
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const missing = new Promise<never>((_, failed) => {
    driver.on("error", (cause) =>
      failed(new Error("WebKitWebDriver could not be started: run npm run e2e, which installs it", { cause })),
    );
  });
  const capabilities = new Capabilities({ browserName: "wry", "webkitgtk:browserOptions": { binary, args } });
  try {
    await Promise.race([listening(port), missing]);
    const window = await new Builder().withCapabilities(capabilities).usingServer(`http://127.0.0.1:${port}/`).build();
    return { window, process: driver };
  } catch (cause) {
    driver.kill();
    throw new Error(`No window of ${binary} ${args.join(" ")}`, { cause });
  }
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("WebKitWebDriver did not answer within 5 s");
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}
