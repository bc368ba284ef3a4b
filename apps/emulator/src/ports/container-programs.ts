import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { ContainerAddress, ContainerProgram, ProgramPort } from '@scones/emulator-sagemaker';
import { unsupportedHyperparameter } from '@scones/image-classifier/hyperparameters';

const CLASSIFIER = join(dirname(fileURLToPath(import.meta.resolve('@scones/image-classifier'))), 'main.ts');

/** SageMaker's image-classification algorithm in whichever region's registry, or our own image of the same program. */
const CLASSIFIER_IMAGE =
  /^(?:\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/)?image-classif(?<kind>ication|ier)(?:[:@].+)?$/;

/** The programs that stand in for container images; given a model server, all endpoints are answered from there. */
export function containerPrograms(compileCache: string, modelServer?: ContainerAddress): ProgramPort {
  const classifier: ContainerProgram = {
    train: (root) => [execPath, CLASSIFIER, 'train', '--root', root],
    serve: (root) => [execPath, CLASSIFIER, 'serve', '--root', root, '--port', '0'],
    ...(modelServer && { server: modelServer }),
    environment: { NODE_COMPILE_CACHE: compileCache },
  };
  const builtIn: ContainerProgram = {
    ...classifier,
    unsupportedHyperparameter,
    metricDefinitions: [
      { Name: 'train:accuracy', Regex: 'Train-accuracy=(\\S+)' },
      { Name: 'train:cross-entropy', Regex: 'Train-cross-entropy=(\\S+)' },
      { Name: 'validation:accuracy', Regex: 'Validation-accuracy=(\\S+)' },
    ],
  };
  return (imageUri) => {
    const kind = CLASSIFIER_IMAGE.exec(imageUri)?.groups?.['kind'];
    if (kind === undefined) return undefined;
    return kind === 'ication' ? builtIn : classifier;
  };
}
