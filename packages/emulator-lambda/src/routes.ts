import { encodeJson, type EmulatorRequest, type EmulatorResponse, type Route } from '@scones/emulator-core';
import type { OperationName } from './operations.ts';
import { refusedRoutes } from './refused-routes.ts';

const FUNCTION = '/2015-03-31/functions/{FunctionName}';
const EVENTS = '/2019-09-25/functions/{FunctionName}/event-invoke-config';
const LAYER = '/2018-10-31/layers/{LayerName}';
const LAYER_VERSION = `${LAYER}/versions/{VersionNumber}`;
const TAGS = '/2017-03-31/tags/{Resource}';

const created = (output: object): EmulatorResponse => ({
  status: 201,
  headers: { 'content-type': 'application/json' },
  body: encodeJson(output),
});
const noContent = (): EmulatorResponse => ({ status: 204 });

const supportedRoutes: readonly (Route & { readonly operation: OperationName })[] = [
  {
    method: 'POST',
    path: `${FUNCTION}/invocations`,
    operation: 'Invoke',
    input: invokeInput,
    response: invoked,
  },
  { method: 'POST', path: '/2015-03-31/functions', operation: 'CreateFunction', response: created },
  { method: 'GET', path: '/2015-03-31/functions', operation: 'ListFunctions' },
  { method: 'GET', path: FUNCTION, operation: 'GetFunction' },
  { method: 'DELETE', path: FUNCTION, operation: 'DeleteFunction', response: noContent },
  { method: 'GET', path: `${FUNCTION}/configuration`, operation: 'GetFunctionConfiguration' },
  { method: 'PUT', path: `${FUNCTION}/configuration`, operation: 'UpdateFunctionConfiguration' },
  { method: 'GET', path: `${FUNCTION}/code`, operation: 'DownloadFunctionCode', response: zipped },
  { method: 'PUT', path: `${FUNCTION}/code`, operation: 'UpdateFunctionCode' },
  { method: 'POST', path: `${FUNCTION}/versions`, operation: 'PublishVersion', response: created },
  { method: 'GET', path: `${FUNCTION}/versions`, operation: 'ListVersionsByFunction' },
  { method: 'POST', path: `${FUNCTION}/aliases`, operation: 'CreateAlias', response: created },
  { method: 'GET', path: `${FUNCTION}/aliases`, operation: 'ListAliases' },
  { method: 'GET', path: `${FUNCTION}/aliases/{Name}`, operation: 'GetAlias' },
  { method: 'PUT', path: `${FUNCTION}/aliases/{Name}`, operation: 'UpdateAlias' },
  { method: 'DELETE', path: `${FUNCTION}/aliases/{Name}`, operation: 'DeleteAlias', response: noContent },
  { method: 'POST', path: `${FUNCTION}/policy`, operation: 'AddPermission', response: created },
  { method: 'GET', path: `${FUNCTION}/policy`, operation: 'GetPolicy' },
  {
    method: 'DELETE',
    path: `${FUNCTION}/policy/{StatementId}`,
    operation: 'RemovePermission',
    response: noContent,
  },
  {
    method: 'GET',
    path: '/2019-09-30/functions/{FunctionName}/concurrency',
    operation: 'GetFunctionConcurrency',
  },
  {
    method: 'PUT',
    path: '/2017-10-31/functions/{FunctionName}/concurrency',
    operation: 'PutFunctionConcurrency',
  },
  {
    method: 'DELETE',
    path: '/2017-10-31/functions/{FunctionName}/concurrency',
    operation: 'DeleteFunctionConcurrency',
    response: noContent,
  },
  { method: 'GET', path: '/2016-08-19/account-settings', operation: 'GetAccountSettings' },
  { method: 'POST', path: `${LAYER}/versions`, operation: 'PublishLayerVersion', response: created },
  { method: 'GET', path: `${LAYER}/versions`, operation: 'ListLayerVersions' },
  { method: 'GET', path: LAYER_VERSION, operation: 'GetLayerVersion' },
  { method: 'DELETE', path: LAYER_VERSION, operation: 'DeleteLayerVersion', response: noContent },
  { method: 'GET', path: `${LAYER_VERSION}/content`, operation: 'DownloadLayerVersion', response: zipped },
  {
    method: 'GET',
    path: '/2018-10-31/layers',
    query: { find: 'LayerVersion' },
    operation: 'GetLayerVersionByArn',
  },
  { method: 'GET', path: '/2018-10-31/layers', operation: 'ListLayers' },
  { method: 'PUT', path: EVENTS, operation: 'PutFunctionEventInvokeConfig' },
  { method: 'POST', path: EVENTS, operation: 'UpdateFunctionEventInvokeConfig' },
  { method: 'GET', path: EVENTS, operation: 'GetFunctionEventInvokeConfig' },
  { method: 'DELETE', path: EVENTS, operation: 'DeleteFunctionEventInvokeConfig', response: noContent },
  { method: 'GET', path: `${EVENTS}/list`, operation: 'ListFunctionEventInvokeConfigs' },
  { method: 'GET', path: TAGS, operation: 'ListTags' },
  { method: 'POST', path: TAGS, operation: 'TagResource', response: noContent },
  { method: 'DELETE', path: TAGS, operation: 'UntagResource', input: untagInput, response: noContent },
];

/** Every path of Lambda's API that a client may call, so that an unsupported operation is refused by name. */
export const routes: readonly Route[] = [...supportedRoutes, ...refusedRoutes];

async function invokeInput(request: EmulatorRequest): Promise<object> {
  const { query } = request;
  return defined({
    Qualifier: query.get('Qualifier') ?? undefined,
    InvocationType: request.header('x-amz-invocation-type'),
    LogType: request.header('x-amz-log-type'),
    ClientContext: request.header('x-amz-client-context'),
    Payload: await request.bytes(),
  });
}

async function untagInput(request: EmulatorRequest): Promise<object> {
  return { TagKeys: request.query.getAll('tagKeys') };
}

function invoked(output: {
  StatusCode: number;
  Payload?: Uint8Array;
  FunctionError?: string;
  LogResult?: string;
  ExecutedVersion?: string;
}): EmulatorResponse {
  return {
    status: output.StatusCode,
    headers: defined({
      'content-type': 'application/json',
      'x-amz-executed-version': output.ExecutedVersion,
      'x-amz-function-error': output.FunctionError,
      'x-amz-log-result': output.LogResult,
    }),
    ...(output.Payload && { body: output.Payload }),
  };
}

function zipped({ zip }: { zip: Buffer }): EmulatorResponse {
  return { status: 200, headers: { 'content-type': 'application/zip' }, body: zip };
}

function defined<T extends object>(members: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}
