import { runCommandLine, runInProcess } from '@scones/command-line';
import { exitCodeOf } from './classifier-error.ts';
import { commands } from './commands.ts';

const imageClassifier = {
  name: 'image-classifier',
  summary: 'Trains and serves a picture classifier as a SageMaker container does',
  commands,
  exitCodeOf,
  // The line on stderr is the one that SageMaker shows as the job's FailureReason.
  prefix: '',
};

await runInProcess(process, (terminal) => runCommandLine(imageClassifier, terminal));
