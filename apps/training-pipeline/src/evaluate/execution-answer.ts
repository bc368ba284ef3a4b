import {
  type DescribeExecutionCommandOutput,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { inferredPictureEventSchema } from '@scones/workflow';

/** The endpoint's answer: in the output of an execution that succeeded, in the history of one that did not. */
export async function executionAnswer(
  stepFunctions: SFNClient,
  execution: DescribeExecutionCommandOutput,
  signal?: AbortSignal,
): Promise<readonly number[] | undefined> {
  if (execution.status === 'SUCCEEDED') return inferencesIn(execution.output);
  // Latest first: the state that holds the answer is one of the last.
  for (let nextToken: string | undefined; ;) {
    const page = await stepFunctions.send(
      new GetExecutionHistoryCommand({
        executionArn: execution.executionArn,
        reverseOrder: true,
        includeExecutionData: true,
        nextToken,
      }),
      signal && { abortSignal: signal },
    );
    for (const event of page.events ?? []) {
      const answer = inferencesIn(stateData(event));
      if (answer) return answer;
    }
    nextToken = page.nextToken;
    if (nextToken === undefined) return undefined;
  }
}

function stateData(event: HistoryEvent): string | undefined {
  return event.stateExitedEventDetails?.output ?? event.stateEnteredEventDetails?.input;
}

/** Other states' data are in the history too, so that what does not parse as an answer is simply none. */
function inferencesIn(json: string | undefined): readonly number[] | undefined {
  if (json === undefined) return undefined;
  const parsed = inferredPictureEventSchema.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data.body.inferences : undefined;
}
