/**
 * What a window manager and a mouse do to windows that WebDriver does not reach: ask one to close (there is no
 * manager on the screen of the tests), click in a dialog of the system. The one rule: only the protocol of X11.
 */
import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** Sends WM_DELETE_WINDOW to the window whose title is `title`. */
export async function askToClose(display: string, title: string): Promise<void> {
  await withServer(display, async (server, root) => {
    const [protocols, remove] = [await server.atom("WM_PROTOCOLS"), await server.atom("WM_DELETE_WINDOW")];
    const window = await server.named(root, title);
    if (window === undefined) throw new Error(`no window is called ${title}`);
    server.send(window, protocols, remove);
  });
}

/**
 * Clicks into the window with that title, so far from its left and upper edge; negative: from the right and lower.
 * Button 8 is the mouse's own for going back.
 */
export async function clickIn(display: string, title: string, x: number, y: number, button = 1): Promise<boolean> {
  return withServer(display, async (server, root) => {
    const window = await server.named(root, title);
    if (window === undefined) return false;
    const { left, top, width, height } = await server.place(window, root);
    await server.click(root, left + (x < 0 ? width + x : x), top + (y < 0 ? height + y : y), button);
    return true;
  });
}

async function withServer<T>(display: string, act: (server: Server, root: number) => Promise<T>): Promise<T> {
  const socket = connect(`/tmp/.X11-unix/X${display.replace(":", "").split(".")[0]}`);
  await once(socket, "connect");
  try {
    const server = new Server(socket);
    const root = await server.greet();
    const answer = await act(server, root);
    // An answer to anything says that what was sent before has arrived.
    await server.atom("WM_PROTOCOLS");
    return answer;
  } finally {
    socket.destroy();
  }
}

class Server {
  readonly #socket: Socket;
  #held = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (more: Buffer) => (this.#held = Buffer.concat([this.#held, more])));
  }

  /** Begins; gives the root of the first screen. */
  async greet(): Promise<number> {
    this.#socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    const head = await this.#read(8);
    if (head[0] !== 1) throw new Error("the X server does not take us");
    const body = await this.#read(head.readUInt16LE(6) * 4);
    const [vendor, formats] = [body.readUInt16LE(16), body[21]!];
    return body.readUInt32LE(32 + padded(vendor) + 8 * formats);
  }

  async atom(name: string): Promise<number> {
    const text = Buffer.from(name);
    const request = Buffer.alloc(8 + padded(text.length));
    request.set([16, 0]);
    request.writeUInt16LE(request.length / 4, 2);
    request.writeUInt16LE(text.length, 4);
    text.copy(request, 8);
    return (await this.#ask(request)).readUInt32LE(8);
  }

  /** The window below `from` with that title. */
  async named(from: number, title: string): Promise<number | undefined> {
    const tree = await this.#ask(one(15, from));
    for (let at = 0; at < tree.readUInt16LE(16); at++) {
      const child = tree.readUInt32LE(32 + at * 4);
      if ((await this.#title(child)) === title) return child;
      const below = await this.named(child, title);
      if (below !== undefined) return below;
    }
    return undefined;
  }

  async #title(window: number): Promise<string> {
    const request = Buffer.alloc(24);
    request.set([20, 0, 6, 0]);
    // WM_NAME is atom 39; type 0 is any.
    for (const [at, value] of [window, 39, 0, 0, 64].entries()) request.writeUInt32LE(value, 4 + at * 4);
    const answer = await this.#ask(request);
    return answer.toString("utf8", 32, 32 + answer.readUInt32LE(16));
  }

  /** A client message, as the window manager sends it. */
  send(window: number, protocols: number, remove: number): void {
    const request = Buffer.alloc(44);
    request.set([25, 0, 11, 0]);
    request.writeUInt32LE(window, 4);
    request.set([33, 32], 12);
    for (const [at, value] of [window, protocols, remove].entries()) request.writeUInt32LE(value, 16 + at * 4);
    this.#socket.write(request);
  }

  /** Where a window is on the screen. */
  async place(window: number, root: number): Promise<{ left: number; top: number; width: number; height: number }> {
    const size = await this.#ask(one(14, window));
    const request = Buffer.alloc(16);
    request.set([40, 0, 4, 0]);
    request.writeUInt32LE(window, 4);
    request.writeUInt32LE(root, 8);
    const at = await this.#ask(request);
    const [left, top] = [at.readInt16LE(12), at.readInt16LE(14)];
    return { left, top, width: size.readUInt16LE(16), height: size.readUInt16LE(18) };
  }

  /** Moves the pointer there and clicks, as a mouse does (XTEST). */
  async click(root: number, x: number, y: number, pressed: number): Promise<void> {
    const name = Buffer.from("XTEST");
    const query = Buffer.alloc(8 + padded(name.length));
    query.set([98, 0, query.length / 4, 0, name.length, 0]);
    query.set(name, 8);
    const extension = (await this.#ask(query))[9]!;
    for (const [kind, button] of [
      [6, 0],
      [4, pressed],
      [5, pressed],
    ] as const) {
      const request = Buffer.alloc(36);
      request.set([extension, 2, 9, 0, kind, button]);
      request.writeUInt32LE(kind === 6 ? root : 0, 12);
      request.writeInt16LE(x, 24);
      request.writeInt16LE(y, 26);
      this.#socket.write(request);
    }
  }

  async #ask(request: Buffer): Promise<Buffer> {
    this.#socket.write(request);
    for (;;) {
      const head = await this.#read(32);
      if (head[0] === 0) throw new Error(`the X server refuses request ${request[0]} with code ${head[1]}`);
      // Anything else is an event, which nobody waits for.
      if (head[0] === 1) return Buffer.concat([head, await this.#read(head.readUInt32LE(4) * 4)]);
    }
  }

  async #read(length: number): Promise<Buffer> {
    while (this.#held.length < length) await once(this.#socket, "data");
    const read = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return read;
  }
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;

/** A request about one window. */
function one(code: number, window: number): Buffer {
  const request = Buffer.alloc(8);
  request.set([code, 0, 2, 0]);
  request.writeUInt32LE(window, 4);
  return request;
}
