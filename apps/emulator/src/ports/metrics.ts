import type { CloudWatchService } from '@scones/emulator-cloudwatch';
import type { MetricPort } from '@scones/emulator-lambda';
import type { SageMakerPorts } from '@scones/emulator-sagemaker';

type Record = Pick<CloudWatchService, 'recordMetric'>;

/** What Lambda counts, as metrics of its functions. */
export function lambdaMetrics({ recordMetric }: Record): MetricPort {
  return (functionName, MetricName, value) => {
    const Dimensions = [{ Name: 'FunctionName', Value: functionName }];
    recordMetric({ Namespace: 'AWS/Lambda', MetricName, Dimensions }, value);
  };
}

/** What SageMaker counts, as metrics of an endpoint's variants. */
export function endpointMetrics({ recordMetric }: Record): NonNullable<SageMakerPorts['metrics']> {
  return (endpointName, variantName, MetricName, value) => {
    const Dimensions = [
      { Name: 'EndpointName', Value: endpointName },
      { Name: 'VariantName', Value: variantName },
    ];
    recordMetric({ Namespace: 'AWS/SageMaker', MetricName, Dimensions }, value);
  };
}
