/**
 * US dollars an hour for one serving instance, on demand in us-east-1: https://aws.amazon.com/sagemaker/pricing,
 * real-time inference. AWS's price list has the figures under the usage types `USE1-Host:ml.…`. The prices of m5 and c5
 * are from June to October 2026, the others from older copies of the list. The volume of each instance ($0.14 a GB and
 * month) is not included.
 */
export const ENDPOINT_INSTANCES = {
  'ml.t2.medium': 0.056,
  'ml.c5.large': 0.102,
  'ml.c5.xlarge': 0.204,
  'ml.m5.large': 0.115,
  'ml.m5.xlarge': 0.23,
  'ml.m5.2xlarge': 0.461,
  'ml.g4dn.xlarge': 0.7364,
  'ml.g5.xlarge': 1.408,
} as const;
export type EndpointInstance = keyof typeof ENDPOINT_INSTANCES;

/**
 * US dollars an hour for one training instance, under the usage types `USE1-Train:ml.…`. The prices of m5.large and
 * g5.2xlarge are from August 2026, the others from older copies of the list.
 */
export const TRAINING_INSTANCES = {
  'ml.m5.large': 0.115,
  'ml.m5.xlarge': 0.23,
  'ml.g4dn.xlarge': 0.7364,
  'ml.g5.xlarge': 1.408,
  'ml.g5.2xlarge': 1.515,
  'ml.p3.2xlarge': 3.825,
  'ml.p3.8xlarge': 14.688,
} as const;

/** Undefined for instances whose price is not in the table. */
export function priceAnHour(
  prices: Readonly<Record<string, number>>,
  instanceType: string,
  count: number,
): number | undefined {
  const price = Object.hasOwn(prices, instanceType) ? prices[instanceType] : undefined;
  return price === undefined ? undefined : count * price;
}
