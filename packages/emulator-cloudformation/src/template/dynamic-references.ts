import { isObject, type Json } from './json.ts';
import { TemplateError } from './template-error.ts';

/** Longer than any name of AWS, so that a text of many beginnings is not searched to its end for each. */
const REFERENCE = /\{\{resolve:([^:}]{1,100}):([^}]{0,2100})\}\}/g;

/** The value of a parameter of SSM by its name, with its version where one is wanted; undefined where there is none. */
export type ReadParameter = (selector: string) => Promise<string | undefined>;

/** The value with every `{{resolve:ssm:name:version}}` replaced by what SSM has. */
export async function resolveReferences(value: Json, read: ReadParameter): Promise<Json> {
  if (typeof value === 'string') return await resolveText(value, read);
  if (Array.isArray(value)) return await Promise.all(value.map((item) => resolveReferences(item, read)));
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(
    async ([name, member]) => [name, await resolveReferences(member, read)] as const,
  );
  return Object.fromEntries(await Promise.all(members));
}

/** Refuses references to services that the emulator does not have, wherever they stand. */
export function checkDynamicReferences(value: Json): void {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  for (const [whole, service] of text.matchAll(REFERENCE))
    if (service !== 'ssm')
      throw new TemplateError(
        `The emulator does not support dynamic references to ${service}: ${whole}; it resolves those to ssm`,
      );
}

async function resolveText(text: string, read: ReadParameter): Promise<string> {
  let resolved = text;
  for (const [whole, , path = ''] of text.matchAll(REFERENCE)) {
    const selector = path.trim();
    const stored = await read(selector);
    if (stored === undefined)
      throw new TemplateError(
        `Parameters: [ssm:${selector.includes(':') ? selector : `${selector}:`}] cannot be found.`,
      );
    resolved = resolved.replace(whole, () => stored);
  }
  return resolved;
}
