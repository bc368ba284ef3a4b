import { isIP } from 'node:net';
import { TemplateError } from './template-error.ts';

/** The first ranges of an IP block, each with this many bits for its hosts: `Fn::Cidr`. */
export function addressRanges(block: string, count: number, hostBits = 8): string[] {
  const [address = '', given = ''] = block.split('/');
  const version = isIP(address);
  const width = version === 6 ? 128 : 32;
  const prefix = width - hostBits;
  if (version === 0 || !/^\d+$/.test(given) || Number(given) > width)
    throw new TemplateError(`Template error: Fn::Cidr needs an IP block, and ${block} is none`);
  if (!Number.isInteger(count) || count < 1 || count > 256 || !Number.isInteger(hostBits))
    throw new TemplateError(
      'Template error: Fn::Cidr needs a count from 1 to 256 and a whole number of bits',
    );
  if (prefix < Number(given) || BigInt(count) > 1n << BigInt(prefix - Number(given)))
    throw new TemplateError(
      `Template error: Fn::Cidr cannot take ${count} ranges of ${hostBits} bits from ${block}`,
    );
  const size = 1n << BigInt(width - Number(given));
  const first = (numberOf(address, version) / size) * size;
  return Array.from({ length: count }, (_, index) => {
    const start = first + (BigInt(index) << BigInt(hostBits));
    return `${textOf(start, version)}/${prefix}`;
  });
}

function numberOf(address: string, version: number): bigint {
  if (version === 4) return address.split('.').reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].reduce((sum, part) => (sum << 16n) + BigInt(`0x${part}`), 0n);
}

function textOf(address: bigint, version: number): string {
  if (version === 4) return [24n, 16n, 8n, 0n].map((bits) => String((address >> bits) & 255n)).join('.');
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((address >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  ).join(':');
  return groups.replace(/(^|:)0(:0)+(:|$)/, '::');
}
