const GAP = 12;
const PADDING = 8;

/** The least width of a grid's tracks in pixels: `120px` counts as that, `minmax(160px, 2fr)` as its minimum. */
export function narrowest(tracks: readonly string[]): number {
  const pixels = tracks.map((track) => Number(/^(?:minmax\()?(\d+)px/.exec(track)?.[1] ?? 0));
  return pixels.reduce((sum, each) => sum + each, (tracks.length - 1) * GAP + 2 * PADDING);
}
