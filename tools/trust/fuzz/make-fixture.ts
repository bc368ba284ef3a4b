import { strToU8, zipSync } from 'fflate';
import type { FuzzedOperation } from './fuzzed-services.ts';
import { MACHINE, NAME, ROLE, TEMPLATE } from './fitting-texts.ts';
import { encodeRequest, exchange } from './raw-request.ts';

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const CODE = `export const handler = async (event) => event;`;

/** What the requests are about, by operation. */
export const FIXTURE: readonly (readonly [operation: string, input: object])[] = [
  ['CreateBucket', { Bucket: NAME }],
  ['PutObject', { Bucket: NAME, Key: NAME, Body: '{"a":1}' }],
  ['CreateRole', { RoleName: NAME, AssumeRolePolicyDocument: TRUST }],
  ['CreateStateMachine', { name: NAME, definition: MACHINE, roleArn: ROLE }],
  [
    'StartExecution',
    { stateMachineArn: `arn:aws:states:us-east-1:000000000000:stateMachine:${NAME}`, name: NAME },
  ],
  ['CreateActivity', { name: NAME }],
  [
    'CreateFunction',
    {
      FunctionName: NAME,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: ROLE,
      Code: { ZipFile: zipSync({ 'index.mjs': strToU8(CODE) }) },
    },
  ],
  ['CreateTopic', { Name: NAME }],
  ['CreateQueue', { QueueName: NAME }],
  ['PutParameter', { Name: NAME, Value: 'a', Type: 'String' }],
  ['CreateLogGroup', { logGroupName: NAME }],
  ['CreateLogStream', { logGroupName: NAME, logStreamName: NAME }],
  ['PutRule', { Name: NAME, EventPattern: '{"source":["a"]}' }],
  ['CreateStack', { StackName: NAME, TemplateBody: TEMPLATE }],
  [
    'CreateTable',
    {
      TableName: NAME,
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    },
  ],
];

/** Makes a resource of each kind, all of one name. Throws where one is refused. */
export async function makeFixture(url: string, operations: readonly FuzzedOperation[]): Promise<void> {
  for (const [name, input] of FIXTURE) {
    const operation = operations.find((each) => each.name === name);
    if (!operation) throw new Error(`No service has the operation ${name}.`);
    const answer = await exchange(url, encodeRequest(await operation.request(input)), 30_000);
    if (!answer || answer.status >= 300) throw new Error(`${name} was refused: ${answer?.body}`);
  }
}
