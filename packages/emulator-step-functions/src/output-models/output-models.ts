import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputModel } from '@scones/states-language';
import { readOutputModel } from './read-output-model.ts';

const models = new Map<string, OutputModel>();

/** The model of a service's outputs, by its name in `aws-sdk:` integrations; nothing for a service that has none here. */
export function outputModel(service: string): OutputModel | undefined {
  const known = models.get(service);
  if (known) return known;
  const file = join(import.meta.dirname, 'services', `${service}.txt`);
  if (!/^[a-z0-9]+$/.test(service) || !existsSync(file)) return undefined;
  const model = readOutputModel(readFileSync(file, 'utf8'));
  models.set(service, model);
  return model;
}
