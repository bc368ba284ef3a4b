import { AwsError, wireInteger } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import {
  defineResource,
  type MadeResource,
  type ResourceContext,
  type ResourceType,
} from '../resources/resource-type.ts';
import type { Json } from '../template/template.ts';

const properties = z
  .looseObject({
    ServiceToken: z
      .string()
      .regex(
        /^arn:aws:lambda:/,
        'The emulator does not support custom resources but those that a Lambda function makes',
      ),
    ServiceTimeout: wireInteger(1, 3600).default(3600),
  })
  .transform(({ ServiceToken, ServiceTimeout, ...own }) => ({
    ServiceToken,
    ServiceTimeout,
    own: own as Record<string, Json>,
  }));
type CustomProperties = z.output<typeof properties>;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html */
const responseSchema = z.strictObject({
  Status: z.enum(['SUCCESS', 'FAILED']),
  Reason: z.string().optional(),
  PhysicalResourceId: z.string().min(1).max(1024).optional(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  NoEcho: z
    .literal(false, { error: 'The emulator does not support NoEcho in the answer of a custom resource' })
    .optional(),
  Data: z.record(z.string(), z.json() as z.ZodType<Json>).default({}),
});
type Response = z.output<typeof responseSchema>;

/** A Lambda function makes, changes and removes the resource: `Custom::*`. */
export function customResource(type: string): ResourceType {
  return defineResource({
    type,
    properties,
    replacedBy: [],
    create: async (context, wanted) => made(await ask(context, type, 'Create', wanted)),
    update: async (context, PhysicalResourceId, wanted, previous) =>
      made(
        await ask(context, type, 'Update', wanted, {
          PhysicalResourceId,
          OldResourceProperties: propertiesOf(previous),
        }),
        PhysicalResourceId,
      ),
    async remove(context, PhysicalResourceId, wanted) {
      await ask(context, type, 'Delete', wanted, { PhysicalResourceId });
    },
  });
}

function made({ PhysicalResourceId, Data, RequestId }: Response, previousId = RequestId): MadeResource {
  return { physicalId: PhysicalResourceId ?? previousId, attributes: Data };
}

/** Sends a request to the function, and waits for the answer that the function puts to the given URL. */
async function ask(
  context: ResourceContext,
  ResourceType: string,
  RequestType: 'Create' | 'Update' | 'Delete',
  wanted: CustomProperties,
  members: object = {},
): Promise<Response> {
  const { callService, stackId: StackId, logicalId: LogicalResourceId } = context;
  const RequestId = context.newId();
  // A bucket for this answer alone. It is gone with the answer: nothing is to be left in the account.
  const Bucket = `cloudformation-response-${RequestId}`;
  await callService('s3', 'CreateBucket', {
    Bucket,
    ...(context.identity.region !== 'us-east-1' && {
      CreateBucketConfiguration: { LocationConstraint: context.identity.region },
    }),
  });
  try {
    await callService('lambda', 'Invoke', {
      FunctionName: wanted.ServiceToken,
      InvocationType: 'Event',
      Payload: JSON.stringify({
        RequestType,
        RequestId,
        StackId,
        LogicalResourceId,
        ResourceType,
        ...members,
        ResponseURL: context.responseUrl(Bucket, KEY),
        ServiceToken: wanted.ServiceToken,
        ResourceProperties: propertiesOf(wanted),
      }),
    });
    return checked(await answer(context, Bucket, wanted.ServiceTimeout, RequestId), RequestId);
  } finally {
    await callService('s3', 'DeleteObject', { Bucket, Key: KEY });
    await callService('s3', 'DeleteBucket', { Bucket });
  }
}

const KEY = 'response';

/** The properties as the function sees them: CloudFormation makes texts of all scalars. */
function propertiesOf({ ServiceToken, own }: CustomProperties): Json {
  return { ServiceToken, ...(asText(own) as Record<string, Json>) };
}

function asText(value: Json): Json {
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asText(member)]));
}

async function answer(
  { clock, readObject }: ResourceContext,
  bucket: string,
  timeoutSeconds: number,
  requestId: string,
): Promise<string> {
  const end = clock.now() + timeoutSeconds * 1000;
  for (let wait = 20; ; wait = Math.min(wait * 1.5, 1000)) {
    try {
      return await readObject(bucket, KEY);
    } catch (error) {
      if (!(error instanceof AwsError) || error.code !== 'NoSuchKey') throw error;
    }
    if (clock.now() >= end) throw errors.NotStabilized.noResponse({ requestId });
    await clock.sleep(wait);
  }
}

function checked(text: string, requestId: string): Response {
  const parsed = responseSchema.safeParse(parsedJson(text));
  if (!parsed.success)
    throw errors.CustomResourceFailed({
      reason: `Invalid response: ${z.prettifyError(parsed.error)}`,
      requestId,
    });
  const { Status, Reason = '' } = parsed.data;
  if (Status === 'FAILED') throw errors.CustomResourceFailed({ reason: Reason, requestId });
  return parsed.data;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
