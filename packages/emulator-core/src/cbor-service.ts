import { cbor, dateToTag, tagSymbol } from '@smithy/core/cbor';
import { type AwsError, commonErrors } from './aws-error.ts';
import { type Declaration, declarationOf } from './declaration.ts';
import type { EmulatorRequest } from './emulator-request.ts';
import { inputsOf, type OperationTable, runOperation, type WrongInput } from './operation.ts';
import { jsonRefusals } from './refusals.ts';
import type { EmulatedService, EmulatorResponse } from './service.ts';

interface CborServiceOptions<Context> extends Declaration {
  /** The service in the paths of its operations: `/service/GraniteServiceVersion20100801/operation/…`. */
  readonly shape: string;
  readonly operations: OperationTable<Context>;
  readonly context: Context;
  /** The error for an input that breaks a constraint; by default `ValidationException`. */
  readonly invalidInput?: (wrong: WrongInput) => AwsError;
  readonly close?: () => Promise<void>;
}

const HEADERS = { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' };

/** A service on AWS's protocol in CBOR (https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html). */
export function cborService<Context>(options: CborServiceOptions<Context>): EmulatedService {
  const prefix = `/service/${options.shape}/operation/`;
  return {
    name: options.names.name,
    detect: (request) =>
      request.header('smithy-protocol') === HEADERS['smithy-protocol'] && request.path.startsWith(prefix),
    async handle(request) {
      const operation = request.path.slice(prefix.length);
      const output = await runOperation(options, operation, await inputOf(request), request.context);
      return cborReply(200, output);
    },
    renderError: renderCborError,
    wire: { protocol: 'cbor', shape: options.shape },
    operationNames: Object.keys(options.operations),
    inputs: inputsOf(options.operations),
    supports: (operation) => Object.hasOwn(options.operations, operation),
    call: (operation, input, request) => runOperation(options, operation, input, request),
    ...declarationOf(options),
    refusals: jsonRefusals,
    ...(options.close && { close: options.close }),
  };
}

function renderCborError(error: AwsError): EmulatorResponse {
  return cborReply(error.statusCode, { __type: error.code, message: error.message, ...error.members });
}

function cborReply(status: number, value: object): EmulatorResponse {
  // The encoder answers a view of a buffer that it uses again.
  return { status, headers: HEADERS, body: Uint8Array.from(cbor.serialize(toWire(value))) };
}

async function inputOf(request: EmulatorRequest): Promise<unknown> {
  const bytes = await request.content();
  if (bytes.length === 0) return {};
  try {
    return fromWire(cbor.deserialize(bytes));
  } catch (cause) {
    throw commonErrors.SerializationException.body({ format: 'CBOR' }, { cause });
  }
}

/** Times are tagged numbers of seconds. */
function fromWire(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(fromWire);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (tagSymbol in value) return new Date(Number((value as unknown as { value: unknown }).value) * 1000);
  return mapMembers(value, fromWire);
}

function toWire(value: unknown): unknown {
  if (value instanceof Date) return dateToTag(value);
  if (Array.isArray(value)) return value.map(toWire);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return mapMembers(value, toWire);
}

function mapMembers(value: object, map: (part: unknown) => unknown): object {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([name, part]) => [name, map(part)]),
  );
}
