import type { SFNClient } from '@aws-sdk/client-sfn';
import { tableRows } from '@scones/execution-view';
import { drawExecution, readExecution } from '@scones/execution-viewer';
import type { ExecutionPortrait } from '@scones/model-monitor';
import type { Evaluation, PictureResult } from '@scones/training-pipeline';

interface Reader {
  readonly stepFunctions: SFNClient;
  readonly signal: AbortSignal;
}

/** The first execution that passed and the first doubtful one, where there are any. */
export async function executionPortraits(
  reader: Reader,
  { pictures }: Pick<Evaluation, 'pictures'>,
): Promise<ExecutionPortrait[]> {
  const subjects = TITLES.flatMap(([status, title]) => {
    const picture = pictures.find((candidate) => candidate.status === status);
    return picture ? [{ picture, title }] : [];
  });
  return await Promise.all(
    subjects.map(async ({ picture, title }) => ({ title, ...(await portraitOf(reader, picture)) })),
  );
}

const TITLES = [
  ['succeeded', 'An execution that passed'],
  ['belowThreshold', 'A doubtful execution'],
] as const satisfies readonly (readonly [PictureResult['status'], string])[];

async function portraitOf(
  { stepFunctions, signal }: Reader,
  { key, executionArn, stoppedAt }: PictureResult,
): Promise<Omit<ExecutionPortrait, 'title'>> {
  const { view } = await readExecution(stepFunctions, executionArn, signal);
  return { name: key, graph: await drawExecution(view), rows: tableRows(view.story, stoppedAt) };
}
