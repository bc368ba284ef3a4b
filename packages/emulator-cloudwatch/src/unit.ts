const SIZES = ['Bytes', 'Kilobytes', 'Megabytes', 'Gigabytes', 'Terabytes'] as const;
const BITS = ['Bits', 'Kilobits', 'Megabits', 'Gigabits', 'Terabits'] as const;
const AMOUNTS = [...SIZES, ...BITS, 'Count'] as const;
type Amount = (typeof AMOUNTS)[number];

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html */
export const UNITS = [
  'Seconds',
  'Microseconds',
  'Milliseconds',
  'Percent',
  'None',
  ...AMOUNTS,
  ...AMOUNTS.map((amount): `${Amount}/Second` => `${amount}/Second`),
] as const;
export type Unit = (typeof UNITS)[number];
