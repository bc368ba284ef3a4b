import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { checksumOf, verifyChecksum } from './checksum.ts';

const stream = (): Readable => Readable.from([Buffer.from('ab'), Buffer.from('c')]);
const digest = '900150983cd24fb0d6963f7d28e17f72';

it('digests a stream', async () => {
  expect(await checksumOf(stream(), 'md5')).toBe(digest);
  expect(await checksumOf(stream(), 'sha256')).toMatch(/^ba7816bf8f01cfea414140de5dae2223/);
});

it('accepts the right bytes and names what has the wrong ones', async () => {
  await verifyChecksum(stream(), { algorithm: 'md5', digest: digest.toUpperCase() }, 'x');
  await expect(
    verifyChecksum(stream(), { algorithm: 'md5', digest: '00' }, 'a.tar.gz'),
  ).rejects.toMatchObject({
    code: 'WRONG_CHECKSUM',
    message: `a.tar.gz has md5 ${digest}, not 00`,
  });
});
