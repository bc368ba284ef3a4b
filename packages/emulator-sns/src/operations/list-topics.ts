import type { ListTopicsCommandOutput } from '@aws-sdk/client-sns';
import { pageOf } from '@scones/emulator-core';
import { z } from 'zod';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';

const PAGE = 100;

export const listTopics = operation<ListTopicsCommandOutput>()(
  z.strictObject({ NextToken: z.string().optional() }),
  ({ topics }, { NextToken }) => {
    const page = pageOf(topics.values(), {
      token: NextToken,
      limit: PAGE,
      keyOf: ({ arn }) => arn,
      refuse: () => errors.InvalidParameter.member({ member: 'NextToken' }),
    });
    return { Topics: page.items.map(({ arn }) => ({ TopicArn: arn })), NextToken: page.token };
  },
);
