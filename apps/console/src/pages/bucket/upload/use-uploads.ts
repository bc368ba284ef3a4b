import { useState } from 'react';
import { uploadObject } from '../../../aws/upload-object.ts';
import { changed, type Upload, waiting } from './uploads.ts';

interface Uploads {
  readonly uploads: readonly Upload[];
  /** Stores files right below the prefix, one after the other; one that fails leaves the others alone. */
  store(files: readonly File[]): Promise<void>;
  forget(): void;
}

export function useUploads(bucket: string, prefix: string): Uploads {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const change = (index: number, to: Partial<Upload>): void => setUploads((all) => changed(all, index, to));
  const storeOne = async (file: File, index: number): Promise<void> => {
    change(index, { state: 'sending' });
    const onSent = (sent: number): void => change(index, { sent });
    try {
      await uploadObject({ bucket, key: prefix + file.name, file, onSent });
      change(index, { state: 'stored' });
    } catch (error) {
      change(index, { state: 'failed', problem: error instanceof Error ? error.message : String(error) });
    }
  };
  return {
    uploads,
    async store(files) {
      setUploads(waiting(files));
      for (const [index, file] of files.entries()) await storeOne(file, index);
    },
    forget: () => setUploads([]),
  };
}
