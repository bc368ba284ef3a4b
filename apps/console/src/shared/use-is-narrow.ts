import { useSyncExternalStore } from 'react';

const NARROW = matchMedia('(width < 700px)');

/** Whether the window is as narrow as a telephone's. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => NARROW.matches);
}

function subscribe(listener: () => void): () => void {
  NARROW.addEventListener('change', listener);
  return () => NARROW.removeEventListener('change', listener);
}
