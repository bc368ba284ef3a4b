import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';

const packages = join(import.meta.dirname, '../../packages');

/** The member `aws` of a service's package.json: AWS's side of it, which the checks compare with. */
const awsMember = z.strictObject({
  /** What AWS calls the service. */
  title: z.string(),
  /** AWS's clients, whose models have the service's operations and errors. */
  clients: z.array(z.string()).min(1),
  /** Error codes that occur only in a stack's events. No client looks for a class there, so that no model has them. */
  handlerErrors: z.array(z.string()).default([]),
});

export interface AwsService {
  /** In `packages/`. */
  readonly folder: string;
  readonly title: string;
  readonly clients: readonly object[];
  readonly handlerErrors: readonly string[];
}

/** The services that the emulator has, in the order of their titles. */
export function readAwsServices(): AwsService[] {
  return readdirSync(packages)
    .filter((folder) => existsSync(join(packages, folder, 'src/operations.ts')))
    .map(readAwsService)
    .sort((one, other) => (one.title < other.title ? -1 : 1));
}

function readAwsService(folder: string): AwsService {
  const file = join(packages, folder, 'package.json');
  const text = readFileSync(file, 'utf8');
  const { aws } = z.object({ aws: awsMember }).parse(JSON.parse(text));
  const require = createRequire(file);
  return { ...aws, folder, clients: aws.clients.map((client) => require(client) as object) };
}
