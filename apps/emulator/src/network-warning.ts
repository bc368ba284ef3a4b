import { isLoopback } from '@scones/emulator-core';

/** A warning for an address where other machines can reach the emulator; undefined for this machine's own. */
export function networkWarning(host: string): string | undefined {
  if (isLoopback(host.toLowerCase())) return undefined;
  return (
    `--host ${host} opens the emulator to the network. It checks no password, so that anyone who can reach it can run ` +
    'code on this machine as you, and read what you can read. Leave --host out to keep it to this machine.'
  );
}
