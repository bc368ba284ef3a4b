import type { ListMapRunsCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { keyedPage, pagingInput } from '../paging.ts';

const input = z.strictObject({ executionArn: z.string(), ...pagingInput });

export const listMapRuns = operation<ListMapRunsCommandOutput>()(
  input,
  ({ executionTable, mapRuns }, request) => {
    const { stateMachineArn } = executionTable.require(request.executionArn);
    const page = keyedPage(
      request,
      (after = '') => mapRuns.list(request.executionArn).filter(({ arn }) => arn > after),
      ({ arn }) => arn,
    );
    return {
      mapRuns: page.items.map(({ arn, executionArn, request: { label = '' }, startDate, stopDate }) => ({
        mapRunArn: arn,
        executionArn,
        stateMachineArn: `${stateMachineArn}/${label}`,
        startDate: new Date(startDate),
        ...(stopDate !== undefined && { stopDate: new Date(stopDate) }),
      })),
      nextToken: page.token,
    };
  },
);
