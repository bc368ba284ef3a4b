import { isAbsolute } from 'node:path';
import { type Command, dieWithParent } from '@scones/child-programs';
import { isolated } from './isolation.ts';
import { inspectorOf, type SandboxStart } from './sandbox-start.ts';

export interface SandboxCommand {
  readonly command: Command;
  /** Whether the runtime is the process that is started, or below one that keeps it apart from the machine. */
  readonly isIsolated: boolean;
  /** The variables that name the function's temporary folder, where that is not its `/tmp`. */
  readonly temporaryVariables: Readonly<Record<string, string>>;
}

/** The command that runs a sandbox's runtime, with that folder as its temporary one. */
export async function sandboxCommand(options: SandboxStart, folder: string): Promise<SandboxCommand> {
  const { host, record, client, taskRoot, layerFolders } = options;
  const nodeOptions = [
    ...memoryOptions(record.memoryMegabytes),
    ...(inspectorOf(options)?.nodeOptions ?? []),
  ];
  const command = client.command(nodeOptions);
  if (!(await host.isIsolated()))
    return { command: dieWithParent(command), isIsolated: false, temporaryVariables: { TMPDIR: folder } };
  const reachable = [taskRoot, ...layerFolders, ...command.filter((value) => isAbsolute(value))];
  const megabytes = record.temporaryMegabytes;
  return {
    command: await isolated({ folder, megabytes, command, reachable }),
    isIsolated: true,
    temporaryVariables: {},
  };
}

/** As AWS starts Node: nine tenths of the function's memory for old objects, a twentieth for young ones. */
function memoryOptions(memoryMegabytes: number): string[] {
  return [
    `--max-old-space-size=${Math.floor(memoryMegabytes * 0.9)}`,
    `--max-semi-space-size=${Math.max(1, Math.floor(memoryMegabytes * 0.05))}`,
  ];
}
