import type { ListStateMachineAliasesCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation, type StepFunctionsContext } from '../context.ts';
import type { Alias } from '../machines/aliases.ts';
import { readQualifiedArn } from '../machines/qualified-arn.ts';
import { requireVersion } from '../machines/read-routes.ts';
import { keyedPage, pagingInput } from '../paging.ts';

const input = z.strictObject({ stateMachineArn: z.string().min(1).max(256), ...pagingInput });

/** The aliases of a state machine, or those that name a version of it. */
export const listStateMachineAliases = operation<ListStateMachineAliasesCommandOutput>()(
  input,
  (context, request) => {
    const page = keyedPage(
      request,
      (after) => aliasesOf(context, request.stateMachineArn, after),
      ({ arn }) => arn,
    );
    return {
      stateMachineAliases: page.items.map(({ arn, creationDate }) => ({
        stateMachineAliasArn: arn,
        creationDate: new Date(creationDate),
      })),
      nextToken: page.token,
    };
  },
);

function aliasesOf(context: StepFunctionsContext, arn: string, after: string | undefined): Alias[] {
  const { stateMachineArn, qualifier } = readQualifiedArn(arn);
  context.machines.require(stateMachineArn);
  if (qualifier !== undefined) requireVersion(context, arn);
  const all = context.aliases.list(stateMachineArn, after === undefined ? {} : { after });
  if (qualifier === undefined) return all;
  return all.filter(({ routes }) =>
    routes.some(({ stateMachineVersionArn }) => stateMachineVersionArn === arn),
  );
}
