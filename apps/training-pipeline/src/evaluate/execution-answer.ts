import {
  type DescribeExecutionCommandOutput,
  GetExecutionHistoryCommand,
  type GetExecutionHistoryCommandOutput,
  type HistoryEvent,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import type { Clock } from '@scones/deterministic';
import { Patience } from '@scones/command-line';
import { inferredPictureEventSchema } from '@scones/workflow';

interface AnswerReader {
  readonly stepFunctions: SFNClient;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
}

/** The last event of an execution that did not succeed. The history is not whole until this event is shown. */
const LAST_EVENTS = new Set<string | undefined>(['ExecutionFailed', 'ExecutionAborted', 'ExecutionTimedOut']);
const LONGEST_INCOMPLETE_MILLISECONDS = 10_000;

/** The endpoint's answer: in the output of an execution that succeeded, in the history of one that did not. */
export async function executionAnswer(
  reader: AnswerReader,
  execution: DescribeExecutionCommandOutput,
): Promise<readonly number[] | undefined> {
  if (execution.status === 'SUCCEEDED') return inferencesIn(execution.output);
  for await (const event of backwards(reader, execution.executionArn as string)) {
    const answer = inferencesIn(stateData(event));
    if (answer) return answer;
  }
  return undefined;
}

/** A whole history, read from its end: the state that holds the answer is one of the last. */
async function* backwards(reader: AnswerReader, executionArn: string): AsyncGenerator<HistoryEvent> {
  const completeUntil = reader.clock.now() + LONGEST_INCOMPLETE_MILLISECONDS;
  const patience = new Patience({ clock: reader.clock, firstMilliseconds: 100, longestMilliseconds: 2000 });
  let page = await historyPage(reader, executionArn);
  while (!LAST_EVENTS.has(page.events?.[0]?.type) && reader.clock.now() < completeUntil) {
    await patience.wait(reader.signal);
    page = await historyPage(reader, executionArn);
  }
  for (;;) {
    yield* page.events ?? [];
    if (page.nextToken === undefined) return;
    page = await historyPage(reader, executionArn, page.nextToken);
  }
}

async function historyPage(
  { stepFunctions, signal }: AnswerReader,
  executionArn: string,
  nextToken?: string,
): Promise<GetExecutionHistoryCommandOutput> {
  return stepFunctions.send(
    new GetExecutionHistoryCommand({
      executionArn,
      reverseOrder: true,
      includeExecutionData: true,
      nextToken,
    }),
    signal && { abortSignal: signal },
  );
}

function stateData(event: HistoryEvent): string | undefined {
  return event.stateExitedEventDetails?.output ?? event.stateEnteredEventDetails?.input;
}

/** Other states' data are in the history too. Data that do not parse as an answer are skipped. */
function inferencesIn(json: string | undefined): readonly number[] | undefined {
  if (json === undefined) return undefined;
  const parsed = inferredPictureEventSchema.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data.body.inferences : undefined;
}
