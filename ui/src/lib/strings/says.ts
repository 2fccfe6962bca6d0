/**
 * What the part of an area says for all screens: what areas and kinds of record are called, and what commands did. The
 * index of the catalogue joins them. The one rule: what nobody says does not compile.
 */
import type { Collection, WritingCommand } from "$lib/ipc/types";
import type { AreaName } from "../../areas";

interface All {
  areas: Record<AreaName, string>;
  kinds: Record<Collection, string>;
  /** Behind “Undone: …”. */
  did: Record<WritingCommand, string>;
}

/** What one part says of it. */
export type Says = { [K in keyof All]?: Partial<All[K]> };

type Of<P, K extends string> = P extends Record<K, infer V> ? V : never;
type Both<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;
/** What the parts say together. */
type Said<P, K extends keyof All> = Both<Of<Of<P[keyof P], "says">, K>>;

/** One record of what all parts say. */
export const joined = <P extends object, K extends keyof All>(parts: P, which: K): Said<P, K> =>
  Object.assign({}, ...Object.values(parts).map((part: { says?: Says }) => part.says?.[which] ?? {})) as Said<P, K>;
