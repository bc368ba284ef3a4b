import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/** A value that breaks what its schema asks, in the words that AWS's services share; `undefined` where they have none. */
export function constraintWords(issue: Issue): string | undefined {
  if (issue.code === 'unrecognized_keys')
    return `The emulator does not support ${issue.keys.join(', ')} here.`;
  if (issue.code === 'invalid_type' && issue.input !== undefined && issue.input !== null)
    return `It must be a value of type ${issue.expected}.`;
  const constraint = constraintOf(issue);
  // AWS has no sentence for the rule of a map's key, so the message of the rule is used.
  if (constraint === undefined) return issue.code === 'invalid_key' ? issue.issues[0]?.message : undefined;
  return `Value ${shown(issue.input)} at '${memberPath(pathOf(issue))}' failed to satisfy constraint: ${constraint}`;
}

/** A key that is wrong is a fault of its map. */
function pathOf({ code, path = [] }: Issue): readonly PropertyKey[] {
  return code === 'invalid_key' ? path.slice(0, -1) : path;
}

function constraintOf(issue: Issue): string | undefined {
  if (issue.input === undefined || (issue.input === null && issue.code === 'invalid_type'))
    return 'Member must not be null';
  // AWS has no words for the other kinds: zod's own stand behind the member's name.
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check
  switch (issue.code) {
    case 'invalid_value':
      return `Member must satisfy enum value set: [${issue.values.join(', ')}]`;
    case 'too_small':
      return `Member must have ${sizeOf(issue.origin)} greater than or equal to ${reached(issue.minimum, issue.inclusive, 1)}`;
    case 'too_big':
      return `Member must have ${sizeOf(issue.origin)} less than or equal to ${reached(issue.maximum, issue.inclusive, -1)}`;
    case 'invalid_format':
      return issue.pattern && `Member must satisfy regular expression pattern: ${unanchored(issue.pattern)}`;
    case 'invalid_key':
      return keyConstraint(issue);
    case 'custom':
      return ownConstraint(issue);
    default:
      return undefined;
  }
}

/** AWS says what each key of a map must be, not which one is wrong. */
function keyConstraint(issue: Extract<Issue, { code: 'invalid_key' }>): string | undefined {
  const constraints = issue.issues
    .map((inner) => constraintOf({ ...inner, input: issue.input } as Issue))
    .filter(Boolean);
  return constraints.length === 0
    ? undefined
    : `Map keys must satisfy constraint: [${constraints.join(', ')}]`;
}

/** A schema's own rule: `addIssue({ code: 'custom', params: { constraint: 'Member must …' } })`. */
function ownConstraint({ params }: Extract<Issue, { code: 'custom' }>): string | undefined {
  const constraint: unknown = params?.['constraint'];
  return typeof constraint === 'string' ? constraint : undefined;
}

function sizeOf(origin: string): string {
  return origin === 'number' || origin === 'int' || origin === 'bigint' ? 'value' : 'length';
}

/** AWS's bounds always include their value. */
function reached(bound: number | bigint, inclusive: boolean | undefined, step: number): number {
  return inclusive === false ? Number(bound) + step : Number(bound);
}

/** `/^[a-z]+\/$/` as AWS's models write it, which match whole values: `[a-z]+/`. */
function unanchored(pattern: string): string {
  return pattern
    .replace(/^\/\^?/, '')
    .replace(/\$?\/[a-z]*$/, '')
    .replaceAll('\\/', '/');
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (Array.isArray(value)) return `'[${value.map((item) => textOf(item)).join(', ')}]'`;
  return `'${textOf(value)}'`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `Entries.0.Source` as AWS writes it: `entries.1.member.source`. */
function memberPath(path: readonly PropertyKey[]): string {
  return (
    path
      .map((step) => (typeof step === 'number' ? `${step + 1}.member` : lowerFirst(String(step))))
      .join('.') || 'input'
  );
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
