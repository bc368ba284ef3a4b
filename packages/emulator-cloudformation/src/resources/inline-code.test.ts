import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { inlinePackage } from './inline-code.ts';

const CODE = 'exports.handler = async () => "ä";';

it.each([
  ['nodejs24.x', ['index.js', 'node_modules/cfn-response.js']],
  ['python3.14', ['index.py', 'cfnresponse.py']],
])('puts the code beside the module that answers CloudFormation, for %s', (runtime, names) => {
  const files = unzipSync(inlinePackage(CODE, runtime));
  expect(Object.keys(files)).toEqual(names);
  expect(strFromU8(files[names[0] as string] as Uint8Array)).toBe(CODE);
});

it('makes equal bytes of equal code', () => {
  expect(inlinePackage(CODE, 'nodejs24.x')).toEqual(inlinePackage(CODE, 'nodejs24.x'));
});

it('says that its files are plain ones, which their owner may write and all may read', () => {
  const zip = Buffer.from(inlinePackage(CODE, 'nodejs24.x'));
  const directory = zip.indexOf('PK\u0001\u0002');
  expect(zip.readUInt32LE(directory + 38) >>> 16).toBe(0o100644);
});
