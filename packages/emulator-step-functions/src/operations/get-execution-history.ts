import type { GetExecutionHistoryCommandOutput, HistoryEvent } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { numberedPage, pagingInput } from '../paging.ts';
import { type WireEvent, withoutData } from '../history/wire-event.ts';

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
    const forwards = (after = 0, count: number): WireEvent[] =>
      executionTable.events(executionArn, after + 1, after + count);
    const backwards = (before = lastId + 1, count: number): WireEvent[] =>
      executionTable.events(executionArn, Math.max(1, before - count), before - 1).toReversed();
    const page = numberedPage(request, reverseOrder ? backwards : forwards, ({ id }) => id);
    const events = page.items;
    return {
      // Events are stored as they are sent, with the time in seconds.
      events: (includeExecutionData ? events : events.map(withoutData)) as unknown as HistoryEvent[],
      nextToken: page.token,
    };
  },
);
