import type { Row } from '../trial.ts';
import { type Account, roleArn, sdkOf, startAccount } from './account.ts';
import { CODE, factRow } from './escalations.ts';

/** What is bounded by more than its action: by the tags of what is asked for, and by time. */
export async function boundRows(onFault: (fault: unknown) => void): Promise<Row[]> {
  await using account = await startAccount(onFault);
  await account.makeRole('caller', ['lambda']);
  return [await tagRow(account), await linkRow(account)];
}

async function tagRow({ root, allow, sessionOf }: Account): Promise<Row> {
  const sqs = sdkOf('emulator-sqs');
  for (const team of ['cakes', 'bread'])
    await root.call(sqs, 'CreateQueue', { QueueName: team, tags: { team } });
  const caller = await sessionOf('caller');
  const may = async (QueueName: string): Promise<boolean> =>
    (await caller.send(sqs, 'GetQueueUrl', { QueueName })).kind === 'answered';
  const own = { 'aws:ResourceTag/team': 'cakes' };
  const all = { Effect: 'Allow', Action: 'sqs:*' } as const;
  await allow('caller', [{ ...all, Condition: { StringEquals: own } }]);
  const allowed = [await may('cakes'), await may('bread')];
  await allow('caller', [all, { ...all, Effect: 'Deny', Condition: { StringNotEquals: own } }]);
  const denied = [await may('cakes'), await may('bread')];
  return factRow(
    'only what has the tag that a policy asks for is to be had',
    [allowed, denied].flatMap(([cakes, bread]) => [cakes === true, bread === false]),
  );
}

async function linkRow({ root, advance }: Account): Promise<Row> {
  const lambda = sdkOf('emulator-lambda');
  await root.call(lambda, 'CreateFunction', {
    FunctionName: 'f',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role: roleArn('caller'),
    Code: { ZipFile: CODE },
  });
  const { Code } = (await root.call(lambda, 'GetFunction', { FunctionName: 'f' })) as {
    Code: { Location: string };
  };
  const statusOf = async (link: string): Promise<number> => (await fetch(link)).status;
  const [open, unsigned] = [await statusOf(Code.Location), await statusOf(Code.Location.replace(/\?.*/, ''))];
  await advance(TEN_MINUTES + 1);
  return factRow('the link to a function’s code needs no credentials, and ends after ten minutes', [
    open === 200,
    unsigned === 403,
    (await statusOf(Code.Location)) === 403,
  ]);
}

const TEN_MINUTES = 600;
