import { open, stat } from 'node:fs/promises';
import type { RandomAccess } from '@scones/image-dataset';

/** Any part of a file of this machine. The file is open only while it is read. */
export async function fileAccess(path: string): Promise<RandomAccess> {
  const { size } = await stat(path);
  return {
    size,
    async read(offset, length) {
      await using file = await open(path);
      const buffer = Buffer.alloc(length);
      const { bytesRead } = await file.read(buffer, 0, length, offset);
      if (bytesRead < length) throw new Error('the file ends too early');
      return buffer;
    },
  };
}
