import { CreateFunctionCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { strToU8, zipSync } from 'fflate';
import type { StartedEmulator } from './started-emulator.ts';

export const ROLE = 'arn:aws:iam::000000000000:role/test';

/** Reads the object of its event from S3, over the endpoint that its environment names. */
const HANDLER = `
export async function handler({ bucket, key }) {
  console.log('reading', key);
  const reply = await fetch(new URL(\`/\${bucket}/\${key}\`, process.env.AWS_ENDPOINT_URL));
  if (reply.ok) return { length: (await reply.text()).length };
  const error = new Error(\`\${key} answered \${reply.status}\`);
  error.name = 'ObjectMissing';
  throw error;
}`;

const DEFINITION = {
  StartAt: 'Read',
  States: {
    Read: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'read', 'Payload.$': '$' },
      OutputPath: '$.Payload',
      Next: 'List',
    },
    List: {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:s3:listObjectsV2',
      Parameters: { Bucket: 'data' },
      ResultPath: '$.listed',
      End: true,
    },
  },
};

/** A bucket, a function and a state machine that use one another; returns the machine's ARN. */
export async function deployWorkflow({ connection }: StartedEmulator): Promise<string> {
  const s3 = new S3Client(connection);
  await s3.send(new CreateBucketCommand({ Bucket: 'data' }));
  await s3.send(new PutObjectCommand({ Bucket: 'data', Key: 'note.txt', Body: 'twelve chars' }));
  const code = zipSync({ 'index.mjs': strToU8(HANDLER) });
  await s3.send(new PutObjectCommand({ Bucket: 'data', Key: 'code/read.zip', Body: code }));
  const lambda = new LambdaClient(connection);
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'read',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: ROLE,
      Code: { S3Bucket: 'data', S3Key: 'code/read.zip' },
      Timeout: 10,
    }),
  );
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 10 }, { FunctionName: 'read' });
  const states = new SFNClient(connection);
  const { stateMachineArn } = await states.send(
    new CreateStateMachineCommand({ name: 'flow', roleArn: ROLE, definition: JSON.stringify(DEFINITION) }),
  );
  return stateMachineArn as string;
}
