/** Whether a path starts at a root rather than in its folder, as Unix or as Windows writes it. */
export function isAbsolute(path: string): boolean {
  return /^([/\\]|[a-z]:)/i.test(path);
}

/** Whether a path has a part that leads up. */
export function climbsOut(path: string): boolean {
  return path.split(/[/\\]/).includes('..');
}
