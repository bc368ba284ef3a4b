import { expect, it } from 'vitest';
import { errorLog, errorPayload } from './error-payload.ts';

it('names the runtime’s own lines as on AWS, and not the folder of the emulator', () => {
  const error = new Error('deep');
  error.stack = `Error: deep\n    at serve (file://${import.meta.dirname}/main.ts:1:2)\n    at handler (/task/index.mjs:3:4)`;
  const trace = [
    'Error: deep',
    '    at serve (/var/runtime/main.ts:1:2)',
    '    at handler (/task/index.mjs:3:4)',
  ];
  expect(errorPayload(error)).toEqual({ errorType: 'Error', errorMessage: 'deep', trace });
  expect(errorLog(error)).toContain('at serve (/var/runtime/main.ts:1:2)');
});
