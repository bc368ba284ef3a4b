/** Whether a text matches a pattern with `*` (any characters) and `?` (any one). */
export function matchesGlob(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let next = 0;
  while (next < text.length) {
    if (pattern[at] === '*') {
      star = at++;
      resume = next;
    } else if (pattern[at] === '?' || (at < pattern.length && pattern[at] === text[next])) {
      at++;
      next++;
    } else if (star >= 0) {
      at = star + 1;
      next = ++resume;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

const ARN_PARTS = 6;

/** Matches as `matchesGlob`, but no wildcard reaches over a colon of the ARN's first parts. */
export function matchesArn(pattern: string, arn: string): boolean {
  if (pattern === '*') return true;
  const patterns = partsOf(pattern);
  const parts = partsOf(arn);
  return (
    patterns.length === parts.length &&
    patterns.every((part, index) => matchesGlob(part, parts[index] as string))
  );
}

function partsOf(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= ARN_PARTS
    ? parts
    : [...parts.slice(0, ARN_PARTS - 1), parts.slice(ARN_PARTS - 1).join(':')];
}
