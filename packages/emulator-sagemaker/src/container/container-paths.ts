/** Where a container would find what lies in a folder of this machine. */
const CONTAINER_ROOT = '/opt/ml';

/** What a program says of its folder, as the program in a container would say it. */
export function asInContainer(text: string, root: string): string {
  return text.replaceAll(root, CONTAINER_ROOT);
}

/** What a program said last on stderr, without the frames of a trace, which name files of this machine. */
export function withoutTrace(lines: readonly string[]): string {
  return lines
    .filter((line) => !/^\s+at |^(?:file|node):\S+:\d+$|^Node\.js v/.test(line))
    .join('\n')
    .trim();
}
