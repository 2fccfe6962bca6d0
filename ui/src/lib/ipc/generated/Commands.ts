// Stands in until the core writes its list.
export type Commands = Record<string, [unknown, unknown]>;
