const LESS_THAN_LINUX: Partial<Record<NodeJS.Platform, string>> = {
  darwin: "a function's memory is not measured, and its /tmp is this machine's",
  win32:
    "a function's memory is not measured, what it starts is not ended with it, and the folder of the state is not closed to other users; WSL has all that",
};

/** A line on what the emulator lacks on this platform; undefined where it lacks nothing. */
export function platformNotice(platform: NodeJS.Platform): string | undefined {
  if (platform === 'linux') return undefined;
  const less = LESS_THAN_LINUX[platform] ?? 'nothing was tried, and what needs Linux is missing';
  return `On ${platform}, ${less} (docs/platforms.md).`;
}
