import { BlockList, isIP, isIPv6 } from 'node:net';

/** A name or an address, as a `Host` header has it, and perhaps a port. No user, no trailing dot, nothing encoded. */
const HOST = /^(?:\[([\da-f:.]+)\]|((?:[\da-z_-]+\.)*[\da-z_-]+))(?::\d{1,5})?$/;

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** The domains of AWS's partitions, and of their dual-stack endpoints. */
const AWS_DOMAINS = [
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazonaws.eu',
  'api.aws',
  'api.amazonwebservices.com.cn',
  'api.amazonwebservices.eu',
];

/** The host without its port, in lower case, an IPv6 address without brackets; undefined for an invalid one. */
export function hostNameOf(host: string): string | undefined {
  const [, address, name] = HOST.exec(host.toLowerCase()) ?? [];
  if (address === undefined) return name;
  return isIPv6(address) ? canonical(address) : undefined;
}

/** One spelling of an address, without the prefix of an IPv4 address on an IPv6 socket. */
export function canonical(address: string): string {
  const short = isIPv6(address) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
  const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(short) ?? [];
  if (high === undefined || low === undefined) return short;
  const bits = [high, low].flatMap((word) => [parseInt(word, 16) >> 8, parseInt(word, 16) & 255]);
  return bits.join('.');
}

/** Whether the name always means this machine: 127.0.0.0/8, ::1, `localhost` and the names that browsers never look up. */
export function isLoopback(name: string): boolean {
  const family = isIP(name);
  if (family === 4) return name.startsWith('127.');
  if (family === 6) return LOOPBACK.check(name, 'ipv6');
  return name === 'localhost' || name.endsWith('.localhost');
}

export function isAwsName(name: string): boolean {
  return AWS_DOMAINS.some((domain) => name.endsWith(`.${domain}`));
}
