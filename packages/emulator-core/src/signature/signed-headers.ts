import type { EmulatorRequest } from '../emulator-request.ts';

/** The hash is part of what is signed, whether the header is or not. */
const FREE = new Set(['x-amz-content-sha256']);

/** A header of the request that must be signed and is not. */
export function findUnsignedHeader(
  { headers }: EmulatorRequest,
  signed: readonly string[],
  isForObjects: boolean,
): string | undefined {
  const isNeeded = (name: string): boolean => {
    if (name === 'host' || name === 'x-amz-target') return true;
    return isForObjects && name.startsWith('x-amz-') && !FREE.has(name);
  };
  return Object.keys(headers).find((name) => isNeeded(name) && !signed.includes(name));
}
