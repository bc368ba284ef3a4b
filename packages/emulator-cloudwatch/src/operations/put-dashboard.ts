import type { PutDashboardCommandOutput } from '@aws-sdk/client-cloudwatch';
import { withTags } from '@scones/emulator-core';
import { z } from 'zod';
import { operation, tagsInput } from '../context.ts';
import { errors } from '../errors.ts';

export const putDashboard = operation<PutDashboardCommandOutput>()(
  z.strictObject({
    DashboardName: z.string(),
    DashboardBody: z.string(),
    Tags: tagsInput,
  }),
  ({ dashboards, identity, clock }, { DashboardName: name, DashboardBody: body, Tags }) => {
    checkName(name);
    checkBody(body);
    dashboards.put(name, {
      name,
      arn: `arn:aws:cloudwatch::${identity.account}:dashboard/${name}`,
      body,
      tags: dashboards.get(name)?.tags ?? withTags({}, Tags, errors.InvalidParameterValue.manyTags),
      updatedAt: clock.now(),
    });
    return { DashboardValidationMessages: [] };
  },
);

function checkName(name: string): void {
  if (!/^[\w-]+$/.test(name)) throw errors.InvalidParameterValue.dashboardName();
  if (name.length > LONGEST_NAME)
    throw errors.InvalidParameterValue.longDashboardName({ limit: LONGEST_NAME });
}

const LONGEST_NAME = 255;

/** Only that it has widgets; what they show is for whoever draws them. */
function checkBody(body: string): void {
  const parsed = z.looseObject({ widgets: z.array(z.looseObject({ type: z.string() })) });
  let document: unknown;
  try {
    document = JSON.parse(body);
  } catch (cause) {
    throw errors.InvalidParameterInput.noJson({ cause });
  }
  if (!parsed.safeParse(document).success) throw errors.InvalidParameterInput.noWidgets();
}
