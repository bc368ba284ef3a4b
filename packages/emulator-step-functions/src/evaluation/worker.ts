import { parentPort } from 'node:worker_threads';
import { evaluateLong, type LongEvaluation } from '@scones/states-language/evaluation';

/** A thread that may be ended at any moment: it answers one evaluation after another. */
parentPort?.on('message', (evaluation: LongEvaluation) => {
  void evaluateLong(evaluation).then((answer) => parentPort?.postMessage(answer));
});
