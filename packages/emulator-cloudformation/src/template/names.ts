import type { JsonObject } from './json.ts';
import { formatError } from './template-error.ts';

/** The names within a template are letters and digits. */
export function checkName(kind: 'Resource' | 'Parameter' | 'Output' | 'Mapping', name: string): void {
  if (!/^[A-Za-z0-9]+$/.test(name)) throw formatError(`${kind} name ${name} is non alphanumeric.`);
  if (name.length > 255) throw formatError(`${kind} name ${name} has more than 255 characters.`);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
export function checkCount(noun: string, section: JsonObject, most: number): void {
  const count = Object.keys(section).length;
  if (count > most)
    throw formatError(`Number of ${noun}, ${count}, is greater than maximum allowed, ${most}`);
}
