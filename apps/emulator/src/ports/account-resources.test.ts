import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from '../testing/started-emulator.ts';
import { EVERYTHING, makeEverything } from '../testing/stack-of-everything.ts';

const ACCOUNT = '000000000000-us-east-1';

let emulator: StartedEmulator;
beforeAll(async () => void (emulator = await startedEmulator()));
afterAll(async () => {
  await emulator.close();
  expect(emulator.faults).toEqual([]);
});

type Resource = Readonly<Record<'service' | 'kind' | 'name' | 'arn', string>>;

async function resources(): Promise<Resource[]> {
  return (await (await fetch(`${emulator.url}/_emulator/resources`)).json()) as Resource[];
}
const asWords = (found: readonly Resource[]): string[] =>
  found.map(({ kind, name }) => `${kind} ${name}`).toSorted();

it('lists at first what comes with an account that is bootstrapped', async () => {
  expect(asWords(await resources())).toEqual([
    `bucket cdk-hnb659fds-assets-${ACCOUNT}`,
    'event bus default',
    'parameter /cdk-bootstrap/hnb659fds/version',
    `role cdk-hnb659fds-cfn-exec-role-${ACCOUNT}`,
    `role cdk-hnb659fds-deploy-role-${ACCOUNT}`,
    `role cdk-hnb659fds-file-publishing-role-${ACCOUNT}`,
    `role cdk-hnb659fds-lookup-role-${ACCOUNT}`,
  ]);
});

it('lists all kinds of every service, except those that nobody can delete', async () => {
  const before = await resources();
  await makeEverything(emulator);
  const made = (await resources()).filter(({ arn }) => !before.some((other) => other.arn === arn));
  expect(asWords(made).filter((words) => !words.startsWith('log group /aws/'))).toEqual(EVERYTHING);
  expect(made).toContainEqual({
    service: 'sns',
    kind: 'topic',
    name: 'topic',
    arn: 'arn:aws:sns:us-east-1:000000000000:topic',
  });
}, 60_000);
