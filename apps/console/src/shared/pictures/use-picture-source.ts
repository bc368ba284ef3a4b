import { useEffect, useState } from 'react';
import { KEY } from '../../with-key.ts';

/** Where an image element finds a picture of a bucket: it sends no key, so that with one the picture is fetched for it. */
export function usePictureSource(path: string): string | undefined {
  const [fetched, setFetched] = useState<string>();
  useEffect(() => {
    if (KEY === undefined) return;
    const left = new AbortController();
    const fetchIt = async (): Promise<void> => {
      const response = await fetch(path, left);
      if (!response.ok) return;
      const source = URL.createObjectURL(await response.blob());
      left.signal.addEventListener('abort', () => URL.revokeObjectURL(source));
      if (left.signal.aborted) URL.revokeObjectURL(source);
      else setFetched(source);
    };
    fetchIt().catch((error: unknown) => {
      if (!left.signal.aborted) throw error;
    });
    return () => left.abort();
  }, [path]);
  return KEY === undefined ? path : fetched;
}
