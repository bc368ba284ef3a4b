import { isAbsolute } from 'node:path';
import { type Command, dieWithParent } from '@scones/child-programs';
import { withPrivateTmp } from './private-tmp.ts';
import { inspectorOf, type SandboxStart } from './sandbox-start.ts';

export interface SandboxCommand {
  readonly command: Command;
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
  const command = dieWithParent(client.command(nodeOptions));
  if (!(await host.hasPrivateTmp())) return { command, temporaryVariables: { TMPDIR: folder } };
  const reachable = [taskRoot, ...layerFolders, ...command.filter((value) => isAbsolute(value))];
  return { command: await withPrivateTmp({ folder, command, reachable }), temporaryVariables: {} };
}

/** As AWS starts Node: nine tenths of the function's memory for old objects, a twentieth for young ones. */
function memoryOptions(memoryMegabytes: number): string[] {
  return [
    `--max-old-space-size=${Math.floor(memoryMegabytes * 0.9)}`,
    `--max-semi-space-size=${Math.max(1, Math.floor(memoryMegabytes * 0.05))}`,
  ];
}
