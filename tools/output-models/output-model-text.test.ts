import { expect, it } from 'vitest';
import { outputModelText } from './output-model-text.ts';
import type { ServiceModel } from './service-model.ts';

const model: ServiceModel = {
  metadata: { serviceId: 'Keys', apiVersion: '2026-01-01' },
  operations: {
    GetKey: { output: { shape: 'GetKeyResponse' } },
    ListKeys: { output: { shape: 'ListKeysResponse' } },
    DeleteKey: {},
  },
  shapes: {
    GetKeyResponse: {
      type: 'structure',
      required: ['Id'],
      members: {
        Id: { shape: 'Id' },
        Made: { shape: 'Time' },
        Content: { shape: 'Bytes' },
        Size: { shape: 'Size' },
        Children: { shape: 'Keys' },
        Tags: { shape: 'Tags' },
        Color: { shape: 'Color' },
        More: { shape: 'Document' },
      },
    },
    NoSuchKey: { type: 'structure', required: [], members: {}, exception: true },
    InvalidKeyException: {
      type: 'structure',
      required: [],
      members: {},
      exception: true,
      error: { code: 'InvalidKey' },
    },
    ListKeysResponse: { type: 'structure', required: [], members: { IsLast: { shape: 'Flag' } } },
    Color: { type: 'string', enum: ['green', 'blue'] },
    Id: { type: 'string', min: 0, max: 36 },
    Time: { type: 'timestamp' },
    Bytes: { type: 'blob', min: 1, max: 10 },
    Size: { type: 'long', min: 1 },
    Flag: { type: 'boolean' },
    Keys: { type: 'list', member: { shape: 'GetKeyResponse' }, min: 1, max: 5 },
    Tags: { type: 'map', value: { shape: 'Id' } },
    Document: { type: 'structure', required: [], members: {}, document: true },
  },
};

it('writes the codes of errors, what each operation answers, and each structure once', () => {
  expect(outputModelText(model)).toBe(
    `# The outputs of Keys (2026-01-01), from the service models of botocore (Apache License 2.0).
! InvalidKey InvalidKeyException NoSuchKey
GetKey -> GetKeyResponse
ListKeys -> ListKeysResponse
DeleteKey ->
GetKeyResponse: Id! string(..36), Made string, Content string(1..), Size number(1..), Children [GetKeyResponse](1..5), Tags {string(..36)}, Color =Color, More any
ListKeysResponse: IsLast boolean
=Color green|blue
`,
  );
});

it('writes only what the operations that are wanted answer', () => {
  const text = outputModelText(model, ['ListKeys']);
  expect(text).toContain('ListKeysResponse: IsLast boolean');
  expect(text).not.toContain('GetKey');
});

it('refuses an operation that the service does not have', () => {
  expect(() => outputModelText(model, ['LoseKey'])).toThrow('Keys has no operations LoseKey.');
});
