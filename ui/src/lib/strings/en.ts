/**
 * The one catalogue of words, in English. Another language is another file of this type. Each area has its part under
 * `en/`; plurals and places are functions. Components take their words by props, screens take them from here.
 */
import { frame } from "./en/frame";
import { parts } from "./en/parts";

export const en = { parts, frame } as const;
