import { describe, expect, it } from 'vitest';
import { CHECKSUM_ALGORITHMS, CHECKSUMS, crc32Base64, crc64Base64 } from './checksums.ts';
import { combineCrc } from './crc-combine.ts';
import { CRC32C_POLYNOMIAL, crc32c } from './crc32c.ts';
import { CRC64NVME_POLYNOMIAL, crc64nvme } from './crc64nvme.ts';

const CHECK = Buffer.from('123456789');
const text = Buffer.from(Array.from({ length: 1000 }, (_, index) => (index * 7919) % 256));

describe('CRC', () => {
  // The check values of the catalogue at https://reveng.sourceforge.io/crc-catalogue.
  it('is the catalogued one of "123456789"', () => {
    expect(crc32c(CHECK)).toBe(0xe3069283);
    expect(crc64nvme(CHECK)).toBe(0xae8b14860a799888n);
  });

  it('may be computed piece by piece, cut anywhere', () => {
    for (const cut of [0, 1, 7, 8, 9, 500, 1000]) {
      expect(crc32c(text.subarray(cut), crc32c(text.subarray(0, cut)))).toBe(crc32c(text));
      expect(crc64nvme(text.subarray(cut), crc64nvme(text.subarray(0, cut)))).toBe(crc64nvme(text));
    }
  });

  it('of a whole follows from those of its parts', () => {
    for (const cut of [0, 1, 333, 999, 1000]) {
      const [head, tail] = [text.subarray(0, cut), text.subarray(cut)];
      const narrow = [crc32c(head), crc32c(tail)].map(BigInt) as [bigint, bigint];
      expect(combineCrc(...narrow, tail.length, BigInt(CRC32C_POLYNOMIAL), 32)).toBe(BigInt(crc32c(text)));
      const wide = [crc64nvme(head), crc64nvme(tail)] as const;
      expect(combineCrc(...wide, tail.length, CRC64NVME_POLYNOMIAL, 64)).toBe(crc64nvme(text));
    }
  });

  it('is written in base64, its highest byte first', () => {
    expect(crc32Base64(1)).toBe('AAAAAQ==');
    expect(crc64Base64(1n)).toBe('AAAAAAAAAAE=');
  });
});

it.each(CHECKSUM_ALGORITHMS)('%s has as many bits as it says', (algorithm) => {
  const digest = CHECKSUMS[algorithm].create();
  digest.update(CHECK);
  expect(Buffer.from(digest.base64(), 'base64').length * 8).toBe(CHECKSUMS[algorithm].bits);
});
