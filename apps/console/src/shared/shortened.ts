/** A longer text within a document is a picture's bytes or the like, which nobody reads. */
const MOST_LETTERS = 400;
const SHOWN_LETTERS = 60;

/** A document with its very long texts cut. Each of them says how many letters it has. */
export function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => shortenedMember(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shortenedMember(member)]));
}

function shortenedMember(value: unknown): unknown {
  if (typeof value !== 'string' || value.length <= MOST_LETTERS || /\s/.test(value)) return shortened(value);
  return `${value.slice(0, SHOWN_LETTERS)}… (${value.length} letters, all of them in the copy)`;
}
