import { z } from 'zod';
import { operation } from '../context.ts';
import { groupName } from '../request-members.ts';

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

const inputSchema = z.strictObject({ logGroupName: groupName, retentionInDays: z.literal(DAYS) });

export const putRetentionPolicy = operation<object>()(inputSchema, (context, input) => {
  const group = context.catalogue.group(input.logGroupName);
  context.catalogue.updateGroup({ ...group, retentionDays: input.retentionInDays });
  return {};
});
