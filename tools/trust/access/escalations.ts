import { strToU8, zipSync } from 'fflate';
import type { Row } from '../trial.ts';
import { type Account, roleArn, sdkOf, startAccount } from './account.ts';
import type { Caller, Reply } from './caller.ts';

/** What a service is given a role by. */
interface Passing {
  readonly service: string;
  readonly prefix: string;
  readonly operation: string;
  readonly input: (role: string) => object;
}

const MACHINE = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Succeed' } } });
const STACK = JSON.stringify({
  Resources: {
    P: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/made', Type: 'String', Value: '1' } },
  },
});
export const CODE = zipSync({ 'index.mjs': strToU8('export const handler = () => 1;') });
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:queue';

const PASSINGS: readonly Passing[] = [
  {
    service: 'emulator-lambda',
    prefix: 'lambda',
    operation: 'CreateFunction',
    input: (Role) => ({
      FunctionName: 'f',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role,
      Code: { ZipFile: CODE },
    }),
  },
  {
    service: 'emulator-step-functions',
    prefix: 'states',
    operation: 'CreateStateMachine',
    input: (role) => ({ name: 'm', roleArn: role, definition: MACHINE }),
  },
  {
    service: 'emulator-step-functions',
    prefix: 'states',
    operation: 'TestState',
    input: (role) => ({ definition: '{"Type":"Succeed"}', roleArn: role }),
  },
  {
    service: 'emulator-cloudformation',
    prefix: 'cloudformation',
    operation: 'CreateStack',
    input: (RoleARN) => ({ StackName: 's', RoleARN, TemplateBody: STACK }),
  },
  {
    service: 'emulator-events',
    prefix: 'events',
    operation: 'PutTargets',
    input: (RoleArn) => ({ Rule: 'rule', Targets: [{ Id: '1', Arn: QUEUE, RoleArn }] }),
  },
  {
    service: 'emulator-sagemaker',
    prefix: 'sagemaker',
    operation: 'CreateModel',
    input: (ExecutionRoleArn) => ({
      ModelName: 'm',
      ExecutionRoleArn,
      PrimaryContainer: { Image: 'image-classifier' },
    }),
  },
  {
    service: 'emulator-sagemaker',
    prefix: 'sagemaker',
    operation: 'CreateTrainingJob',
    input: (RoleArn) => ({
      TrainingJobName: 'j',
      RoleArn,
      AlgorithmSpecification: { TrainingImage: 'image-classifier', TrainingInputMode: 'File' },
      OutputDataConfig: { S3OutputPath: 's3://bucket/out' },
      ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 1 },
      StoppingCondition: { MaxRuntimeInSeconds: 60 },
    }),
  },
];

const ADMIN = roleArn('admin');
const STRANGER = roleArn('stranger');

/** Ways to do by a service what the caller itself may not: none may work. */
export async function escalationRows(onFault: (fault: unknown) => void): Promise<Row[]> {
  await using account = await startAccount(onFault);
  const services = [...new Set(PASSINGS.map(({ prefix }) => prefix))];
  await account.makeRole('admin', services);
  await account.allow('admin', [{ Effect: 'Allow', Action: '*' }]);
  await account.makeRole('stranger', ['ec2']);
  await account.makeRole('caller');
  const caller = await account.sessionOf('caller');
  await account.root.call(sdkOf('emulator-events'), 'PutRule', {
    Name: 'rule',
    EventPattern: '{"source":["a"]}',
  });
  const rows: Row[] = [];
  for (const passing of PASSINGS) rows.push(await passingRow(account, caller, passing));
  await account.allow('caller', [{ Effect: 'Allow', Action: 'cloudformation:*' }]);
  rows.push(await stackRow(account, caller, 'cloudformation:* alone makes nothing by a stack', 'own'));
  await account.allow('caller', [{ Effect: 'Allow', Action: '*' }]);
  const bounded = await account.sessionOf('caller', { Effect: 'Allow', Action: 'cloudformation:*' });
  const byPolicy = 'what a policy of a session takes away is not to be had by a stack';
  rows.push(await stackRow(account, bounded, byPolicy, 'bounded'), await assumingRow(account, caller));
  return rows;
}

/** With all of a service's actions, with permission to pass a role that does not trust the service, and with what is needed. */
async function passingRow(
  { allow }: Account,
  caller: Caller,
  { service, prefix, operation, input }: Passing,
): Promise<Row> {
  const ask = async (role: string, ...more: string[]): Promise<Reply> => {
    await allow('caller', [{ Effect: 'Allow', Action: [`${prefix}:*`, ...more] }]);
    return await caller.send(sdkOf(service), operation, input(role));
  };
  return factRow(`${prefix}:* alone passes no admin role by ${operation}`, [
    isDenied(await ask(ADMIN), `iam:PassRole on resource: ${ADMIN}`),
    messageOf(await ask(STRANGER, 'iam:PassRole')).includes('assume'),
    (await ask(ADMIN, 'iam:PassRole')).kind === 'answered',
  ]);
}

/** The stack would make a parameter. */
async function stackRow({ root }: Account, caller: Caller, name: string, StackName: string): Promise<Row> {
  const cloudFormation = sdkOf('emulator-cloudformation');
  const TemplateBody = STACK.replace('/made', `/${StackName}`);
  await caller.call(cloudFormation, 'CreateStack', { StackName, TemplateBody });
  const ending = async (): Promise<string> =>
    JSON.stringify(await root.call(cloudFormation, 'DescribeStackEvents', { StackName }));
  let events = await ending();
  for (let tries = 0; tries < 100 && !events.includes('ROLLBACK_COMPLETE'); tries++) events = await ending();
  const made = await root.send(sdkOf('emulator-ssm'), 'GetParameter', { Name: `/${StackName}` });
  return factRow(name, [
    events.includes('is not authorized to perform: ssm:PutParameter'),
    made.kind === 'refused' && made.code === 'ParameterNotFound',
  ]);
}

async function assumingRow({ allow }: Account, caller: Caller): Promise<Row> {
  const assume = async (RoleArn: string): Promise<Reply> =>
    await caller.send(sdkOf('emulator-sts'), 'AssumeRole', { RoleArn, RoleSessionName: 'mallory' });
  await allow('caller', [{ Effect: 'Allow', Action: 'lambda:*' }]);
  const unallowed = await assume(ADMIN);
  await allow('caller', [{ Effect: 'Allow', Action: 'sts:*' }]);
  return factRow('no role is assumed that does not trust the caller, or without permission', [
    isDenied(unallowed, `sts:AssumeRole on resource: ${ADMIN}`),
    isDenied(await assume(roleArn('nobodys')), 'sts:AssumeRole'),
    (await assume(ADMIN)).kind === 'answered',
  ]);
}

export function factRow(name: string, facts: readonly boolean[]): Row {
  return { name, tried: facts.length, held: facts.filter(Boolean).length };
}

function isDenied(reply: Reply, what: string): boolean {
  return messageOf(reply).includes(`is not authorized to perform: ${what}`);
}

function messageOf(reply: Reply): string {
  return reply.kind === 'refused' ? reply.message : '';
}
