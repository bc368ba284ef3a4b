/** A file that is stored, was, or waits to be. */
export interface Upload {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** How many of them are sent. */
  readonly sent: number;
  readonly state: 'waiting' | 'sending' | 'stored' | 'failed';
  /** Why it failed. */
  readonly problem?: string;
}

export function waiting(files: readonly { readonly name: string; readonly size: number }[]): Upload[] {
  return files.map(({ name, size }) => ({ name, size, sent: 0, state: 'waiting' }));
}

/** The list with one of them changed. */
export function changed(uploads: readonly Upload[], index: number, change: Partial<Upload>): Upload[] {
  return uploads.map((upload, place) => (place === index ? { ...upload, ...change } : upload));
}

/** How far all have come. */
export interface UploadProgress {
  /** Of all bytes, 0 to 100. */
  readonly percent: number;
  readonly stored: number;
  readonly failed: readonly Upload[];
  readonly isOver: boolean;
}

export function progressOf(uploads: readonly Upload[]): UploadProgress {
  const sum = (of: (upload: Upload) => number): number => uploads.reduce((all, each) => all + of(each), 0);
  const isDone = ({ state }: Upload): boolean => state === 'stored' || state === 'failed';
  // An empty file counts too, or a list of such would never be done.
  const all = sum(({ size }) => size + 1);
  const done = sum((upload) => (isDone(upload) ? upload.size + 1 : Math.min(upload.sent, upload.size)));
  return {
    percent: all === 0 ? 100 : Math.floor((100 * done) / all),
    stored: uploads.filter(({ state }) => state === 'stored').length,
    failed: uploads.filter(({ state }) => state === 'failed'),
    isOver: uploads.every(isDone),
  };
}
