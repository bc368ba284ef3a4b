import { writeFile } from 'node:fs/promises';
import type { SFNClient } from '@aws-sdk/client-sfn';
import { type Command, CommandError, defineCommand } from '@scones/command-line';
import type { Clock } from '@scones/deterministic';
import { eventRows, type ExecutionView } from '@scones/execution-view';
import { drawExecution } from './draw-execution.ts';
import { executionJson } from './execution-json.ts';
import { readExecution } from './read-execution.ts';
import { showEvents } from './show/show-events.ts';
import { showStates } from './show/show-states.ts';
import { viewOptionsSchema } from './view-options.ts';

interface Services {
  readonly stepFunctions: SFNClient;
  readonly clock: Clock;
}

export function viewCommand({ stepFunctions, clock }: Services): Command {
  return defineCommand({
    summary:
      'Prints an execution as AWS’s console shows it: its states on a time line, its events, its graph.',
    options: viewOptionsSchema,
    async run({ signal, onProgress }, { executionArn, svg, events }) {
      const execution = await readExecution(stepFunctions, executionArn, signal);
      const now = clock.now();
      if (svg !== undefined) await writeGraph(svg, execution.view);
      if (svg !== undefined) onProgress({ written: svg });
      return { ...execution, now, events };
    },
    progress: ({ written }: { readonly written: string }) => ({ text: `The graph is in ${written}` }),
    show: ({ events, ...execution }, screen) =>
      events ? showEvents(execution, screen) : showStates(execution, screen),
    json: ({ events, ...execution }) => (events ? eventRows(execution.view.story) : executionJson(execution)),
  });
}

async function writeGraph(file: string, view: ExecutionView): Promise<void> {
  const picture = await drawExecution(view);
  try {
    await writeFile(file, `${picture}\n`);
  } catch (cause) {
    throw new CommandError(
      'FILE_REFUSED',
      `The graph cannot be written to ${file}: ${(cause as Error).message}`,
      'Name a file in a folder that is there and that you may write to.',
      { cause },
    );
  }
}
