/** Adds a section of the third level after the last of those that have these titles. */
export function addSection(
  text: string,
  siblings: readonly string[],
  title: string,
  lines: readonly string[],
): string {
  const starts = siblings.map((sibling) => text.indexOf(`\n### ${sibling}\n`));
  const last = Math.max(...starts);
  if (last < 0) throw new Error(`The README has no section '### ${siblings[0]}'.`);
  const next = /\n#{1,3} /g;
  next.lastIndex = last + 1;
  const end = next.exec(text)?.index ?? text.length;
  return `${text.slice(0, end)}\n### ${title}\n\n${lines.join('\n')}\n${text.slice(end)}`;
}
