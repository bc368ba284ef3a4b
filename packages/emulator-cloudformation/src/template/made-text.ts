import { TemplateError } from './template-error.ts';

/** In characters; a property of a resource takes much less. */
const LONGEST = 262_144;

/** A function can make far more text of a template than the template has. */
export function checkMadeText(name: string, length: number): void {
  if (length > LONGEST)
    throw new TemplateError(
      `The emulator does not support texts of more than ${LONGEST} characters of ${name}`,
    );
}
