export { type RunningMockEndpoint, startMockEndpoint } from './start-mock-endpoint.ts';
