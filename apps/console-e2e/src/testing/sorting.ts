import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateStateMachineCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { SIGNED_GET } from '@scones/emulator/signed-get';
import { strToU8, zipSync } from 'fflate';

export interface Connection {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

const ROLE = 'arn:aws:iam::000000000000:role/sorting';

/** One pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** A function that prints something, waits for an object and fails, as its event asks. */
const CHECK = `${SIGNED_GET}
export async function handler({ say, hold, fail }) {
  console.log('looking at', say);
  const isOpen = async () => (await signedGet('/pictures/' + hold)).ok;
  while (hold && !(await isOpen())) await new Promise((resolve) => setTimeout(resolve, 50));
  if (fail) throw Object.assign(new Error(fail), { name: 'NotAPicture' });
  return { pause: 1 };
}`;

const DEFINITION = {
  StartAt: 'Ready',
  States: {
    Ready: { Type: 'Pass', Next: 'Decide' },
    Decide: {
      Type: 'Choice',
      Choices: [{ Variable: '$.doubtful', IsPresent: true, Next: 'Doubtful' }],
      Default: 'Check',
    },
    Doubtful: { Type: 'Fail', Error: 'TooDoubtful', CausePath: '$.doubtful' },
    Check: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'check', 'Payload.$': '$' },
      OutputPath: '$.Payload',
      Next: 'Pause',
    },
    Pause: { Type: 'Wait', SecondsPath: '$.pause', Next: 'Done' },
    Done: { Type: 'Succeed' },
  },
};

/** A small workflow of every kind that the console shows: a bucket of pictures, a function, a state machine. */
export class Sorting {
  readonly connection: Connection;
  readonly #s3: S3Client;
  readonly #states: SFNClient;
  machineArn = '';

  constructor(connection: Connection) {
    this.connection = connection;
    this.#s3 = new S3Client({ ...connection, forcePathStyle: true });
    this.#states = new SFNClient(connection);
  }

  async deploy(): Promise<void> {
    await this.#makeRole('sorting', '*');
    await this.#s3.send(new CreateBucketCommand({ Bucket: 'pictures' }));
    for (const name of ['bicycle.png', 'motorcycle.png']) await this.putPicture(name);
    await this.#makeFunction();
    const { stateMachineArn = '' } = await this.#states.send(
      new CreateStateMachineCommand({ name: 'Sort', roleArn: ROLE, definition: JSON.stringify(DEFINITION) }),
    );
    this.machineArn = stateMachineArn;
  }

  async putPicture(key: string): Promise<void> {
    await this.#s3.send(
      new PutObjectCommand({ Bucket: 'pictures', Key: key, Body: PICTURE, ContentType: 'image/png' }),
    );
  }

  /** Returns the execution's ARN. */
  async start(name: string, input: object): Promise<string> {
    const { executionArn = '' } = await this.#states.send(
      new StartExecutionCommand({
        stateMachineArn: this.machineArn,
        name,
        input: JSON.stringify({ say: name, ...input }),
      }),
    );
    return executionArn;
  }

  /** When the last event of each type was, in milliseconds. */
  async history(executionArn: string): Promise<ReadonlyMap<string, number>> {
    const { events = [] } = await this.#states.send(new GetExecutionHistoryCommand({ executionArn }));
    return new Map(events.map(({ type, timestamp }) => [type ?? '', timestamp?.getTime() ?? NaN]));
  }

  /** A caller without any permission asks for a picture. */
  async askDenied(): Promise<void> {
    await this.#makeRole('stranger', 'states:*');
    const { Credentials } = await new STSClient(this.connection).send(
      new AssumeRoleCommand({
        RoleArn: 'arn:aws:iam::000000000000:role/stranger',
        RoleSessionName: 'curious',
      }),
    );
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
    const credentials = {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
    };
    const stranger = new S3Client({ ...this.connection, credentials, forcePathStyle: true });
    const refused = await stranger
      .send(new GetObjectCommand({ Bucket: 'pictures', Key: 'bicycle.png' }))
      .catch((error: unknown) => error);
    if (!(refused instanceof Error) || refused.name !== 'AccessDenied')
      throw new Error('The stranger was let in.');
  }

  async #makeRole(RoleName: string, Action: string): Promise<void> {
    const iam = new IAMClient(this.connection);
    const trust = {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: {
        Service: ['lambda.amazonaws.com', 'states.amazonaws.com'],
        AWS: 'arn:aws:iam::000000000000:root',
      },
    };
    const policy = (statement: object): string =>
      JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: policy(trust) }));
    await iam.send(
      new PutRolePolicyCommand({
        RoleName,
        PolicyName: 'may',
        PolicyDocument: policy({ Effect: 'Allow', Action, Resource: '*' }),
      }),
    );
  }

  async #makeFunction(): Promise<void> {
    const lambda = new LambdaClient(this.connection);
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName: 'check',
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role: ROLE,
        Code: { ZipFile: zipSync({ 'index.mjs': strToU8(CHECK) }) },
        Timeout: 60,
      }),
    );
    await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 20 }, { FunctionName: 'check' });
  }
}
