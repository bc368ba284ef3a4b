/** The path in a container for a path in a folder of this machine. */
const CONTAINER_ROOT = '/opt/ml';

/** Turns a line of a program about its folder into the line that a container's program would write. */
export function asInContainer(text: string, root: string): string {
  return text.replaceAll(root, CONTAINER_ROOT);
}

/** The program's last lines on stderr, without the frames of a trace, which name files of this machine. */
export function withoutTrace(lines: readonly string[]): string {
  return lines
    .filter((line) => !/^\s+at |^(?:file|node):\S+:\d+$|^Node\.js v/.test(line))
    .join('\n')
    .trim();
}
