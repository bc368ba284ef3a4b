import type {
  DescribeEndpointConfigOutput,
  DescribeEndpointOutput,
  DescribeModelOutput,
  DescribeTrainingJobResponse,
  ListEndpointsOutput,
  ListTrainingJobsResponse,
} from '@aws-sdk/client-sagemaker';
import { jsonCall, type OnTheWire } from './json-call.ts';
import { allPages } from './pages-of.ts';

export type ListedJob = NonNullable<OnTheWire<ListTrainingJobsResponse>['TrainingJobSummaries']>[number];
export type TrainingJob = OnTheWire<DescribeTrainingJobResponse>;
export type ListedEndpoint = NonNullable<OnTheWire<ListEndpointsOutput>['Endpoints']>[number];
export type Endpoint = OnTheWire<DescribeEndpointOutput>;
export type EndpointConfig = OnTheWire<DescribeEndpointConfigOutput>;

/** The newest first. */
export function listTrainingJobs(signal?: AbortSignal): Promise<ListedJob[]> {
  return allPages(
    (NextToken) =>
      jsonCall<ListTrainingJobsResponse>(
        'sagemaker',
        'ListTrainingJobs',
        { MaxResults: 100, SortBy: 'CreationTime', SortOrder: 'Descending', NextToken },
        signal,
      ),
    'NextToken',
    ({ TrainingJobSummaries }) => TrainingJobSummaries,
  );
}

export function describeTrainingJob(TrainingJobName: string, signal?: AbortSignal): Promise<TrainingJob> {
  return jsonCall<DescribeTrainingJobResponse>(
    'sagemaker',
    'DescribeTrainingJob',
    { TrainingJobName },
    signal,
  );
}

export async function stopTrainingJob(TrainingJobName: string): Promise<void> {
  await jsonCall('sagemaker', 'StopTrainingJob', { TrainingJobName });
}

/** The newest first. */
export function listEndpoints(signal?: AbortSignal): Promise<ListedEndpoint[]> {
  return allPages(
    (NextToken) =>
      jsonCall<ListEndpointsOutput>(
        'sagemaker',
        'ListEndpoints',
        { MaxResults: 100, SortBy: 'CreationTime', SortOrder: 'Descending', NextToken },
        signal,
      ),
    'NextToken',
    ({ Endpoints }) => Endpoints,
  );
}

export function describeEndpoint(EndpointName: string, signal?: AbortSignal): Promise<Endpoint> {
  return jsonCall<DescribeEndpointOutput>('sagemaker', 'DescribeEndpoint', { EndpointName }, signal);
}

export function describeEndpointConfig(
  EndpointConfigName: string,
  signal?: AbortSignal,
): Promise<EndpointConfig> {
  return jsonCall<DescribeEndpointConfigOutput>(
    'sagemaker',
    'DescribeEndpointConfig',
    { EndpointConfigName },
    signal,
  );
}

/** The place of a model's artefact in S3. */
export async function artefactOfModel(ModelName: string, signal?: AbortSignal): Promise<string | undefined> {
  const model = await jsonCall<DescribeModelOutput>('sagemaker', 'DescribeModel', { ModelName }, signal);
  return model.PrimaryContainer?.ModelDataUrl;
}
