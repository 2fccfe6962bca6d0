/** The shapes a state can have. What they stand for is the caller's. */
export type StateShape = "circle" | "dot" | "review" | "check" | "slash" | "octagon" | "dashes";
