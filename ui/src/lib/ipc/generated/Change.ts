// Stands in until the core writes its list.
export type Change = { area: string; space: string | null };
