/**
 * The event that SageMaker sends to EventBridge
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html).
 */
export interface StatusChange {
  readonly detailType: 'SageMaker Training Job State Change' | 'SageMaker Endpoint State Change';
  readonly resourceArn: string;
  /** As the Describe operation of the resource answers. */
  readonly detail: object;
}
