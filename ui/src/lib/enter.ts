/**
 * Keys while an input method composes a word. The one rule: what it takes for itself is no key of ours, so Enter is
 * asked for here and nowhere else (lint: no-restricted-syntax).
 */

/** Whether an input method takes the key. Of the one that ends the word, WebKit says so by its code alone. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/** Enter, unless it only confirms a word. */
export const isEnter = (event: KeyboardEvent): boolean => event.key === "Enter" && !isComposing(event);
