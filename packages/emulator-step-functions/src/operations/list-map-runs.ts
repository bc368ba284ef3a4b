import type { ListMapRunsCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { pageSize, pagingInput, readToken, writeToken } from '../paging.ts';

const input = z.strictObject({ executionArn: z.string(), ...pagingInput });

export const listMapRuns = operation<ListMapRunsCommandOutput>()(
  input,
  ({ executionTable, mapRuns }, request) => {
    const { stateMachineArn } = executionTable.require(request.executionArn);
    const after = readToken(request, z.string()) ?? '';
    const rest = mapRuns.list(request.executionArn).filter(({ arn }) => arn > after);
    const page = rest.slice(0, pageSize(request));
    return {
      mapRuns: page.map(({ arn, executionArn, startDate, stopDate }) => ({
        mapRunArn: arn,
        executionArn,
        stateMachineArn,
        startDate: new Date(startDate),
        ...(stopDate !== undefined && { stopDate: new Date(stopDate) }),
      })),
      ...(page.length < rest.length && writeToken(page.at(-1)?.arn)),
    };
  },
);
