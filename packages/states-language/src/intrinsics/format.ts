import { isObject, type Json } from '../json.ts';
import { asString, IntrinsicArgumentError, type IntrinsicFunction } from './intrinsic-function.ts';

/** `States.Format('… {} …', value, …)`: a backslash in the template takes the next character literally. */
export const format: IntrinsicFunction = {
  takes: [1, Infinity],
  run([template, ...values]) {
    let next = 0;
    const text = asString(template, 1).replace(
      /\\(.)|\{\}|[{}]/gs,
      (placeholder, escaped: string | undefined) => {
        if (escaped !== undefined) return escaped;
        if (placeholder !== '{}') throw unmatched(placeholder);
        if (next >= values.length) throw miscounted('more');
        return display(values[next++] as Json);
      },
    );
    if (next < values.length) throw miscounted('fewer');
    return text;
  },
};

function unmatched(brace: string): IntrinsicArgumentError {
  const other = brace === '{' ? '}' : '{';
  const awsReason = `Invalid template in States.Format: matching '${other}' not found for '${brace}'.`;
  return new IntrinsicArgumentError(`the template has ${brace} without ${other}`, { awsReason });
}

function miscounted(how: 'more' | 'fewer'): IntrinsicArgumentError {
  const awsReason =
    'Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.';
  return new IntrinsicArgumentError(`the template has ${how} {} than values`, { awsReason });
}

/** AWS prints what is not a string as Java does: `{Arg1=1, Arg2=[]}`. */
function display(value: Json): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(display).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, inner]) => `${name}=${display(inner)}`);
  return `{${members.join(', ')}}`;
}
