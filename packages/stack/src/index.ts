export { deployStack } from './deploy-stack.ts';
export { emptyBucket, isBucketEmpty } from './empty-bucket.ts';
export { removeStack } from './remove-stack.ts';
export { readSconesStack, type SconesStack } from './scones-stack.ts';
export { DEFAULT_STACK_NAME, isNoStack, stackOutputs } from './stack-outputs.ts';
export { stackSource } from './stack-source.ts';
export { settledStack } from './settled-stack.ts';
export { readModelArchive } from './workflow/model-archive.ts';
export { readModelRecord } from './workflow/read-model-record.ts';
export { servedModel } from './workflow/served-model.ts';
export {
  readWorkflowSettings,
  requireThreshold,
  setThreshold,
  thresholdUnknown,
  type WorkflowClients,
  type WorkflowSetting,
  type WorkflowSettings,
  workflowThreshold,
} from './workflow/workflow-settings.ts';
