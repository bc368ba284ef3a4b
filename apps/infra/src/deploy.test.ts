import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EmulatedAccount, startAccount } from './testing/emulated-account.ts';

const TEMPLATE = {
  Resources: {
    Data: { Type: 'AWS::S3::Bucket' },
    Doubt: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        Namespace: 'AWS/States',
        MetricName: 'ExecutionsFailed',
        Statistic: 'Sum',
        Period: 60,
        ComparisonOperator: 'GreaterThanThreshold',
        EvaluationPeriods: 1,
        Threshold: 1,
      },
    },
  },
};
const DEPLOY = 'deploy --all --progress events --app FOLDER';
const SYNTHESIS = 'Synthesising the stack scones-unlimited for us-east-1\n';
const QUESTION =
  'The stack scones-unlimited, for the account 000000000000 in us-east-1, will cost about $0.0001 an hour instead of $0.0000 an hour, used or not.';

let account: EmulatedAccount;
beforeAll(async () => {
  account = await startAccount();
  account.template = TEMPLATE;
});
beforeEach(() => {
  account.cdkCalls.length = 0;
  account.ask = undefined;
  account.isBilled = true;
});
afterAll(async () => {
  await account.close();
  expect(account.faults).toEqual([]);
});

describe('deploy', () => {
  it('shows on --dry-run what changes and what it costs by the hour, and deploys nothing', async () => {
    const { exitCode, stdout } = await account.run(
      'deploy',
      '--dry-run',
      '-c',
      'scones:endpointName=vehicles',
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain('alarms: 1, about $0.0001 an hour\n');
    expect(stdout).toContain('The endpoint comes on top: npx nx deploy -- --dry-run');
    expect(account.cdkCalls).toEqual([
      'synth --quiet --output FOLDER -c scones:endpointName=vehicles',
      'diff --app FOLDER',
    ]);
  });

  it('refuses what costs by the hour where there is nobody to ask', async () => {
    expect(await account.run('deploy')).toMatchObject({
      exitCode: 1,
      stderr: `${SYNTHESIS}infra: ${QUESTION} There is nobody to ask: add --yes to agree.\n`,
    });
    expect(account.cdkCalls).not.toContain(DEPLOY);
  });

  it.each([
    [true, 0, ''],
    [
      false,
      1,
      'infra: The stack scones-unlimited, for the account 000000000000 in us-east-1, was left as it is. Add --yes to agree without being asked.\n',
    ],
    [undefined, 1, `infra: ${QUESTION} There is nobody to ask: add --yes to agree.\n`],
  ])('asks first, and obeys the answer: %s', async (answer, exitCode, stderr) => {
    const asked: string[] = [];
    account.ask = async (question) => (asked.push(question), answer);
    expect(await account.run('deploy')).toMatchObject({ exitCode, stderr: `${SYNTHESIS}${stderr}` });
    expect(asked).toEqual([`${QUESTION} Go on?`]);
    expect(account.cdkCalls.includes(DEPLOY)).toBe(answer ?? false);
  });

  it('does not ask on the emulator, where nothing costs', async () => {
    account.isBilled = false;
    account.ask = () => Promise.reject(new Error('asked'));
    expect(await account.run('deploy')).toMatchObject({ exitCode: 0 });
    expect(account.cdkCalls).toContain(DEPLOY);
  });

  it('finds out before the synthesis that there is no such training job', async () => {
    const { exitCode, stderr } = await account.run(
      'deploy',
      '--with-endpoint',
      '--from-training-job',
      'never',
    );
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('There is no training job never in us-east-1.') as string,
    });
    expect(account.cdkCalls).toEqual([]);
  });

  it('does not ask with --yes', async () => {
    expect(await account.run('deploy', '--yes')).toMatchObject({ exitCode: 0 });
    expect(account.cdkCalls).toContain(DEPLOY);
  });

  it('does not ask when the costs are there already', async () => {
    await account.deployTemplate(TEMPLATE);
    expect(await account.run('deploy')).toMatchObject({
      exitCode: 0,
      stdout: 'scones-unlimited is deployed\n',
    });
  });

  it('knows no price of other instances', async () => {
    expect(await account.run('deploy', '--endpoint-instance-type', 'ml.huge')).toMatchObject({ exitCode: 2 });
  });

  it.each([
    ['--from-training-job', 'learnt'],
    ['--endpoint-instance-type', 'ml.c5.large'],
  ])('takes %s for the endpoint only', async (option, value) => {
    expect(await account.run('deploy', option, value)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(
        `${option} says something of the endpoint: add --with-endpoint`,
      ) as string,
    });
    expect(account.cdkCalls).toEqual([]);
  });
});
