// Stands in until the core writes its list.
export type ErrorCode = "not_allowed" | "not_found" | "unexpected";
