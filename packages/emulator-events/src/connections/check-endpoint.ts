import { isLoopback } from '@scones/emulator-core';

/** Whether an address may be called. AWS calls `https` alone; here `http` on this machine will do too. */
export function isCallable(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname } = new URL(endpoint);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replaceAll(/[[\]]/g, '')));
}
