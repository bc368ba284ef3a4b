export {
  deleteEndpoint,
  type DeleteContext,
  type DeletedEndpoint,
  type DeleteOptions,
  type DeleteProgress,
} from './delete-endpoint.ts';
export { deploy, type DeployContext, type DeployedEndpoint, type DeployProgress } from './deploy/deploy.ts';
export type { DeployOptions } from './deploy/deploy-options.ts';
export { type ModelSource, modelSource } from './deploy/model-source.ts';
export { describeProgress } from './describe-progress.ts';
export { newestTrainingJob } from './newest-training-job.ts';
export { describeChange, type EndpointChange } from './update/endpoint-settings.ts';
export { rollback, type RolledBackEndpoint, type RollbackOptions } from './update/rollback.ts';
export { update, type UpdateContext, type UpdatedEndpoint, type UpdateProgress } from './update/update.ts';
export type { UpdateOptions } from './update/update-options.ts';
export {
  type EndpointStatusReport,
  status,
  type StatusContext,
  type StatusOptions,
} from './endpoint-status.ts';
export { monitor, type MonitorContext, type MonitorProgress, type MonitorReport } from './monitor/monitor.ts';
export { type MonitorOptions, monitorOptionsSchema } from './monitor/monitor-options.ts';
