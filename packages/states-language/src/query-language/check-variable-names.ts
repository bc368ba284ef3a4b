import type { FieldReader } from '../definition/field-reader.ts';
import { isObject } from '../json.ts';

const LONGEST_NAME = 80;
const RESERVED = 'states';

/**
 * Checks the names that `Assign` gives to variables
 * (https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html). Throws `InvalidField`.
 */
export function checkVariableNames(fields: FieldReader): void {
  const assign = fields.get('Assign');
  if (!isObject(assign)) return;
  for (const key of Object.keys(assign)) {
    const fault = faultOf(key.replace(/\.\$$/, ''));
    if (fault !== undefined) throw fields.invalid('Assign', fault);
  }
}

function faultOf(name: string): string | undefined {
  if (name === RESERVED) return `The variable name '${name}' is reserved`;
  if (name.length > LONGEST_NAME)
    return `The variable name '${name}' exceeds the ${LONGEST_NAME}-character limit allowed`;
  if (/^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name)) return undefined;
  return `The variable name '${name}' must begin with a letter or '_', and have only letters, digits and '_'`;
}
