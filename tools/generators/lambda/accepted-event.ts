import { basename, join } from 'node:path';
import type { Tree } from '@nx/devkit';
import * as workflow from '@scones/workflow';
import { z } from 'zod';
import { oneOf } from '../one-of.ts';

interface AcceptedEvent {
  /** The schema's name among the workflow's exports. */
  readonly schema: string;
  /** An event that the schema accepts, as one of the other Lambdas has it to be tried with. */
  readonly sampleName: string;
  readonly sample: string;
}

const ENDING = 'Schema';
const schemas = new Map(
  Object.entries<unknown>(workflow).flatMap(([name, value]) =>
    name.endsWith(ENDING) && value instanceof z.ZodObject ? [[name.slice(0, -ENDING.length), value]] : [],
  ),
);

export function acceptedEvent(tree: Tree, event: string): AcceptedEvent {
  const name = oneOf('event of the workflow', event, [...schemas.keys()]);
  const schema = schemas.get(name) as z.ZodType;
  for (const file of eventFiles(tree)) {
    const sample = tree.read(file, 'utf8') as string;
    if (schema.safeParse(JSON.parse(sample)).success)
      return { schema: `${name}${ENDING}`, sampleName: basename(file, '.json'), sample };
  }
  throw new Error(
    `No event in packages/lambda-*/events is a ${name}, so that there is none to test a new Lambda with. Add one.`,
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
