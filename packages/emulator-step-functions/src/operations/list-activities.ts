import type { ListActivitiesCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { pageSize, pagingInput, readToken, writeToken } from '../paging.ts';

const input = z.strictObject(pagingInput);

export const listActivities = operation<ListActivitiesCommandOutput>()(input, ({ activities }, request) => {
  const size = pageSize(request);
  const after = readToken(request, z.string());
  const found = activities.list({ limit: size + 1, ...(after !== undefined && { after }) });
  const page = found.slice(0, size);
  return {
    activities: page.map(({ arn, name, creationDate }) => ({
      activityArn: arn,
      name,
      creationDate: new Date(creationDate),
    })),
    ...(found.length > size && writeToken(page.at(-1)?.arn)),
  };
});
