import { expect, it } from 'vitest';
import { entryFor, refusedOperation } from './not-supported.ts';

const table = [
  { what: 'layers', why: 'A bundle has what it needs.', operations: ['*LayerVersion*', 'ListLayers'] },
  { what: 'GetLayerVersionPolicy', why: 'There is one account.' },
  { what: 'InvokeAsync, InvokeLater', why: 'AWS gave it up.' },
];

it.each([
  ['ListLayers', 'A bundle has what it needs.'],
  ['PublishLayerVersion', 'A bundle has what it needs.'],
  ['GetLayerVersionPolicy', 'There is one account.'],
  ['InvokeLater', 'AWS gave it up.'],
  ['Invoke', undefined],
  ['List.ayers', undefined],
])('knows why %s is not there', (operation, why) => {
  expect(entryFor(operation, table)?.why).toBe(why);
});

it('says in the message itself what is not there, why, and where all of it is listed', () => {
  const { code, message } = refusedOperation(
    { names: { name: 'lambda' }, notSupported: table },
    'InvokeAsync',
  );
  expect(code).toBe('UnknownOperationException');
  expect(message).toBe(
    'The emulator does not support the operation InvokeAsync of lambda: AWS gave it up. docs/compatibility.md lists what it has.',
  );
  expect(refusedOperation({ names: { name: 'lambda' } }, 'Invent').message).toBe(
    'The emulator does not support the operation Invent of lambda. docs/compatibility.md lists what it has.',
  );
});
