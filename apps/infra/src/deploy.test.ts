import { CreateChangeSetCommand, ExecuteChangeSetCommand } from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EmulatedAccount, startAccount } from './testing/emulated-account.ts';

const TEMPLATE = {
  Resources: {
    Data: { Type: 'AWS::S3::Bucket' },
    Doubt: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        ...{ Namespace: 'AWS/States', MetricName: 'ExecutionsFailed', Statistic: 'Sum', Period: 60 },
        ...{ ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1, Threshold: 1 },
      },
    },
  },
};
const DEPLOY = 'deploy --all --progress events --app cdk.out';
const QUESTION = 'scones-unlimited will cost about $0.0001 an hour instead of $0.0000 an hour, used or not.';

let account: EmulatedAccount;
beforeAll(async () => {
  account = await startAccount();
  account.template = TEMPLATE;
});
beforeEach(() => {
  account.cdkCalls.length = 0;
  account.ask = undefined;
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
    expect(stdout).toContain(
      'The endpoint vehicles, once endpoint-deployer makes it, on each ml.m5.large: about $0.1150 an hour',
    );
    expect(account.cdkCalls).toEqual(['synth --quiet -c scones:endpointName=vehicles', 'diff --app cdk.out']);
  });

  it('refuses what costs by the hour where there is nobody to ask', async () => {
    expect(await account.run('deploy')).toMatchObject({
      exitCode: 1,
      stderr: `infra: ${QUESTION} Add --yes to agree.\n`,
    });
    expect(account.cdkCalls).not.toContain(DEPLOY);
  });

  it.each([
    [true, 0],
    [false, 1],
  ])('asks first, and does as it is told: %s', async (answer, exitCode) => {
    const asked: string[] = [];
    account.ask = async (question) => (asked.push(question), answer);
    expect(await account.run('deploy')).toMatchObject({ exitCode });
    expect(asked).toEqual([`${QUESTION} Deploy it?`]);
    expect(account.cdkCalls.includes(DEPLOY)).toBe(answer);
  });

  it('does not ask when told --yes', async () => {
    expect(await account.run('deploy', '--yes')).toMatchObject({ exitCode: 0 });
    expect(account.cdkCalls).toContain(DEPLOY);
  });

  it('does not ask when what costs is there already', async () => {
    const { Id } = await account.cloudFormation.send(
      new CreateChangeSetCommand({
        ...{ StackName: 'scones-unlimited', ChangeSetName: 'first', ChangeSetType: 'CREATE' },
        TemplateBody: JSON.stringify(TEMPLATE),
      }),
    );
    await account.cloudFormation.send(new ExecuteChangeSetCommand({ ChangeSetName: Id }));
    expect(await account.run('deploy')).toMatchObject({
      exitCode: 0,
      stdout: 'scones-unlimited is deployed\n',
    });
  });

  it('knows no price of other instances', async () => {
    expect(await account.run('deploy', '--endpoint-instance-type', 'ml.huge')).toMatchObject({ exitCode: 2 });
  });
});
