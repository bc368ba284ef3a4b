const ENDS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/** A bar of block characters between two shares of the width. A very short bar is a thin line. */
export function timelineBar(
  { from, to }: { readonly from: number; readonly to: number },
  width: number,
): string {
  // Eighths of a character are the finest block characters.
  const whole = width * 8;
  const start = Math.min(Math.round(Math.max(from, 0) * whole), whole - 1);
  const end = Math.max(Math.round(Math.min(to, 1) * whole), start + 1);
  const cells = Array.from({ length: width }, (_, index) => cell(start - index * 8, end - index * 8));
  return cells.join('').trimEnd();
}

/**
 * A character filled from one eighth to another. For a late start, Unicode has only the right half and the right
 * eighth.
 */
function cell(start: number, end: number): string {
  if (end <= 0 || start >= 8) return ' ';
  if (start <= 0) return ENDS[Math.min(end, 8)] ?? ' ';
  if (end < 8) return end - start <= 2 && start >= 3 ? '│' : (ENDS[end - start] ?? ' ');
  if (start >= 6) return '▕';
  return start >= 2 ? '▐' : '█';
}
