import { type Command, CommandError, defineCommand, type StackSource } from '@scones/command-line';
import { describeEvaluation } from '../evaluate/describe-evaluation.ts';
import { evaluateCommandOptionsSchema } from '../evaluate/evaluate-options.ts';
import { describeEvaluateProgress, type EvaluateProgress } from '../evaluate/evaluate-progress.ts';
import { evaluateWithReport, type ReportContext } from '../report/evaluate-with-report.ts';
import { describeReport } from '../report/describe-report.ts';

export function evaluateCommand(
  services: Omit<ReportContext, 'signal' | 'onProgress'> & { readonly stack: StackSource },
): Command {
  return defineCommand({
    summary: 'classify every staged test picture with the state machine and compare',
    options: evaluateCommandOptionsSchema,
    stack: {
      ...services.stack,
      options: { bucket: '{DataBucketName}', stateMachineArn: '{ClassifyPictureStateMachineArn}' },
    },
    run: (context, options) => evaluateWithReport({ ...services, ...context }, options),
    progress: (event: EvaluateProgress) => describeEvaluateProgress(event),
    show: (evaluation) => [describeEvaluation(evaluation), ...describeReport(evaluation)].join('\n'),
    verdict: ({ failedOtherwise, executions, errors }) =>
      failedOtherwise === 0
        ? undefined
        : new CommandError(
            'EXECUTIONS_FAILED',
            `${failedOtherwise} of ${executions} executions failed, most often with ${errors[0]?.error}`,
            'See one: aws stepfunctions get-execution-history --reverse-order --execution-arn ARN',
          ),
  });
}
