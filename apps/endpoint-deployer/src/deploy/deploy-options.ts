import { countOption, instanceTypeOption, roleArnOption, textOption } from '@scones/command-line';
import { z } from 'zod';

const s3Location = z.string().regex(/^s3:\/\/[^/]+\/.+$/, 'takes s3://BUCKET/KEY');

/** Model and configuration are named after the endpoint and the time, in AWS's 63 characters. */
export const endpointNameSchema = z
  .string()
  .regex(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,44}$/, 'takes a name of at most 45 letters, digits and hyphens')
  .describe('name of the endpoint')
  .meta({ value: 'name' });

/** The parts of a model. */
export const modelOptions = {
  fromTrainingJob: textOption()
    .optional()
    .describe('take artefact, image and role from this training job where they are not given')
    .meta({ value: 'name' }),
  modelArtifact: s3Location.optional().describe('the model.tar.gz').meta({ value: 's3-location' }),
  image: textOption().optional().describe('URI of the inference image').meta({ value: 'uri' }),
  roleArn: roleArnOption().optional(),
};

/** How an endpoint serves the model. */
export const servingOptions = {
  instanceType: instanceTypeOption('instances of this type'),
  instanceCount: countOption().describe('instances').meta({ value: 'count' }),
  capturePrefix: s3Location.describe('where inputs and answers are captured').meta({ value: 's3-location' }),
  capturePercentage: countOption(0, 100)
    .describe('the share of the requests that is captured')
    .meta({ value: 'percent' }),
};

export const deployOptionsSchema = z.object({
  name: endpointNameSchema,
  ...modelOptions,
  ...servingOptions,
  instanceType: servingOptions.instanceType.default('ml.m5.large'),
  instanceCount: servingOptions.instanceCount.default(1),
  capturePercentage: servingOptions.capturePercentage.default(100),
});
export type DeployOptions = z.input<typeof deployOptionsSchema>;
export type CheckedDeployOptions = z.output<typeof deployOptionsSchema>;
