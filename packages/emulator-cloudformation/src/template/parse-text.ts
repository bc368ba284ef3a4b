import type { Json } from './json.ts';
import { parseYaml } from './parse-yaml.ts';
import { TemplateError } from './template-error.ts';

/** A template's text in JSON or YAML. Throws `TemplateError` for text that is neither. */
export function parseText(text: string): Json {
  if (!text.trimStart().startsWith('{')) return parseYaml(text) as Json;
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new TemplateError(`Template format error: JSON not well-formed.${placeOf(cause as Error, text)}`, {
      cause,
    });
  }
}

/** Node says where it stopped, unless the text ends early or a token is invalid. */
function placeOf({ message }: Error, text: string): string {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position === undefined && !message.startsWith('Unexpected end')) return '';
  const before = text.slice(0, position === undefined ? text.length : Number(position));
  const line = before.split('\n').length;
  return ` (line ${line}, column ${before.length - before.lastIndexOf('\n')})`;
}
