import { basename, join } from 'node:path';
import type { Tree } from '@nx/devkit';
import * as workflow from '@scones/workflow';
import { z } from 'zod';

interface AcceptedEvent {
  /** The schema's name among the workflow's exports. */
  readonly schema: string;
  /** An event that the schema accepts: an example event of one of the other Lambdas. */
  readonly sampleName: string;
  readonly sample: string;
}

const schemas = new Map(
  Object.entries<unknown>(workflow).flatMap(([name, value]) =>
    value instanceof z.ZodObject ? [[name, value]] : [],
  ),
);

/** The event that a Lambda of the chain takes, and an example. */
export function acceptedEvent(tree: Tree, lambda: string): AcceptedEvent {
  const file = `packages/${lambda}/src/event.ts`;
  const source = tree.read(file, 'utf8') ?? '';
  const [, name = ''] = /eventSchema = (\w+);/.exec(source) ?? [];
  const schema = schemas.get(name);
  if (!schema) throw new Error(`${file} takes its eventSchema from no schema of @scones/workflow.`);
  for (const sampleFile of eventFiles(tree)) {
    const sample = tree.read(sampleFile, 'utf8') as string;
    if (schema.safeParse(JSON.parse(sample)).success)
      return { schema: name, sampleName: basename(sampleFile, '.json'), sample };
  }
  throw new Error(
    `No event in packages/lambda-*/events fits ${name}, so that there is none to test a new Lambda with. Add one.`,
  );
}

function eventFiles(tree: Tree): string[] {
  return tree
    .children('packages')
    .filter((folder) => folder.startsWith('lambda-'))
    .map((folder) => join('packages', folder, 'events'))
    .flatMap((folder) => tree.children(folder).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.json'));
}
