/** Numbers of several rounds. The one rule: a middle is never shown without its spread. */

/** What a fraction of `values` is not above. */
export function quantile(values: readonly number[], fraction: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * fraction;
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return low + (high - low) * (place - Math.floor(place));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Three digits that count: 0.123, 1.23, 12.3, 123, 1,234. */
export function short(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** `512 ms (498 to 540)`: the middle, the least and the most. */
export function spread(values: readonly number[], unit: string): string {
  if (values.length === 1) return `${short(values[0]!)} ${unit}`;
  return `${short(median(values))} ${unit} (${short(Math.min(...values))} to ${short(Math.max(...values))})`;
}

/** Round by round, how many times more `ours` is than `theirs`. */
export function ratios(ours: readonly number[], theirs: readonly number[]): number[] {
  return ours.map((value, at) => value / theirs[at]!);
}
