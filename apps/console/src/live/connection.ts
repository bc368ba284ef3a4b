import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let isLost = false;

export function setLost(lost: boolean): void {
  isLost = lost;
  for (const listener of listeners) listener();
}

/** Whether nothing is heard of the emulator, so that what is shown may be out of date. */
export function useIsLost(): boolean {
  return useSyncExternalStore(subscribe, () => isLost);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
