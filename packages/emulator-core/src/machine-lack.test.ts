import { expect, it } from 'vitest';
import { machineLack } from './machine-lack.ts';

const failure = (code: string, syscall: string): Error =>
  Object.assign(new Error(`${syscall} ${code}`), { code, syscall });

it('knows what there is no more of, also by the cause', () => {
  expect(machineLack(failure('EMFILE', 'open'))).toEqual({ what: 'open files', reason: 'open EMFILE' });
  expect(machineLack(new Error('no', { cause: failure('ENFILE', 'listen') }))?.what).toBe('open files');
  expect(machineLack(failure('EAGAIN', 'spawn node'))?.what).toBe('processes');
  expect(machineLack(failure('ENOMEM', 'spawn node'))?.what).toBe('memory');
});

it('takes no other failure for a lack', () => {
  for (const other of [failure('EAGAIN', 'read'), failure('ENOENT', 'open'), new Error('no'), 'EMFILE'])
    expect(machineLack(other)).toBeUndefined();
});
