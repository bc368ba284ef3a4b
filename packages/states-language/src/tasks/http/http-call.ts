import { isObject, type Json, type JsonObject, member } from '../../json.ts';
import { StatesError } from '../../states-error.ts';
import { asParameters } from '../integration.ts';
import { ARRAY_FORMATS, type ArrayFormat } from './form-encoding.ts';
import { isForbiddenHeader } from './forbidden-headers.ts';

export const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'] as const;

/** The fields that name the connection; AWS recommends the second. */
export const CONNECTION_FIELDS = ['Authentication', 'InvocationConfig'] as const;

/** The arguments of an HTTP task, checked. */
export interface HttpCall {
  readonly endpoint: string;
  readonly method: string;
  readonly connectionArn: string;
  readonly headers: JsonObject;
  readonly query: Json | undefined;
  readonly body: Json | undefined;
  /** How arrays are encoded in a body that is a form; absent: the body is JSON. */
  readonly form: ArrayFormat | undefined;
}

/** Reads a task's arguments. Throws `States.Runtime`, as AWS does, which no Catch matches. */
export function readCall(value: Json): HttpCall {
  const parameters = asParameters(value);
  const endpoint = requireText(parameters, 'ApiEndpoint');
  const fault = endpointFault(endpoint);
  if (fault !== undefined) throw httpFault(fault);
  const method = requireText(parameters, 'Method');
  if (!(METHODS as readonly string[]).includes(method))
    throw httpFault(`Method must be one of ${METHODS.join(', ')}.`);
  return {
    endpoint,
    method,
    connectionArn: readConnectionArn(parameters),
    headers: readHeaders(parameters['Headers']),
    query: parameters['QueryParameters'],
    body: parameters['RequestBody'],
    form: readTransform(parameters['Transform']),
  };
}

/** What is wrong with an address. AWS calls `https` alone; here `http` on this machine will do too. */
export function endpointFault(endpoint: string): string | undefined {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url) return `ApiEndpoint must be a valid URL: '${endpoint}'.`;
  if (url.username !== '' || url.password !== '') return 'ApiEndpoint must not contain user information.';
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url.hostname)))
    return undefined;
  return `ApiEndpoint must be an HTTPS URL: '${endpoint}'.`;
}

function isThisMachine(host: string): boolean {
  return /^(?:127\.\d+\.\d+\.\d+|\[::1\]|(?:.*\.)?localhost)$/.test(host);
}

export function httpFault(cause: string): StatesError {
  return new StatesError('States.Runtime', cause);
}

function requireText(parameters: JsonObject, name: string): string {
  const value = member(parameters, name);
  if (typeof value === 'string') return value;
  throw httpFault(value === undefined ? `${name} is required.` : `${name} must be a string.`);
}

function readConnectionArn(parameters: JsonObject): string {
  const given = CONNECTION_FIELDS.filter((name) => member(parameters, name) !== undefined);
  const [name] = given;
  if (given.length > 1) throw httpFault(`Only one of ${CONNECTION_FIELDS.join(' and ')} may be given.`);
  const connectionArn = name && member(parameters[name] as Json, 'ConnectionArn');
  if (typeof connectionArn === 'string') return connectionArn;
  throw httpFault('A ConnectionArn is required in Authentication or InvocationConfig.');
}

function readHeaders(value: Json | undefined): JsonObject {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw httpFault('Headers must be an object.');
  const forbidden = Object.keys(value).find(isForbiddenHeader);
  if (forbidden === undefined) return value;
  throw httpFault(`The Headers field contains an unsupported header: ${forbidden}`);
}

function readTransform(value: Json | undefined): ArrayFormat | undefined {
  if (value === undefined || value === null) return undefined;
  const encoding = member(value, 'RequestBodyEncoding') ?? 'NONE';
  if (encoding === 'NONE') return undefined;
  if (encoding !== 'URL_ENCODED') throw httpFault('RequestBodyEncoding must be NONE or URL_ENCODED.');
  const options = member(value, 'RequestEncodingOptions') ?? null;
  const format = member(options, 'ArrayFormat') ?? 'INDICES';
  const found = ARRAY_FORMATS.find((each) => each === format);
  if (!found) throw httpFault(`ArrayFormat must be one of ${ARRAY_FORMATS.join(', ')}.`);
  return found;
}
