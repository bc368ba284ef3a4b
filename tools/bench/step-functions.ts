/**
 * How fast Step Functions is: `npx node tools/bench/step-functions.ts`. Every engine runs in turn, under the same load
 * from processes of their own. `--help` says beside what it may be measured.
 */
import { parseArgs } from 'node:util';
import { compare } from './step-functions/compare.ts';
import { startEchoLambda } from './step-functions/echo-lambda.ts';
import { type Engine, RunningEngine } from './step-functions/engine.ts';
import { floor, ownEngine, PROGRAMS, stepFunctionsLocal, WrongFolder } from './step-functions/engines.ts';
import { growthTable } from './step-functions/growth.ts';
import { memoryAfter } from './step-functions/memory.ts';
import { comparisonTable, measuredOn } from './step-functions/tables.ts';

const HELP = `Options:
  --step-functions-local <folder>  AWS's Step Functions Local, to be measured beside ours: the folder of its jar
  --baseline <folder>              an older checkout of this repository, to be measured beside this one
  --alone                          our Step Functions without the other services
  --url <url>                      any other Step Functions that already runs, such as http://127.0.0.1:4566
  --seconds <n>                    how long each turn of an engine takes (2)
  --rounds <n>                     how often the engines take turns (3)
  --executions <n>                 after how many executions memory is compared (12000)
  --growth                         also how time, memory and the event loop's delay grow with the work
  --only-growth                    nothing but that
`;

const { values } = parseArgs({
  options: {
    'step-functions-local': { type: 'string' },
    baseline: { type: 'string' },
    alone: { type: 'boolean', default: false },
    url: { type: 'string' },
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
    executions: { type: 'string', default: '12000' },
    growth: { type: 'boolean', default: false },
    'only-growth': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(HELP);
else
  await run().catch((error: unknown) => {
    if (!(error instanceof WrongFolder)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  });

async function run(): Promise<void> {
  const engines = chosenEngines();
  console.log(`${measuredOn()}\n`);
  if (!values['only-growth']) await runComparison(engines);
  if (values.growth || values['only-growth'])
    for (const engine of engines.filter(({ isOurs }) => isOurs))
      console.log(`\n${engine.name}:\n\n${await growthTable(engine, progress)}`);
}

/** Ours last, so that the table's ratios are its. */
function chosenEngines(): Engine[] {
  const { baseline, 'step-functions-local': local } = values;
  const program = PROGRAMS[values.alone ? 'alone' : 'emulator'];
  return [
    ...(local === undefined ? [] : [stepFunctionsLocal(local)]),
    floor(),
    ...(baseline === undefined ? [] : [ownEngine('baseline', program, baseline)]),
    ownEngine('this emulator', program),
  ];
}

async function runComparison(engines: readonly Engine[]): Promise<void> {
  const lambda = await startEchoLambda();
  const running: RunningEngine[] = [];
  try {
    for (const engine of engines) running.push(await RunningEngine.start(engine, lambda.url));
    const others = values.url === undefined ? [] : [{ name: values.url, url: values.url }];
    const ready = running.map(({ name, readyMilliseconds }) => ({ engine: name, value: readyMilliseconds }));
    const memory = [];
    for (const engine of running)
      memory.push({ engine: engine.name, value: await memoryAfter(engine, Number(values.executions)) });
    const seconds = Number(values.seconds);
    const options = { seconds, rounds: Number(values.rounds), progress };
    const comparisons = await compare([...others, ...running], options);
    console.log(comparisonTable({ comparisons, ready, memory, executions: Number(values.executions) }));
  } finally {
    for (const engine of running) await engine.stop();
    lambda.close();
  }
}

function progress(text: string): void {
  console.error(text);
}
