import { z } from 'zod';
import { defineResource, type MadeResource, type ResourceContext } from '../resources/resource-type.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const destination = z.strictObject({ Destination: z.string() });

const properties = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.string(),
  MaximumEventAgeInSeconds: z.number().optional(),
  MaximumRetryAttempts: z.number().optional(),
  DestinationConfig: z
    .strictObject({ OnSuccess: destination.optional(), OnFailure: destination.optional() })
    .optional(),
});

/** How events that nobody waits for are tried again, and where their results go. */
export const eventInvokeConfig = defineResource({
  type: 'AWS::Lambda::EventInvokeConfig',
  properties,
  attributes: [],
  replacedBy: ['FunctionName', 'Qualifier'],
  create: put,
  update: (context, _physicalId, wanted) => put(context, wanted),
  async remove({ callService }, _physicalId, { FunctionName, Qualifier }) {
    await unlessGone(
      'ResourceNotFoundException',
      callService('lambda', 'DeleteFunctionEventInvokeConfig', { FunctionName, Qualifier }),
    );
  },
});

async function put(context: ResourceContext, wanted: z.output<typeof properties>): Promise<MadeResource> {
  await context.callService('lambda', 'PutFunctionEventInvokeConfig', wanted);
  return { physicalId: `${wanted.FunctionName}|${wanted.Qualifier}` };
}
