import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readServiceModel } from './service-model.ts';

let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'botocore-'));
});
afterEach(() => rmSync(data, { recursive: true }));

function keep(version: string, shapes: object): void {
  const folder = join(data, 'keys', version);
  mkdirSync(folder, { recursive: true });
  const model = {
    version: '2.0',
    metadata: { serviceId: 'Keys', apiVersion: version, protocol: 'json' },
    operations: { GetKey: { name: 'GetKey', output: { shape: 'Key' } } },
    shapes,
  };
  writeFileSync(join(folder, 'service-2.json.gz'), gzipSync(JSON.stringify(model)));
}

it('reads the newest model of a service, and of it what outputs are made of', () => {
  keep('2014-01-01', {});
  keep('2026-01-01', {
    Key: { type: 'structure', members: { Id: { shape: 'Id', documentation: 'What it is called.' } } },
    Id: { type: 'string', pattern: '[a-z]+', max: 5 },
  });
  expect(readServiceModel(data, 'keys')).toEqual({
    metadata: { serviceId: 'Keys', apiVersion: '2026-01-01' },
    operations: { GetKey: { output: { shape: 'Key' } } },
    shapes: {
      Key: { type: 'structure', required: [], members: { Id: { shape: 'Id' } } },
      Id: { type: 'string', max: 5 },
    },
  });
});

it('refuses a shape of a kind that is unknown', () => {
  keep('2026-01-01', { Key: { type: 'riddle' } });
  expect(() => readServiceModel(data, 'keys')).toThrow('Invalid discriminator value');
});
