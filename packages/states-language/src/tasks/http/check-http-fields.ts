import { FieldReader } from '../../definition/field-reader.ts';
import { isObject, type Json } from '../../json.ts';
import { CONNECTION_FIELDS, endpointFault, METHODS } from './http-call.ts';

/** Checks what a definition says of an HTTP task before any input is known. Throws `InvalidField`. */
export function checkHttpFields(state: FieldReader): void {
  for (const name of ['Parameters', 'Arguments']) {
    const value = state.peek(name);
    // One expression may make all of the arguments.
    if (isObject(value)) checkArguments(FieldReader.of(value, state.at(name)));
  }
}

function checkArguments(fields: FieldReader): void {
  const endpoint = constant(fields, 'ApiEndpoint');
  const method = constant(fields, 'Method');
  const connections = CONNECTION_FIELDS.filter((name) => isGiven(fields, name));
  const [connection] = connections;
  if (connection === undefined || connections.length > 1)
    throw fields.notExactlyOne(CONNECTION_FIELDS, connections);
  const config = fields.peek(connection);
  if (isObject(config)) constant(FieldReader.of(config, fields.at(connection)), 'ConnectionArn');
  if (method !== undefined) fields.oneOf('Method', METHODS);
  const fault = typeof endpoint === 'string' ? endpointFault(endpoint) : undefined;
  if (fault !== undefined) throw fields.invalid('ApiEndpoint', fault);
}

/** Whether the field is there, by a constant or by a path. */
function isGiven(fields: FieldReader, name: string): boolean {
  return fields.has(name) || fields.has(`${name}.$`);
}

/** The value of a field that must be there; undefined where an expression makes it. */
function constant(fields: FieldReader, name: string): Json | undefined {
  if (!isGiven(fields, name)) throw fields.missing(name);
  const value = fields.peek(name);
  return typeof value === 'string' && value.startsWith('{%') ? undefined : value;
}
