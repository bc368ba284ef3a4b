import { percent } from '@scones/classifier-measures';
import { evaluate, type Evaluation, MOST_TABLED_CLASSES, mostConfused } from '@scones/training-pipeline';
import { type Job, PREFIX } from '../job.ts';
import { bar } from '../bar.ts';
import type { SconesStack } from '@scones/stack';

export function classifyPictures(job: Job, { bucket, classifyPictureArn }: SconesStack): Promise<Evaluation> {
  return job.step('Run the state machine once for every test picture', async (terminal) => {
    const evaluation = await evaluate(
      {
        ...job.clients,
        clock: job.clock,
        signal: job.signal,
        onProgress({ done, total, picture }) {
          terminal.transient(`${bar(done, total)} ${done}/${total} executions`);
          if (picture.status === 'failedOtherwise')
            terminal.line(`${picture.key}: ${picture.error}: ${picture.cause}`);
        },
      },
      { stateMachineArn: classifyPictureArn, bucket, prefix: PREFIX },
    );
    const speed = `${evaluation.executionsPerSecond.toFixed(0)} a second, median ${evaluation.executionMillisP50.toFixed(0)} ms`;
    return {
      result: evaluation,
      title: `Ran ${evaluation.executions} executions: ${speed}`,
    };
  });
}

/** The same figures, read as an evaluation of the model. */
export function showEvaluation(job: Job, evaluation: Evaluation): Promise<void> {
  return job.step('Evaluate', async (terminal) => {
    const isWide = evaluation.classes.length > MOST_TABLED_CLASSES;
    for (const row of isWide ? mostConfused(evaluation) : matrixRows(evaluation)) terminal.line(row);
    const { accuracy, accuracyAmongPassed, succeeded, belowThreshold, failedOtherwise } = evaluation;
    const rightOfThem = succeeded === 0 ? '' : ` (${percent(accuracyAmongPassed)} of them right)`;
    const title =
      `Evaluated: accuracy ${percent(accuracy)}; ${succeeded} passed the threshold${rightOfThem}, ` +
      `${belowThreshold} failed with THRESHOLD_CONFIDENCE_NOT_MET, ${failedOtherwise} otherwise`;
    return { result: undefined, title };
  });
}

function matrixRows({ classes, confusionMatrix }: Evaluation): string[] {
  return classes.map((name, row) => {
    const cells = classes.map(
      (predicted, column) => `${confusionMatrix[row]?.[column] ?? 0} as ${predicted}`,
    );
    return `${name} seen: ${cells.join(', ')}`;
  });
}
