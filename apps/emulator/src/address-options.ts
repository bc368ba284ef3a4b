import { InvalidArgumentError } from 'commander';

/** One more host name of those that the emulator answers to. */
export function hostName(text: string, names: readonly string[]): readonly string[] {
  if (!/^[\da-z_-]+(?:\.[\da-z_-]+)*$/i.test(text))
    throw new InvalidArgumentError('It must be a host name without a port, such as emulator.');
  return [...names, text];
}

/** One more origin of those whose pages the emulator answers. */
export function pageOrigin(text: string, origins: readonly string[]): readonly string[] {
  const [, origin = ''] = /^([a-z][a-z\d+.-]*:\/\/[^\s/?#@*,]+)\/?$/i.exec(text) ?? [];
  if (!URL.canParse(origin))
    throw new InvalidArgumentError('It must be one origin without a path, such as http://localhost:3000.');
  const parsed = new URL(origin);
  // The origin of an extension's page is none to the parser.
  return [...origins, parsed.origin === 'null' ? origin.toLowerCase() : parsed.origin];
}
