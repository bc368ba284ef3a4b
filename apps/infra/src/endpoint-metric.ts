import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';

interface EndpointName {
  readonly endpointName: string;
  readonly variantName: string;
}

/** A metric of the endpoint. The stack knows the endpoint only by its name, since `endpoint-deployer` makes it. */
export function endpointMetric(
  { endpointName, variantName }: EndpointName,
  name: string,
  statistic: string,
): Metric {
  return new Metric({
    namespace: 'AWS/SageMaker',
    metricName: name,
    dimensionsMap: { EndpointName: endpointName, VariantName: variantName },
    statistic,
    period: Duration.minutes(5),
  });
}
