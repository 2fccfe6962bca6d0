/**
 * Files and folders that somebody chooses. The one rule: there is always a way. The system's dialog is asked first; a
 * path can be typed beside it, since where a dialog is missing nothing says so.
 */
import { dialogFiles, dialogFolder, pathTyped, type FileKind } from "$lib/ipc/shell";
import { messageOf } from "$lib/message";

/** So soon the field is there. A dialog that opens stands before it by then. */
const SOON_MS = 1000;

/** What is asked for while a path can be typed. */
export interface Asked {
  title: string;
  folder: boolean;
  /** Why the system's dialog is not there; without it, it may be open. */
  missing: string | undefined;
  /** The path, or nothing when the person thought better of it. */
  answer: (path: string | undefined) => void;
}

class Picking {
  /** What a path can be typed for now. */
  asked = $state.raw<Asked>();

  /** Takes what was typed, or throws what is wrong with it. */
  async take(path: string): Promise<void> {
    const { asked } = this;
    if (asked) asked.answer(await pathTyped(path, asked.folder));
  }

  /** What the dialog answers, or what is typed meanwhile, whichever comes first. */
  async first<T>(
    title: string,
    folder: boolean,
    dialog: Promise<T>,
    typed: (path: string | undefined) => T,
  ): Promise<T> {
    let mine: Asked | undefined;
    let answer: (path: string | undefined) => void = () => undefined;
    const beside = new Promise<T>((done) => (answer = (path) => done(typed(path))));
    const ask = (missing?: string): void => {
      mine = { title, folder, missing, answer };
      this.asked = mine;
    };
    const soon = setTimeout(ask, SOON_MS);
    const shown = dialog.catch((thrown: unknown) => {
      clearTimeout(soon);
      ask(messageOf(thrown));
      return beside;
    });
    try {
      return await Promise.race([shown, beside]);
    } finally {
      clearTimeout(soon);
      if (this.asked === mine) this.asked = undefined;
    }
  }
}

export const picking = new Picking();

/** Files to read; none when the person thought better of it. */
export const pickFiles = (title: string, multiple = false, kinds: FileKind[] = []): Promise<string[]> =>
  picking.first(title, false, dialogFiles(title, multiple, kinds), (path) => (path === undefined ? [] : [path]));

/** One file to read. */
export const pickFile = async (title: string, kinds: FileKind[] = []): Promise<string | undefined> =>
  (await pickFiles(title, false, kinds))[0];

/** A folder; `from` is where the search begins. */
export const pickFolder = (title: string, from?: string): Promise<string | undefined> =>
  picking.first(title, true, dialogFolder(title, from), (path) => path);
