import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { SFNClient } from '@aws-sdk/client-sfn';
import { defineProgram, runInProcess, runProgram, textOption } from '@scones/command-line';
import { systemClock } from '@scones/deterministic';
import { DEFAULT_STACK_NAME, stackSource } from '@scones/stack';
import { z } from 'zod';
import { keepMachine } from './keep-machine.ts';

const stepFunctionsLocal = defineProgram({
  summary: "Keeps the state machine of the deployed stack in AWS's Step Functions Local",
  options: z.object({
    stack: textOption()
      .default(DEFAULT_STACK_NAME)
      .describe('the deployed stack that has the machine')
      .meta({ value: 'name' }),
    stepFunctions: textOption()
      .default('http://127.0.0.1:8083')
      .describe('the address of Step Functions Local')
      .meta({ value: 'url' }),
  }),
  run: ({ signal, print }, { stack, stepFunctions }) =>
    keepMachine({
      deployed: new SFNClient(),
      local: new SFNClient({ endpoint: stepFunctions }),
      stack: { ...stackSource(new CloudFormationClient()), stackName: stack },
      clock: systemClock,
      signal,
      tell: print,
    }),
});

await runInProcess(process, (terminal) =>
  runProgram({ name: 'step-functions-local', command: stepFunctionsLocal }, terminal),
);
