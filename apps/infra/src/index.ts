export { type Parameters, parametersSchema, readParameters } from './parameters.ts';
export { createInfraApp } from './infra-app.ts';
