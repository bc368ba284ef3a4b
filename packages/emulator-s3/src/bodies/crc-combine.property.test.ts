import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { combineCrc } from './crc-combine.ts';
import { CRC32C_POLYNOMIAL, crc32c } from './crc32c.ts';
import { CRC64NVME_POLYNOMIAL, crc64nvme } from './crc64nvme.ts';

const parts = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 6 });

it.each([
  ['CRC-32', (bytes: Uint8Array) => BigInt(crc32(bytes)), 0xedb88320n, 32],
  ['CRC-32C', (bytes: Uint8Array) => BigInt(crc32c(bytes)), BigInt(CRC32C_POLYNOMIAL), 32],
  ['CRC-64/NVME', (bytes: Uint8Array) => crc64nvme(bytes), CRC64NVME_POLYNOMIAL, 64],
] as const)('the %s of a whole follows from those of its parts, of any number and length', (...row) => {
  const [, crcOf, polynomial, bits] = row;
  fc.assert(
    fc.property(parts, (pieces) => {
      const [first = new Uint8Array(), ...others] = pieces;
      const joined = others.reduce(
        (crc, piece) => combineCrc(crc, crcOf(piece), piece.length, polynomial, bits),
        crcOf(first),
      );
      expect(joined).toBe(crcOf(Buffer.concat(pieces)));
    }),
    { seed: 9, numRuns: 60 },
  );
});
