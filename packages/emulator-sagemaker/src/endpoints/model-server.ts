import type { Agent } from 'node:http';
import { type ChildProgram, LastLines, startProgram } from '@scones/child-programs';
import { type Clock, withDeadline } from '@scones/deterministic';
import { z } from 'zod';
import { asInContainer, withoutTrace } from '../container/container-paths.ts';
import type { Command } from '../container/container-program.ts';
import type { ContainerAddress } from './call-container.ts';
import { untilHealthy } from './ping.ts';

const STOP_GRACE_MILLISECONDS = 2000;
const SHOWN_STDERR_LINES = 20;

const listeningLine = z.object({ listening: z.int().min(1).max(65_535) });

interface ModelServerOptions {
  readonly command: Command;
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly startTimeoutMilliseconds: number;
  readonly onLine: (line: string) => void;
  readonly agent: Agent;
  readonly clock: Clock;
  /** Aborted when the server is no longer wanted. */
  readonly signal: AbortSignal;
}

/** A server that has answered `/ping`. */
export interface ModelServer {
  readonly address: ContainerAddress;
  /** Resolves with how it ended. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/** Starts a serving program and waits until it is healthy. Rejects with the reason when it doesn't get there. */
export async function startModelServer(options: ModelServerOptions): Promise<ModelServer> {
  const { clock } = options;
  const lastErrors = new LastLines(SHOWN_STDERR_LINES);
  const listening = Promise.withResolvers<number>();
  const child = startProgram({
    command: options.command,
    workingDirectory: options.root,
    environment: options.environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // What it has started ends with it.
    ownGroup: true,
    onLine(line, stream) {
      const port = stream === 'stdout' ? parseListening(line) : undefined;
      if (port !== undefined) return listening.resolve(port);
      if (stream === 'stderr') lastErrors.push(line);
      options.onLine(asInContainer(line, options.root));
    },
  });
  const ended = describeEnd(child, lastErrors, options.root);
  const died = new AbortController();
  void ended.then((how) => died.abort(new Error(how)));
  const healthyAddress = async (signal: AbortSignal): Promise<ContainerAddress> => {
    const address = { host: '127.0.0.1', port: await listening.promise };
    await untilHealthy(options, address, signal);
    return address;
  };
  try {
    const address = await withDeadline(clock, options.startTimeoutMilliseconds, healthyAddress, {
      signal: AbortSignal.any([died.signal, options.signal]),
      whenLate: () => {
        throw new Error('it was not healthy in time');
      },
    });
    return { address, ended, stop: async () => void (await child.stop(clock, STOP_GRACE_MILLISECONDS)) };
  } catch (error) {
    await child.stop(clock, STOP_GRACE_MILLISECONDS);
    throw error;
  }
}

function parseListening(line: string): number | undefined {
  if (!line.startsWith('{"listening"')) return undefined;
  return listeningLine.parse(JSON.parse(line)).listening;
}

async function describeEnd(child: ChildProgram, lastErrors: LastLines, root: string): Promise<string> {
  const { exitCode, signal, startError } = await child.ended;
  if (startError) return `its program could not be started: ${startError.message}`;
  const how = exitCode === null ? `was ended by ${signal}` : `ended with exit code ${exitCode}`;
  const said = asInContainer(withoutTrace(lastErrors.lines), root);
  return `its program ${how}${said === '' ? '' : `: ${said}`}`;
}
