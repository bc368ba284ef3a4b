import {
  DescribeEndpointCommand,
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';

/** Where the artefact lies of the model that an endpoint serves, `s3://…/model.tar.gz`; undefined where it has none. */
export async function servedModel(
  sageMaker: SageMakerClient,
  endpointName: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const options = signal && { abortSignal: signal };
  const { EndpointConfigName } = await sageMaker.send(
    new DescribeEndpointCommand({ EndpointName: endpointName }),
    options,
  );
  const { ProductionVariants = [] } = await sageMaker.send(
    new DescribeEndpointConfigCommand({ EndpointConfigName }),
    options,
  );
  const [variant] = ProductionVariants;
  if (!variant?.ModelName) return undefined;
  const { PrimaryContainer } = await sageMaker.send(
    new DescribeModelCommand({ ModelName: variant.ModelName }),
    options,
  );
  return PrimaryContainer?.ModelDataUrl;
}
