import { isObject, type Json } from './json.ts';
import { checkCount, checkName } from './names.ts';
import { formatError, TemplateError } from './template-error.ts';

export interface OutputDeclaration {
  readonly Value: Json;
  readonly Description?: string | undefined;
  readonly Condition?: string | undefined;
  readonly Export?: { readonly Name: Json } | undefined;
}

const MEMBERS = ['Value', 'Description', 'Condition', 'Export'];
const EXPORT_NAME =
  'The Name field of every Export member must be specified and consist only of alphanumeric characters, colons, or hyphens.';

export function readOutputs(section: Json | undefined): Record<string, OutputDeclaration> {
  if (section === undefined) return {};
  if (!isObject(section)) throw formatError('[/Outputs] Outputs must be a map');
  checkCount('outputs', section, 200);
  return Object.fromEntries(
    Object.entries(section).map(([name, output]) => [name, readOutput(name, output)]),
  );
}

function readOutput(name: string, output: Json): OutputDeclaration {
  checkName('Output', name);
  if (!isObject(output)) throw formatError('Any Outputs member must be an object.');
  const { Value, Description, Condition, Export } = output;
  if (Value === undefined) throw formatError('Every Outputs member must contain a Value object');
  const odd = Object.keys(output).find((member) => !MEMBERS.includes(member));
  if (odd !== undefined) throw new TemplateError(`Invalid template output property '${odd}'`);
  if (Array.isArray(Value)) throw mustBeText('List');
  if (isObject(Value) && !isCall(Value)) throw mustBeText('Map');
  if (Description !== undefined && typeof Description !== 'string')
    throw formatError('Every Description member must be a string.');
  if (Condition !== undefined && typeof Condition !== 'string')
    throw formatError('Every Condition member must be a string.');
  return {
    Value,
    Description,
    Condition,
    Export: Export === undefined ? undefined : readExport(name, Export),
  };
}

function readExport(name: string, given: Json): { Name: Json } {
  const exported = isObject(given) ? given['Name'] : undefined;
  const isName =
    typeof exported === 'string' ? /^[A-Za-z0-9:-]+$/.test(exported) : isObject(exported) && isCall(exported);
  if (exported === undefined || !isName) throw formatError(`Output ${name} is malformed. ${EXPORT_NAME}`);
  return { Name: exported };
}

export function mustBeText(otherType?: 'List' | 'Map'): TemplateError {
  return formatError(
    `The Value field of every Outputs member must evaluate to a String${otherType ? ` and not a ${otherType}` : ''}.`,
  );
}

function isCall(value: Record<string, Json>): boolean {
  const [name, ...others] = Object.keys(value);
  return others.length === 0 && (name === 'Ref' || (name?.startsWith('Fn::') ?? false));
}
