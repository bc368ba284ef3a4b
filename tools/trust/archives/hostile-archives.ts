import { gzipSync } from 'node:zlib';
import { tarGzBytes, tarGzOfZeros } from './tar-bytes.ts';
import { zipBytes } from './zip-bytes.ts';

export interface HostileArchive {
  readonly what: string;
  readonly bytes: Buffer;
}

/** The name of what would stand outside, if an archive climbed out of its folder. */
export const ESCAPED = 'trust-escaped';

const CODE = Buffer.from('export const handler = async () => 1;');
const index = { name: 'index.mjs', data: CODE };
const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 2 ** 20);
const extra64 = (size: bigint): Buffer => {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt16LE(1);
  bytes.writeUInt16LE(8, 2);
  bytes.writeBigUInt64LE(size, 4);
  return bytes;
};

/** Paths that lead out of the folder, or to another place on some system. */
const PATHS = [
  `../${ESCAPED}`,
  `../../../../../../../../tmp/${ESCAPED}`,
  `/tmp/${ESCAPED}`,
  `a/../../${ESCAPED}`,
  `..\\${ESCAPED}`,
  `C:\\${ESCAPED}`,
];

export function hostileZips(): HostileArchive[] {
  const of = (what: string, bytes: Buffer): HostileArchive => ({ what, bytes });
  return [
    ...PATHS.map((name) => of(`the path ${name}`, zipBytes([index, { name, data: CODE }]))),
    of('a symbolic link', zipBytes([index, { name: 'link', data: Buffer.from('/etc'), mode: 0o120777 }])),
    of('a device', zipBytes([index, { name: 'device', mode: 0o020666 }])),
    of('a pipe', zipBytes([index, { name: 'pipe', mode: 0o010666 }])),
    of(
      'a file below a file',
      zipBytes([
        { name: 'a', data: CODE },
        { name: 'a/b', data: CODE },
      ]),
    ),
    of(
      'a file where a folder is',
      zipBytes([
        { name: 'a/b', data: CODE },
        { name: 'a', data: CODE },
      ]),
    ),
    of('one path twice', zipBytes([index, index])),
    of('a name of 300 letters', zipBytes([{ name: 'n'.repeat(300), data: CODE }])),
    of('3,000 folders in one another', zipBytes([{ name: `${'d/'.repeat(3000)}f`, data: CODE }])),
    of('an offset beyond the end', zipBytes([{ ...index, offset: 0xfffffff0 }])),
    of('an offset into nothing', zipBytes([{ ...index, offset: 3 }])),
    of('a directory beyond the end', zipBytes([index], { directoryOffset: 0x7fffffff })),
    of('65,535 entries of which there is one', zipBytes([index], { count: 65_535 })),
    of('more than it claims', zipBytes([{ name: 'bomb', data: zeros(64), size: 10 }])),
    of('300 MB of zeros', zipBytes([{ name: 'bomb', data: zeros(300) }])),
    of('60 times 5 MB of zeros', zipBytes(names(60).map((name) => ({ name, data: zeros(5) })))),
    of('one entry in many places', overlapping()),
    of('an encrypted entry', zipBytes([{ ...index, flags: 1 }])),
    of('an unknown method', zipBytes([{ ...index, method: 99 }])),
    of('a wrong checksum', zipBytes([{ ...index, checksum: 1 }])),
    of('zip64 of an exabyte', zipBytes([{ ...index, size: 0xffffffff, extra: extra64(2n ** 60n) }])),
    of('half a zip', zipBytes([index]).subarray(0, 40)),
    of('no zip', Buffer.from('no zip at all'.repeat(10))),
  ];
}

function names(count: number): string[] {
  return Array.from({ length: count }, (_, number) => `file-${number}`);
}

/** 5 MB of zeros that stand there once, and that 100 entries claim to be theirs. */
function overlapping(): Buffer {
  const data = zeros(5);
  const [first = '', ...others] = names(100);
  const whole = zipBytes([
    { name: first, data },
    ...others.map((name) => ({ name, size: data.length, offset: 0 })),
  ]);
  return whole;
}

export function hostileTars(): HostileArchive[] {
  const of = (what: string, bytes: Buffer): HostileArchive => ({ what, bytes });
  const model = { name: 'model.onnx', data: CODE };
  return [
    ...PATHS.map((name) => of(`the path ${name}`, tarGzBytes([model, { name, data: CODE }]))),
    of(
      'a symbolic link',
      tarGzBytes([
        { name: 'out', type: '2', target: '/tmp' },
        { name: `out/${ESCAPED}`, data: CODE },
      ]),
    ),
    of('a hard link', tarGzBytes([{ name: 'out', type: '1', target: '/etc/passwd' }])),
    of('a device', tarGzBytes([{ name: 'device', type: '3' }])),
    of('a pipe', tarGzBytes([{ name: 'pipe', type: '6' }])),
    of(
      'a file below a file',
      tarGzBytes([
        { name: 'a', data: CODE },
        { name: 'a/b', data: CODE },
      ]),
    ),
    of('a name record of 1 GB', tarGzOfZeros('L', 1024)),
    of('a record of attributes of 1 GB', tarGzOfZeros('x', 1024)),
    of('a global record of 1 GB', tarGzOfZeros('g', 1024)),
    of('more than it has', tarGzBytes([{ name: 'model.onnx', data: CODE, size: 2 ** 33 }])),
    of('half an archive', tarGzBytes([{ name: 'model.onnx', data: zeros(1) }]).subarray(0, 500)),
    of('a tar that is no tar', gzipSync(Buffer.from('x'.repeat(5000)))),
    of('no gzip', Buffer.from('no gzip at all'.repeat(100))),
  ];
}
