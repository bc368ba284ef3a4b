import { type NotSupported, refusedOperation } from './not-supported.ts';
import { type AwsError, commonErrors } from './aws-error.ts';
import { type Declaration, declarationOf } from './declaration.ts';
import type { EmulatorRequest } from './emulator-request.ts';
import { encodeJson, isScopedTo, parseJson } from './json-service.ts';
import { inputsOf, type OperationTable, runOperation, type WrongInput } from './operation.ts';
import { restJsonRefusals } from './refusals.ts';
import type { EmulatedService, EmulatorResponse } from './service.ts';

/** How one operation looks on the wire: `POST /endpoints/{EndpointName}/invocations`. */
export interface Route {
  readonly method: string;
  /** `{Name}` is a segment that becomes the input's member `Name`, percent-decoded. */
  readonly path: string;
  /** A parameter that the query must have; it is no member of the input. */
  readonly query?: Readonly<Record<string, string>>;
  readonly operation: string;
  /** The input besides the path's members; by default the query's members and the JSON body's. */
  readonly input?: (request: EmulatorRequest) => Promise<object>;
  /** The reply; by default 200 with the output as JSON. */
  readonly response?: (output: never) => EmulatorResponse;
}

interface RestJsonServiceOptions<Context> extends Declaration {
  readonly routes: readonly Route[];
  readonly operations: OperationTable<Context>;
  readonly context: Context;
  /** Why the service's other operations are not here. */
  readonly notSupported?: readonly NotSupported[];
  /** The error for an input that breaks a constraint; by default `ValidationException`. */
  readonly invalidInput?: (wrong: WrongInput) => AwsError;
  readonly close?: () => Promise<void>;
}

/** A service on AWS's REST protocol with JSON bodies (https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html). */
export function restJsonService<Context>(options: RestJsonServiceOptions<Context>): EmulatedService {
  const { scope } = options.names;
  const routes = options.routes.map((route) => ({ ...route, segments: route.path.split('/').slice(1) }));
  // A path of this service that has no route is refused here, and not taken for a bucket of that name.
  const ownFirstSegments = new Set(routes.map((route) => route.segments[0]));
  const match = (request: EmulatorRequest): { route: Route; members: Record<string, string> } | undefined => {
    const path = request.path.split('/').slice(1);
    for (const route of routes) {
      const isMeant = route.method === request.method && hasQuery(request, route.query);
      const members = isMeant ? matchSegments(route.segments, path) : undefined;
      if (members) return { route, members };
    }
    return undefined;
  };
  return {
    name: options.names.name,
    detect: (request) =>
      isScopedTo(request, scope) &&
      (request.scope === scope
        ? ownFirstSegments.has(request.path.split('/')[1])
        : match(request) !== undefined),
    async handle(request) {
      const found = match(request);
      if (!found) throw refusedOperation(options, `${request.method} ${request.path}`);
      const input = await (found.route.input ?? defaultInput)(request);
      for (const name of Object.keys(found.route.query ?? {})) Reflect.deleteProperty(input, name);
      const output = await runOperation(
        options,
        found.route.operation,
        { ...input, ...decodeMembers(found.members) },
        request.context,
      );
      return (
        found.route.response?.(output as never) ?? {
          status: 200,
          headers: JSON_HEADERS,
          body: encodeJson(output),
        }
      );
    },
    renderError: (error) => ({
      status: error.statusCode,
      headers: { ...JSON_HEADERS, 'x-amzn-errortype': error.code },
      body: encodeJson({
        Type: error.fault === 'client' ? 'User' : 'Service',
        Message: error.message,
        message: error.message,
        ...error.members,
      }),
    }),
    wire: { protocol: 'rest' },
    operationNames: Object.keys(options.operations),
    inputs: inputsOf(options.operations),
    supports: (operation) => Object.hasOwn(options.operations, operation),
    call: (operation, input, request) => runOperation(options, operation, input, request),
    ...declarationOf(options),
    refusals: restJsonRefusals,
    ...(options.close && { close: options.close }),
  };
}

const JSON_HEADERS = { 'content-type': 'application/json' };

/** The members of a presigned URL's query that are no members of the input. */
const OF_SIGNATURE = /^x-amz-(algorithm|credential|date|expires|security-token|signature|signedheaders)$/i;

async function defaultInput(request: EmulatorRequest): Promise<object> {
  const body = parseJson(await request.content());
  // The members of a text or a list are its characters or items, which are as many as the body is long.
  if (typeof body !== 'object' || Array.isArray(body))
    throw commonErrors.SerializationException.body({ format: 'a JSON object' });
  const query = [...request.query].filter(([name]) => !OF_SIGNATURE.test(name));
  return { ...Object.fromEntries(query), ...body };
}

function hasQuery(request: EmulatorRequest, wanted: Route['query'] = {}): boolean {
  return Object.entries(wanted).every(([name, value]) => request.query.get(name) === value);
}

function matchSegments(
  pattern: readonly string[],
  path: readonly string[],
): Record<string, string> | undefined {
  // AWS's clients send a trailing slash where the pattern has one; both spellings mean the same.
  const segments = path.at(-1) === '' ? path.slice(0, -1) : path;
  if (segments.length !== pattern.length) return undefined;
  const members: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = segments[index] as string;
    if (expected.startsWith('{')) members[expected.slice(1, -1)] = actual;
    else if (expected !== actual) return undefined;
  }
  return members;
}

/** Decodes after the route has matched, so that a wrong encoding is refused by the service that the path names. */
function decodeMembers(members: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(members).map(([name, segment]) => [name, decodeSegment(segment)]));
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (cause) {
    throw commonErrors.SerializationException.segment({ segment }, { cause });
  }
}
