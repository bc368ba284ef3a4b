export {
  deleteEndpoint,
  type DeleteContext,
  type DeletedEndpoint,
  type DeleteOptions,
  type DeleteProgress,
} from './delete-endpoint.ts';
export { deploy, type DeployContext, type DeployedEndpoint, type DeployProgress } from './deploy/deploy.ts';
export type { DeployOptions } from './deploy/deploy-options.ts';
export {
  type EndpointStatusReport,
  status,
  type StatusContext,
  type StatusOptions,
} from './endpoint-status.ts';
export { monitor, type MonitorContext, type MonitorProgress, type MonitorReport } from './monitor/monitor.ts';
export type { MonitorOptions } from './monitor/monitor-options.ts';
