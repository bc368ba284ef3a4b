import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { SFNClient } from '@aws-sdk/client-sfn';
import { systemClock } from '@scones/deterministic';
import { DEFAULT_STACK_NAME, stackSource } from '@scones/stack';
import { Command } from 'commander';
import { keepMachine } from './keep-machine.ts';

const stop = new AbortController();
for (const event of ['SIGTERM', 'SIGINT'] as const) process.once(event, () => stop.abort());
// A parent that opened a channel and is gone can no longer stop us.
process.once('disconnect', () => stop.abort());

const { stack, stepFunctions } = new Command('step-functions-local')
  .description("Keeps the state machine of the deployed stack in AWS's Step Functions Local")
  .option('--stack <name>', 'the deployed stack that has the machine', DEFAULT_STACK_NAME)
  .option('--step-functions <url>', 'where Step Functions Local answers', 'http://127.0.0.1:8083')
  .allowExcessArguments(false)
  .parse()
  .opts<{ stack: string; stepFunctions: string }>();

const cloudFormation = new CloudFormationClient();
await keepMachine({
  deployed: new SFNClient(),
  local: new SFNClient({ endpoint: stepFunctions }),
  stack: { ...stackSource(cloudFormation), stackName: stack },
  clock: systemClock,
  signal: stop.signal,
  tell: (text) => void process.stdout.write(`${text}\n`),
});
if (process.connected) process.disconnect();
