import type { GetExecutionHistoryCommandOutput, HistoryEvent } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { pageSize, pagingInput, readToken, writeToken } from '../paging.ts';
import { withoutData } from '../history/wire-event.ts';

const input = z.strictObject({
  executionArn: z.string(),
  reverseOrder: z.boolean().optional(),
  includeExecutionData: z.boolean().optional(),
  ...pagingInput,
});

export const getExecutionHistory = operation<GetExecutionHistoryCommandOutput>()(
  input,
  ({ executionTable }, request) => {
    const { executionArn, reverseOrder = false, includeExecutionData = true } = request;
    executionTable.require(executionArn);
    const lastId = executionTable.lastEventId(executionArn);
    const size = pageSize(request);
    const start = readToken(request, z.int()) ?? (reverseOrder ? lastId : 1);
    const [first, last] = reverseOrder ? [Math.max(1, start - size + 1), start] : [start, start + size - 1];
    const events = executionTable.events(executionArn, first, last);
    if (reverseOrder) events.reverse();
    const following = reverseOrder ? first - 1 : last + 1;
    const isMore = reverseOrder ? following >= 1 : following <= lastId;
    return {
      // Events are stored as they are sent, with the time in seconds.
      events: (includeExecutionData ? events : events.map(withoutData)) as unknown as HistoryEvent[],
      ...(isMore && writeToken(following)),
    };
  },
);
