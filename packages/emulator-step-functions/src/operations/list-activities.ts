import type { ListActivitiesCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { keyedPage, pagingInput } from '../paging.ts';

const input = z.strictObject(pagingInput);

export const listActivities = operation<ListActivitiesCommandOutput>()(input, ({ activities }, request) => {
  const page = keyedPage(
    request,
    (after, limit) => activities.list({ limit, ...(after !== undefined && { after }) }),
    ({ arn }) => arn,
  );
  return {
    activities: page.items.map(({ arn, name, creationDate }) => ({
      activityArn: arn,
      name,
      creationDate: new Date(creationDate),
    })),
    nextToken: page.token,
  };
});
