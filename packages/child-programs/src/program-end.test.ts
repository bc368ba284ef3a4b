import { describe, expect, it } from 'vitest';
import { explainEnd, ProgramEnded } from './program-end.ts';

const startError = new Error('spawn /no/such ENOENT');

it.each([
  ['ended with 0', { exitCode: 0, signal: null }],
  ['ended with 3', { exitCode: 3, signal: null }],
  ['was ended by SIGKILL', { exitCode: null, signal: 'SIGKILL' }],
  ['could not be started: spawn /no/such ENOENT', { exitCode: null, signal: null, startError }],
] as const)('explains that a program %s', (words, end) => {
  expect(explainEnd(end)).toBe(words);
});

describe('the error of a program that ended too early', () => {
  it('says how it ended and what it wrote last', () => {
    const error = new ProgramEnded({ exitCode: 1, signal: null }, ['no such port', 'giving up']);
    expect(error).toMatchObject({
      name: 'ProgramEnded',
      code: 'PROGRAM_ENDED',
      message: 'it ended with 1: no such port\ngiving up',
      stderr: ['no such port', 'giving up'],
    });
  });

  it('says that it wrote nothing, and keeps why it could not be started', () => {
    const error = new ProgramEnded({ exitCode: null, signal: null, startError }, []);
    expect(error.message).toMatch(/^it could not be started: .*: it said nothing$/);
    expect(error.cause).toBe(startError);
  });
});
