/** Pictures of a draft: from what was dropped to the core, and from the core to the preview. */
import { call } from "$lib/ipc";
import type { DraftId, ImageAdded, ImageId, ImageView, TeamId } from "$lib/ipc/types";
import { t } from "$lib/strings";

/** As the core has it: said before so many bytes are read. */
const LARGEST = 8 * 2 ** 20;
/** So many are held for the preview; an older one is asked for again. */
const HELD = 24;

const held = new Map<string, Promise<string>>();

/** Gives the address of a picture of a draft, for the preview. */
export const picturesOf =
  (team: TeamId, draft: DraftId) =>
  (id: string): Promise<string> => {
    const there = held.get(id);
    if (there) return there;
    const address = call("image_get", { team, draft, image: id as ImageId }).then(
      ({ media, base64 }) => `data:${media};base64,${base64}`,
    );
    address.catch(() => held.delete(id));
    held.set(id, address);
    if (held.size > HELD) held.delete(held.keys().next().value!);
    return address;
  };

/** Keeps a picture that was dropped or pasted. */
export async function keepPicture(team: TeamId, draft: DraftId, file: File, original: boolean): Promise<ImageAdded> {
  const megabytes = Math.ceil(file.size / 2 ** 20);
  if (file.size > LARGEST) throw new Error(t.editor.picture.large(file.name, megabytes, LARGEST / 2 ** 20));
  // What is pasted is always called the same.
  const name = /^image\.\w+$/.test(file.name) ? "" : file.name;
  return call("image_add", { team, draft, image: { kind: "bytes", name, base64: await base64(file) }, original });
}

function base64(file: File): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => failed(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });
}

/** The link that shows a picture; its name is what is read out. */
export const linkTo = ({ image, path }: ImageView): string => {
  const name = image.name.replace(/\.\w+$/, "").replace(/[-_]+/g, " ");
  return `![${name.charAt(0).toUpperCase()}${name.slice(1)}](${path})`;
};
