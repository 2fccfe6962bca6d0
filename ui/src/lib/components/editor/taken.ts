/** What is pasted or dropped and is more than text: sheets become tables, pictures are handed on. */
import { syntaxTree } from "@codemirror/language";
import type { EditorState, Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { fromClipboard } from "./sheets";
import { inTable, putTable } from "./tableKeys";
import type { EditorOptions } from "./types";

const pictures = (files: FileList | undefined): File[] =>
  [...(files ?? [])].filter((file) => file.type.startsWith("image/") || /\.(png|jpe?g|gif|svg|webp)$/i.test(file.name));

function inCode(state: EditorState): boolean {
  let node = syntaxTree(state).resolveInner(state.selection.main.head, -1);
  while (!/^(FencedCode|CodeBlock|CodeText)$/.test(node.name) && node.parent) node = node.parent;
  return node.parent !== null;
}

type Takers = Pick<EditorOptions, "onpictures" | "onunseen" | "onsheet">;

/** Whether the page was given anything of what was pasted. */
const isSeen = (given: DataTransfer): boolean =>
  given.files.length > 0 || ["text/plain", "text/uri-list"].some((kind) => given.getData(kind) !== "");

export function taken({ onpictures, onunseen, onsheet }: Takers): Extension {
  // With Shift what is pasted stays as it is.
  let plain = false;
  return EditorView.domEventHandlers({
    keydown: (event) => {
      plain = event.shiftKey;
      return false;
    },
    paste: (event, view) => {
      const { clipboardData } = event;
      if (!clipboardData || view.state.readOnly) return false;
      const files = pictures(clipboardData.files);
      const [html, text] = [clipboardData.getData("text/html"), clipboardData.getData("text/plain")];
      // Spreadsheets put a picture of the cells beside them.
      if (onpictures && files.length > 0 && text.trim() === "") {
        onpictures(files);
        return true;
      }
      const table = plain || inCode(view.state) || inTable(view) ? undefined : fromClipboard(html, text);
      if (!table) {
        if (!onunseen || isSeen(clipboardData)) return false;
        onunseen();
        return true;
      }
      putTable(view, table);
      onsheet?.();
      return true;
    },
    dragover: (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return false;
      event.preventDefault();
      return true;
    },
    drop: (event, view) => {
      const files = pictures(event.dataTransfer?.files);
      if (!onpictures || files.length === 0 || view.state.readOnly) return false;
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (at !== null) view.dispatch({ selection: { anchor: at } });
      event.preventDefault();
      onpictures(files);
      return true;
    },
  });
}
