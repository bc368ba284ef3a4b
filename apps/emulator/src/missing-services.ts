import {
  errorTable,
  type EmulatedService,
  type EmulatorRequest,
  encodeJson,
  type HttpService,
  jsonRefusals,
  renderXml,
} from '@scones/emulator-core';

/** Services that people look for, by the name that they sign requests with, and why they are not here. @public for docs/compatibility.md */
export const MISSING_SERVICES: Readonly<Record<string, string>> = {
  'api.ecr': 'It runs no containers; an image’s name says which program of this repository stands for it.',
  apigateway: 'It has no HTTP front doors; call the function or the state machine by its own API.',
  'application-autoscaling':
    'An endpoint has a fixed number of instances, which are processes of this machine.',
  athena: 'It has no SQL over objects; read the captures with `npx endpoint-deployer monitor`.',
  bedrock: 'It has no models but the image classifier that it trains.',
  cloudtrail: 'It keeps no trail; its log has what failed.',
  'cognito-idp': 'It has no users; the account’s root takes roles by AssumeRole.',
  ec2: 'It has no networks and no machines; everything runs on this one.',
  ecs: 'It runs no containers.',
  elasticfilesystem: 'It has no file systems; a function has its own folder and /tmp.',
  firehose: 'It has no streams.',
  glue: 'It has no catalogue and no jobs; the data set is staged by `npx training-pipeline stage`.',
  kinesis: 'It has no streams.',
  kms: 'It has no keys and encrypts nothing; what is kept is on this machine alone.',
  organizations: 'It has one account.',
  pricing: 'Nothing costs here; `npx nx deploy -- --dry-run` shows what AWS would cost.',
  redshift: 'It has no data warehouse.',
  scheduler: 'It has no schedules; start the target yourself.',
  secretsmanager: 'It keeps no secrets; use a String parameter of Systems Manager while developing.',
  ses: 'It sends no mail; subscribe an HTTP address to the topic.',
  xray: 'It keeps no traces; functions and state machines take the setting, and GetExecutionHistory tells what ran.',
};

const errors = errorTable({
  UnknownOperationException: {
    status: 400,
    message:
      'The emulator does not support the service {service}{reason}. docs/compatibility.md lists what it has.',
  },
});

/**
 * Refuses by name a request to a service that the emulator doesn't have, which S3 would take otherwise. `present` has
 * the scopes of the emulator's own services. A request to one of those that its service did not recognise gets no
 * reason why the service is missing.
 */
export function missingServices(present: readonly string[]): HttpService & Pick<EmulatedService, 'refusals'> {
  return {
    refusals: jsonRefusals,
    name: 'missing-services',
    detect: (request) => nameOf(request) !== undefined,
    async handle(request) {
      throw errors.UnknownOperationException({
        service: String(nameOf(request)),
        reason: reasonOf(request, present),
      });
    },
    renderError(error, request) {
      const headers = { 'x-amzn-errortype': error.code };
      if (isForm(request))
        return {
          status: error.statusCode,
          headers: { ...headers, 'content-type': 'text/xml' },
          body: renderXml('ErrorResponse', {
            Error: { Type: 'Sender', Code: error.code, Message: error.message },
            RequestId: request.id,
          }),
        };
      return {
        status: error.statusCode,
        headers: { ...headers, 'content-type': 'application/x-amz-json-1.1' },
        body: encodeJson({ __type: error.code, message: error.message }),
      };
    },
  };
}

function reasonOf(request: EmulatorRequest, present: readonly string[]): string {
  const name = request.scope ?? nameOf(request)?.split('_')[0]?.toLowerCase() ?? '';
  const isMissing = Object.hasOwn(MISSING_SERVICES, name) && !present.includes(name);
  const why = isMissing ? MISSING_SERVICES[name] : undefined;
  return why === undefined ? '' : `: ${why.replace(/\.$/, '')}`;
}

/** The service's name as the request has it; undefined when it may be S3's. */
function nameOf(request: EmulatorRequest): string | undefined {
  const target = request.header('x-amz-target')?.split('.')[0];
  if (target !== undefined) return request.scope ?? target;
  return request.scope === 's3' ? undefined : request.scope;
}

function isForm(request: EmulatorRequest): boolean {
  return request.header('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
}
