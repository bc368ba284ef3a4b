import { describe } from 'vitest';
import type { RuntimeName } from '../functions/runtimes.ts';
import { answerFacts } from './runtime-facts/answer-facts.ts';
import { endingFacts } from './runtime-facts/ending-facts.ts';
import { errorFacts } from './runtime-facts/error-facts.ts';
import type { FunctionLanguage } from './runtime-facts/function-language.ts';
import { type FunctionRunner, functionRunner, type Runtime } from './runtime-facts/function-runner.ts';
import { jsonLogFacts } from './runtime-facts/json-log-facts.ts';
import { loadingFacts } from './runtime-facts/loading-facts.ts';
import { logFacts } from './runtime-facts/log-facts.ts';
import { nodeFacts } from './runtime-facts/node-facts.ts';
import { awsSdkFacts } from './runtime-facts/aws-sdk-facts.ts';
import { NODE } from './runtime-facts/node-language.ts';
import { nodeLogFacts } from './runtime-facts/node-log-facts.ts';
import { pythonFacts } from './runtime-facts/python-facts.ts';
import { pythonLanguage } from './runtime-facts/python-language.ts';
import { pythonLogFacts } from './runtime-facts/python-log-facts.ts';
import { slowStartFacts } from './runtime-facts/slow-start-facts.ts';
import { environmentFacts } from './runtime-facts/environment-facts.ts';

/** The facts that a runtime client for Node must fulfil: our own everywhere, AWS's wherever it is built. */
export function describeNodeRuntime(name: string, runtime: Runtime): void {
  describeRuntime(name, runtime, NODE, [nodeFacts, nodeLogFacts, awsSdkFacts]);
}

/** The facts that a runtime client for Python must fulfil. */
export function describePythonRuntime(name: string, runtime: RuntimeName): void {
  describeRuntime(name, {}, pythonLanguage(runtime), [pythonFacts, pythonLogFacts]);
}

/** The facts that hold for every language, then those of one. */
function describeRuntime(
  name: string,
  runtime: Runtime,
  language: FunctionLanguage,
  ownFacts: readonly ((runner: FunctionRunner) => void)[],
): void {
  describe(`functions under ${name}`, () => {
    const runner = functionRunner(runtime, language);
    answerFacts(runner);
    errorFacts(runner);
    endingFacts(runner);
    loadingFacts(runner);
    environmentFacts(runner);
    logFacts(runner);
    jsonLogFacts(runner);
    for (const facts of ownFacts) facts(runner);
    slowStartFacts(runtime, language);
  });
}
