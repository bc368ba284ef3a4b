import type { ListTopicsCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { operation } from '../context.ts';

const PAGE = 100;

/** A page's token is the ARN of its last topic. */
export const listTopics = operation<ListTopicsCommandOutput>()(
  z.strictObject({ NextToken: z.string().default('') }),
  ({ topics }, { NextToken }) => {
    const page = topics.values({ after: NextToken, limit: PAGE });
    return {
      Topics: page.map(({ arn }) => ({ TopicArn: arn })),
      NextToken: page.length === PAGE ? page.at(-1)?.arn : undefined,
    };
  },
);
