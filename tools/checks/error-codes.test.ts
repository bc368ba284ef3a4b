import { basename } from 'node:path';
import * as cloudFormation from '@aws-sdk/client-cloudformation';
import * as cloudWatch from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as events from '@aws-sdk/client-eventbridge';
import * as iam from '@aws-sdk/client-iam';
import * as lambda from '@aws-sdk/client-lambda';
import * as tagging from '@aws-sdk/client-resource-groups-tagging-api';
import * as sageMaker from '@aws-sdk/client-sagemaker';
import * as sageMakerRuntime from '@aws-sdk/client-sagemaker-runtime';
import * as stepFunctions from '@aws-sdk/client-sfn';
import * as sns from '@aws-sdk/client-sns';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import { errorCodesOf } from '@scones/emulator-core/testing';
import { expect, it } from 'vitest';
import { tableKeys } from './table-keys.ts';
import { exists, projects, read } from './tracked-files.ts';

/** S3 is not among them: its codes are in its documentation, not in its model. */
const MODELS: Readonly<Record<string, readonly object[]>> = {
  'emulator-cloudformation': [cloudFormation],
  'emulator-cloudwatch': [cloudWatch],
  'emulator-events': [events],
  'emulator-iam': [iam],
  'emulator-lambda': [lambda],
  'emulator-logs': [logs],
  'emulator-sagemaker': [sageMaker, sageMakerRuntime],
  'emulator-sns': [sns],
  'emulator-ssm': [ssm],
  'emulator-step-functions': [stepFunctions],
  'emulator-sts': [sts],
  'emulator-tagging': [tagging],
};
/** https://docs.aws.amazon.com/general/latest/gr/CommonErrors.html, and what services answer beside their models. */
const COMMON = [
  ...['AccessDenied', 'AccessDeniedException', 'InvalidParameterValue'],
  ...['ValidationError', 'ValidationException'],
];
/** What CloudFormation's handlers say of a resource in a stack's events, where no client looks for a class. */
const OF_HANDLERS = ['CustomResourceFailed', 'InvalidRequest', 'NotStabilized', 'NotSupported'];

const services = projects
  .filter((project) => exists(`${project}/src/errors.ts`) && exists(`${project}/src/operations.ts`))
  .map((project) => [basename(project), project] as const)
  .filter(([name]) => name !== 'emulator-s3');

it.each(services)('the errors of %s are of its model, or common to all services', (name, project) => {
  const models = MODELS[name] ?? [];
  const known = [
    ...models.flatMap(errorCodesOf),
    ...COMMON,
    ...(name === 'emulator-cloudformation' ? OF_HANDLERS : []),
  ];
  const codes = tableKeys(read(`${project}/src/errors.ts`), /rrors$/);
  expect(codes.filter((code) => !known.includes(code))).toEqual([]);
});
