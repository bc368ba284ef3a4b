import { join } from 'node:path';
import { OLD_CLI, shellExports } from '@scones/command-line';

type Environment = Readonly<Record<string, string>>;

/** Holds the `sitecustomize.py` that a Python reads at its start. */
const PYTHON_FOLDER = join(import.meta.dirname, '..', '..', 'python');

/** Every way to say a client's environment, by the name of its option. */
export const ENVIRONMENT_TEXTS = {
  shell: shellText,
  python: pythonText,
  notebook: notebookText,
  json: (environment: Environment): string => JSON.stringify(environment, null, 2),
} as const;

/** Sets Python's path too, so that scripts and notebooks that are started from the shell need no line of their own. */
function shellText(environment: Environment): string {
  return [
    ...shellExports(environment),
    `export PYTHONPATH='${PYTHON_FOLDER}'"\${PYTHONPATH:+:$PYTHONPATH}"`,
    `# ${OLD_CLI} "$AWS_ENDPOINT_URL".`,
  ].join('\n');
}

/** The SDKs make their STS client with AWS's own address. The last line sets the emulator's instead. */
function pythonText(environment: Environment): string {
  return [
    'import os',
    `os.environ.update(${JSON.stringify(environment)})`,
    ...stsLines('os.environ["AWS_ENDPOINT_URL"]'),
  ].join('\n');
}

function notebookText(environment: Environment): string {
  return [
    '# Run this cell before all others.',
    ...Object.entries(environment).map(([name, value]) => `%env ${name}=${value}`),
    ...stsLines(JSON.stringify(environment['AWS_ENDPOINT_URL'])),
  ].join('\n');
}

function stsLines(endpoint: string): string[] {
  return [
    'try:',
    '    import sagemaker.core.helper.session_helper as sagemaker_session  # SageMaker SDK v3',
    'except ImportError:',
    '    import sagemaker.session as sagemaker_session  # SageMaker SDK v2',
    `sagemaker_session.sts_regional_endpoint = lambda region: ${endpoint}`,
  ];
}
