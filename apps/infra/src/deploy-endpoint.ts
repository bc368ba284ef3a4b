import { deploy, update } from '@scones/endpoint-deployer';
import type { EndpointContext, EndpointPlan } from './plan-endpoint.ts';

/** Carries out a plan, after which the endpoint serves the model. */
export async function deployEndpoint(context: EndpointContext, plan: EndpointPlan): Promise<void> {
  const { action, name, trainingJob: fromTrainingJob, roleArn, capturePrefix } = plan;
  const { instanceType, instanceCount } = plan;
  const options = { name, fromTrainingJob, roleArn, capturePrefix, instanceType, instanceCount };
  switch (action) {
    case 'make':
      await deploy(context, options);
      break;
    // An endpoint that is kept may still have parts that a deployment left which was ended by force.
    case 'update':
    case 'keep':
      await update(context, options);
      break;
  }
}
