/** The tabs beside the text of a draft. A new one: its name here, its label and its part in `StudioPanel`. */
export type StudioTab = "findings" | "facts" | "preview" | "precedents" | "comments" | "record";

/** Tabs that need more width than a list. */
export const WIDE: readonly StudioTab[] = ["preview"];
