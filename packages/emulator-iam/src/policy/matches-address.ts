import { BlockList, isIP } from 'node:net';

/** Whether an address is one of `203.0.113.0/24`, or the one that is given alone. What is no address matches none. */
export function matchesAddress(wanted: string, address: string): boolean {
  const [network = '', prefix, ...more] = wanted.split('/');
  const family = isIP(network);
  const bits = family === 6 ? 128 : 32;
  const length = prefix === undefined ? bits : Number(prefix);
  if (family === 0 || isIP(address) === 0 || more.length > 0) return false;
  if (!Number.isInteger(length) || length < 0 || length > bits) return false;
  const range = new BlockList();
  range.addSubnet(network, length, family === 6 ? 'ipv6' : 'ipv4');
  return range.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
