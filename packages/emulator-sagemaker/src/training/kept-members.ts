import { structure } from '@scones/emulator-core';
import type {
  CheckpointConfig,
  CollectionConfiguration,
  DebugHookConfig,
  DebugRuleConfiguration,
  ExperimentConfig,
  InfraCheckConfig,
  ProfilerConfig,
  ProfilerRuleConfiguration,
  RemoteDebugConfig,
  RetryStrategy,
  SessionChainingConfig,
  TensorBoardOutputConfig,
} from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { text, textMap } from '../input/constraints.ts';
import { processingInstanceType } from '../input/instance-types.ts';
import { vpcConfig } from '../input/shared-members.ts';
import { s3Uri } from '../input/s3-uri.ts';

const localPath = text({ max: 4096 });
const name = text({ min: 1, max: 256 });
const settings = textMap({ min: 1, max: 256 }, { max: 256 }, 20);
const experimentEntity = text({ min: 1, max: 120, pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,119}' });

const collection = structure<CollectionConfiguration>()({
  CollectionName: name.optional(),
  CollectionParameters: settings.optional(),
});

const rule = {
  RuleConfigurationName: name,
  LocalPath: localPath.optional(),
  S3OutputPath: s3Uri.optional(),
  RuleEvaluatorImage: text({ max: 255 }),
  InstanceType: processingInstanceType.optional(),
  VolumeSizeInGB: z.int().min(0).optional(),
  RuleParameters: textMap({ min: 1, max: 256 }, { max: 256 }, 100).optional(),
};

/** The SDKs send these by themselves, or a user sends them for AWS's sake. The model is the same without them. */
export const keptMembers = {
  CheckpointConfig: structure<CheckpointConfig>()({
    S3Uri: s3Uri,
    LocalPath: localPath.optional(),
  }).optional(),
  DebugHookConfig: structure<DebugHookConfig>()({
    LocalPath: localPath.optional(),
    S3OutputPath: s3Uri,
    HookParameters: settings.optional(),
    CollectionConfigurations: z.array(collection).max(20).optional(),
  }).optional(),
  DebugRuleConfigurations: z.array(structure<DebugRuleConfiguration>()(rule)).max(20).optional(),
  EnableInterContainerTrafficEncryption: z.boolean().optional(),
  EnableManagedSpotTraining: z.boolean().optional(),
  EnableNetworkIsolation: z.boolean().optional(),
  ExperimentConfig: structure<ExperimentConfig>()({
    ExperimentName: experimentEntity.optional(),
    TrialName: experimentEntity.optional(),
    TrialComponentDisplayName: experimentEntity.optional(),
    RunName: experimentEntity.optional(),
  }).optional(),
  InfraCheckConfig: structure<InfraCheckConfig>()({ EnableInfraCheck: z.boolean().optional() }).optional(),
  ProfilerConfig: structure<ProfilerConfig>()({
    S3OutputPath: s3Uri.optional(),
    ProfilingIntervalInMilliseconds: z.int().optional(),
    ProfilingParameters: settings.optional(),
    DisableProfiler: z.boolean().optional(),
  }).optional(),
  ProfilerRuleConfigurations: z.array(structure<ProfilerRuleConfiguration>()(rule)).max(20).optional(),
  RemoteDebugConfig: structure<RemoteDebugConfig>()({ EnableRemoteDebug: z.boolean().optional() }).optional(),
  RetryStrategy: structure<RetryStrategy>()({ MaximumRetryAttempts: z.int().min(1).max(30) }).optional(),
  SessionChainingConfig: structure<SessionChainingConfig>()({
    EnableSessionTagChaining: z.boolean().optional(),
  }).optional(),
  TensorBoardOutputConfig: structure<TensorBoardOutputConfig>()({
    LocalPath: localPath.optional(),
    S3OutputPath: s3Uri,
  }).optional(),
  VpcConfig: vpcConfig.optional(),
};
