/** Where facts are written that get into the files of a bundle. */
import { KINDS, type RouteName } from "../areas";
import { FACTS } from "./ipc/types";

const SCREENS: ReadonlySet<string> = new Set(FACTS.map((kind) => KINDS[kind].facts ?? KINDS[kind].opens));

/** Whether what is written on a screen gets into the files of a bundle. */
export const isOfFacts = (screen: RouteName): boolean => SCREENS.has(screen);
