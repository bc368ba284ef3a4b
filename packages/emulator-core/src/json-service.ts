import type { NotSupported } from './not-supported.ts';
import type { AwsError } from './aws-error.ts';
import { commonErrors } from './aws-error.ts';
import { type Declaration, declarationOf } from './declaration.ts';
import type { EmulatorRequest } from './emulator-request.ts';
import { inputsOf, type OperationTable, runOperation, type WrongInput } from './operation.ts';
import { jsonRefusals } from './refusals.ts';
import type { EmulatedService, EmulatorResponse } from './service.ts';

interface JsonServiceOptions<Context> extends Declaration {
  readonly version: '1.0' | '1.1';
  /** The part of `X-Amz-Target` before the dot. */
  readonly target: string;
  readonly operations: OperationTable<Context>;
  readonly context: Context;
  /** Why the service's other operations are not here. */
  readonly notSupported?: readonly NotSupported[];
  /** The error for an input that breaks a constraint; by default `ValidationException`. */
  readonly invalidInput?: (wrong: WrongInput) => AwsError;
  /**
   * An error's code on the Query protocol, for a service that has spoken it: clients that asked it then read that code
   * in a header (https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#awsquerycompatible-trait).
   */
  readonly queryCode?: (error: AwsError) => string;
  readonly close?: () => Promise<void>;
}

/** A service on AWS's JSON protocol (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html). */
export function jsonService<Context>(options: JsonServiceOptions<Context>): EmulatedService {
  const prefix = `${options.target}.`;
  const headers = { 'content-type': `application/x-amz-json-${options.version}` };
  return {
    name: options.names.name,
    detect: (request) => request.header('x-amz-target')?.startsWith(prefix) ?? false,
    async handle(request) {
      const operation = (request.header('x-amz-target') as string).slice(prefix.length);
      const input = parseJson(await request.content());
      const output = await runOperation(options, operation, input, request.context);
      return { status: 200, headers, body: encodeJson(output) };
    },
    renderError: (error) => renderJsonError(error, { ...headers, ...queryHeader(error, options.queryCode) }),
    wire: { protocol: 'json', target: options.target },
    operationNames: Object.keys(options.operations),
    inputs: inputsOf(options.operations),
    supports: (operation) => Object.hasOwn(options.operations, operation),
    call: (operation, input, request) => runOperation(options, operation, input, request),
    ...declarationOf(options),
    refusals: jsonRefusals,
    ...(options.close && { close: options.close }),
  };
}

function queryHeader(error: AwsError, queryCode?: (error: AwsError) => string): Record<string, string> {
  if (!queryCode) return {};
  const fault = error.fault === 'client' ? 'Sender' : 'Receiver';
  return { 'x-amzn-query-error': `${queryCode(error)};${fault}` };
}

function renderJsonError(error: AwsError, headers: Record<string, string>): EmulatorResponse {
  return {
    status: error.statusCode,
    headers: { ...headers, 'x-amzn-errortype': error.code },
    body: encodeJson({ __type: error.code, message: error.message, ...error.members }),
  };
}

export function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return {};
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw commonErrors.SerializationException.body({ format: 'JSON' }, { cause });
  }
}

/** JSON with dates as epoch seconds, as AWS's JSON protocols write them. */
export function encodeJson(value: unknown): string {
  return JSON.stringify(withSeconds(value));
}

/** The value itself where it holds no date: a replacer for `JSON.stringify` takes ten times as long. */
function withSeconds(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return withSecondsInList(value);
  let copy: Record<string, unknown> | undefined;
  const members = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(members)) {
    const shown = withSeconds(members[name]);
    if (shown !== members[name]) (copy ??= { ...value })[name] = shown;
  }
  return copy ?? value;
}

function withSecondsInList(list: readonly unknown[]): readonly unknown[] {
  const copy = list.map(withSeconds);
  return copy.every((item, index) => item === list[index]) ? list : copy;
}

/** Whether a request names this service and no other in its signature, or is not signed at all. */
export function isScopedTo(request: EmulatorRequest, name: string): boolean {
  return request.scope === undefined || request.scope === name;
}
