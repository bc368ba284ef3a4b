import type { PutDashboardCommandOutput } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { operation, tagsInput } from '../cloudwatch-context.ts';
import { errors } from '../errors.ts';

export const putDashboard = operation<PutDashboardCommandOutput>()(
  z.strictObject({
    DashboardName: z.string().regex(/^[\w-]{1,255}$/),
    DashboardBody: z.string(),
    Tags: tagsInput,
  }),
  ({ dashboards, identity, clock }, { DashboardName: name, DashboardBody: body, Tags }) => {
    checkBody(body);
    dashboards.put(name, {
      name,
      arn: `arn:aws:cloudwatch::${identity.account}:dashboard/${name}`,
      body,
      tags: dashboards.get(name)?.tags ?? Tags,
      updatedAt: clock.now(),
    });
    return { DashboardValidationMessages: [] };
  },
);

/** Only that it has widgets; what they show is for whoever draws them. */
function checkBody(body: string): void {
  const parsed = z.looseObject({ widgets: z.array(z.looseObject({ type: z.string() })) });
  let document: unknown;
  try {
    document = JSON.parse(body);
  } catch (cause) {
    throw Object.assign(errors.InvalidParameterValue('The dashboard body is not JSON'), { cause });
  }
  if (!parsed.safeParse(document).success)
    throw errors.InvalidParameterValue(
      'The dashboard body is invalid: it should have widgets, each with a type',
    );
}
