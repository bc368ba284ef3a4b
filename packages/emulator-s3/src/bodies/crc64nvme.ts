/** The polynomial of the NVM Express specification, its bits reversed. */
export const CRC64NVME_POLYNOMIAL = 0x9a6c9329ac4bc9b5n;

/** As in `crc32c.ts`, each entry in two halves, since a bigint a byte would be a hundred times slower. */
const { HIGH, LOW } = makeTables();

/** CRC-64/NVME, to be carried on by passing the last result. */
export function crc64nvme(bytes: Uint8Array, previous = 0n): bigint {
  let high = ~Number(previous >> 32n);
  let low = ~Number(previous & 0xffffffffn);
  let at = 0;
  for (const end = bytes.length - 7; at < end; at += 8) {
    const first = low ^ word(bytes, at);
    const second = high ^ word(bytes, at + 4);
    high = 0;
    low = 0;
    for (let index = 0; index < 4; index++) {
      const near = (7 - index) * 256 + ((first >>> (8 * index)) & 255);
      const far = (3 - index) * 256 + ((second >>> (8 * index)) & 255);
      high ^= (HIGH[near] as number) ^ (HIGH[far] as number);
      low ^= (LOW[near] as number) ^ (LOW[far] as number);
    }
  }
  for (; at < bytes.length; at++) {
    const byte = (low ^ (bytes[at] as number)) & 255;
    low = ((low >>> 8) | (high << 24)) ^ (LOW[byte] as number);
    high = (high >>> 8) ^ (HIGH[byte] as number);
  }
  return (BigInt(~high >>> 0) << 32n) | BigInt(~low >>> 0);
}

function word(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)
  );
}

function makeTables(): { HIGH: Int32Array; LOW: Int32Array } {
  const tables = new BigUint64Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = BigInt(byte);
    for (let bit = 0; bit < 8; bit++) crc = (crc >> 1n) ^ (crc & 1n ? CRC64NVME_POLYNOMIAL : 0n);
    tables[byte] = crc;
  }
  for (let at = 256; at < tables.length; at++) {
    const shorter = tables[at - 256] as bigint;
    tables[at] = (shorter >> 8n) ^ (tables[Number(shorter & 255n)] as bigint);
  }
  const half = (shift: bigint): Int32Array =>
    Int32Array.from(tables, (entry) => Number(BigInt.asIntN(32, entry >> shift)));
  return { HIGH: half(32n), LOW: half(0n) };
}
