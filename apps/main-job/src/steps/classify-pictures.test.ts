import type { Evaluation } from '@scones/training-pipeline';
import { expect, it } from 'vitest';
import { awsClients, closeClients } from '../aws-clients.ts';
import { NOWHERE, testJob } from '../testing/test-job.ts';
import { showEvaluation } from './classify-pictures.ts';

const evaluation: Evaluation = {
  stateMachineArn: 'arn',
  classes: ['bicycle', 'motorcycle'],
  executions: 4,
  succeeded: 2,
  belowThreshold: 1,
  failedOtherwise: 1,
  accuracy: 0.75,
  accuracyAmongPassed: 0.5,
  confusionMatrix: [[2, 1], []],
  executionsPerSecond: 4,
  executionMillisP50: 12,
  executionMillisP99: 20,
  errors: [],
  pictures: [],
};

it('answers the accuracy, how the executions ended, and the predicted classes of each true class', async () => {
  const clients = awsClients(NOWHERE);
  const job = testJob(NOWHERE, clients);
  await showEvaluation(job, evaluation);
  closeClients(clients);
  expect(job.shown).toEqual([
    {
      title: 'Evaluate',
      lines: [
        'bicycle seen: 2 as bicycle, 1 as motorcycle',
        'motorcycle seen: 0 as bicycle, 0 as motorcycle',
      ],
      outcome:
        'Evaluated: accuracy 75.0 %; 2 passed the threshold (50.0 % of them right), ' +
        '1 failed with THRESHOLD_CONFIDENCE_NOT_MET, 1 otherwise',
    },
  ]);
});
