import { SFNClient } from '@aws-sdk/client-sfn';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { explainStatesFailure } from './explain-states-failure.ts';

const client = new SFNClient({ region: 'eu-central-1' });
const ARN = 'arn:aws:states:eu-central-1:000000000000:execution:bakery:monday';
const explained = (name: string) =>
  explainStatesFailure(Object.assign(new Error('Invalid Arn'), { name }), ARN, client);

it.each([
  [
    'ExecutionDoesNotExist',
    'EXECUTION_MISSING',
    'no execution monday of the state machine bakery in eu-central-1',
  ],
  ['StateMachineDoesNotExist', 'MACHINE_MISSING', 'no state machine bakery in eu-central-1'],
  ['InvalidArn', 'ARN_REFUSED', `refuses the ARN ${ARN}: Invalid Arn`],
])('says what %s means', async (name, code, words) => {
  expect(await explained(name)).toMatchObject({ code, message: expect.stringContaining(words) as string });
  expect(readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')).toContain(`\`${code}\``);
});

it('leaves other failures as they are', async () => {
  expect(await explained('AccessDeniedException')).toMatchObject({ name: 'AccessDeniedException' });
  expect(await explainStatesFailure('thrown', ARN, client)).toBe('thrown');
});
