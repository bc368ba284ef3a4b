import type { ListStateMachineVersionsCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { readQualifiedArn } from '../machines/qualified-arn.ts';
import { numberedPage, pagingInput } from '../paging.ts';

const input = z.strictObject({ stateMachineArn: z.string().min(1).max(256), ...pagingInput });

/** The newest first; a machine that is not there has none. */
export const listStateMachineVersions = operation<ListStateMachineVersionsCommandOutput>()(
  input,
  ({ versions }, request) => {
    const { stateMachineArn } = readQualifiedArn(request.stateMachineArn);
    const page = numberedPage(
      request,
      (before = Infinity) => versions.list(stateMachineArn).filter(({ number }) => number < before),
      ({ number }) => number,
    );
    return {
      stateMachineVersions: page.items.map(({ arn, creationDate }) => ({
        stateMachineVersionArn: arn,
        creationDate: new Date(creationDate),
      })),
      nextToken: page.token,
    };
  },
);
