import type { NotSupported } from './not-supported.ts';
import type { AwsError } from './aws-error.ts';
import { type Declaration, declarationOf } from './declaration.ts';
import type { EmulatorRequest } from './emulator-request.ts';
import { inputsOf, type OperationTable, runOperation, type WrongInput } from './operation.ts';
import { inQueryWords, queryErrors } from './query-errors.ts';
import { readForm } from './query-form.ts';
import { queryRefusals } from './refusals.ts';
import type { EmulatedService, EmulatorResponse } from './service.ts';
import { renderXml, type XmlValue } from './xml.ts';

interface QueryServiceOptions<Context> extends Declaration {
  /** `Version` of the form: `2011-06-15`. */
  readonly version: string;
  /** The namespace of the replies: `https://sts.amazonaws.com/doc/2011-06-15/`. */
  readonly namespace: string;
  readonly operations: OperationTable<Context>;
  readonly context: Context;
  /** Why the service's other operations are not here. */
  readonly notSupported?: readonly NotSupported[];
  /** The error for an input that breaks a constraint; by default `ValidationException`. */
  readonly invalidInput?: (wrong: WrongInput) => AwsError;
  /** The members of outputs that are maps, which XML writes differently from structures. */
  readonly maps?: readonly string[];
  /** The operations that have no output in AWS's model, whose replies have no result element. */
  readonly withoutResult?: readonly string[];
  readonly close?: () => Promise<void>;
}

/**
 * A service on AWS's Query protocol: `Action` and its input in a form, the output in XML
 * (https://smithy.io/2.0/aws/protocols/aws-query-protocol.html).
 */
export function queryService<Context>(options: QueryServiceOptions<Context>): EmulatedService {
  const maps = new Set(options.maps);
  const withoutResult = new Set(options.withoutResult);
  return {
    name: options.names.name,
    detect: (request) => detect(options, request),
    async handle(request) {
      const form = await formOf(request);
      const action = form.get('Action');
      if (action === null) throw queryErrors.MissingAction();
      const output = await runOperation(options, action, inputOf(options, action, form), request.context);
      const reply = {
        // Strict clients, botocore for one, fail without the element, however empty it is.
        ...(!withoutResult.has(action) && { [`${action}Result`]: withMembers(output as XmlValue, maps) }),
        ResponseMetadata: { RequestId: request.id },
      };
      return xmlReply(200, renderXml(`${action}Response`, reply, options.namespace));
    },
    renderError: (error, request) => renderQueryError(inQueryWords(error), request, options.namespace),
    wire: { protocol: 'query', version: options.version },
    operationNames: Object.keys(options.operations),
    inputs: inputsOf(options.operations),
    supports: (operation) => Object.hasOwn(options.operations, operation),
    call: (operation, input, request) => runOperation(options, operation, input, request),
    ...declarationOf(options),
    refusals: queryRefusals,
    ...(options.close && { close: options.close }),
  };
}

const FORM_TYPE = 'application/x-www-form-urlencoded';

/** The signature says which service a request is for; without one, its action and version do. */
function detect<Context>(
  options: QueryServiceOptions<Context>,
  request: EmulatorRequest,
): boolean | Promise<boolean> {
  if (!mayHaveForm(request)) return false;
  if (request.scope !== undefined) return request.scope === options.names.scope;
  return formOf(request).then(
    (form) =>
      form.get('Version') === options.version && Object.hasOwn(options.operations, form.get('Action') ?? ''),
  );
}

function mayHaveForm(request: EmulatorRequest): boolean {
  if (request.method === 'POST') return request.header('content-type')?.startsWith(FORM_TYPE) ?? false;
  return request.method === 'GET' && request.hasQuery && request.query.has('Action');
}

async function formOf(request: EmulatorRequest): Promise<URLSearchParams> {
  return request.method === 'GET' ? request.query : await request.form();
}

/** An operation that isn't here has no schema: IAM and the refusal still see its input. */
function inputOf<Context>(
  { operations }: QueryServiceOptions<Context>,
  action: string,
  form: URLSearchParams,
): unknown {
  const schema = Object.hasOwn(operations, action) ? operations[action]?.input : undefined;
  return readForm(
    [...form].filter(([name]) => name !== 'Action' && name !== 'Version'),
    schema,
  );
}

/** Lists as `<member>`s, maps as `<entry>`s of key and value. */
function withMembers(value: XmlValue, maps: ReadonlySet<string>): XmlValue {
  if (typeof value !== 'object' || value instanceof Date) return value;
  if (Array.isArray(value)) return { member: value.map((item) => withMembers(item as XmlValue, maps)) };
  return Object.fromEntries(
    Object.entries(value).map(([name, content]) => [
      name,
      maps.has(name) && content !== undefined ? entriesOf(content as object) : withMembers(content, maps),
    ]),
  );
}

function entriesOf(map: object): XmlValue {
  return { entry: Object.entries(map).map(([key, value]) => ({ key, value: value as XmlValue })) };
}

function renderQueryError(error: AwsError, request: EmulatorRequest, namespace: string): EmulatorResponse {
  const document = {
    Error: {
      Type: error.fault === 'client' ? 'Sender' : 'Receiver',
      Code: error.code,
      Message: error.message,
      ...(error.members as Record<string, XmlValue>),
    },
    RequestId: request.id,
  };
  return xmlReply(error.statusCode, renderXml('ErrorResponse', document, namespace));
}

function xmlReply(status: number, body: string): EmulatorResponse {
  return { status, headers: { 'content-type': 'text/xml' }, body };
}
